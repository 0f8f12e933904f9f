"""Whatever the mail server does: the message waits, is tried again, and the trouble is told in words."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clinic_site.outbox import delivery
from clinic_site.outbox.delivery import pause_after
from clinic_site.outbox.models import OutboxMessage
from tests.outbox.mailing import Mailbox, Quoting, converse, drip, free_port, serving, serving_raw

pytestmark = pytest.mark.django_db


def the_message():
    return OutboxMessage.objects.get()


def test_a_message_waits_for_a_server_that_is_down_and_arrives_when_it_is_back(
    write, deliver, mail_to, caplog
):
    written = write(to="marigold@example.com")
    mail_to(free_port())
    deliver()

    waiting = the_message()
    assert waiting.last_error == "Nothing answers where the mail server should be."
    assert (waiting.tries, waiting.sent_at, waiting.failed_at) == (1, None, None)
    assert waiting.due_at > timezone.now()
    assert "marigold" not in caplog.text

    mailbox = Mailbox()
    with serving(mailbox) as port:
        mail_to(port)
        deliver(again=True)
    assert mailbox.messages[0]["Message-ID"] == written.message_id
    assert the_message().last_error == ""


def test_thirty_percent_of_temporary_rejections_lose_nothing(write, deliver, mail_to):
    mailbox = Mailbox(*(["451 later", "250 OK", "250 OK"] * 4))
    for number in range(8):
        write(subject=f"Number {number}")

    with serving(mailbox) as port:
        mail_to(port)
        while OutboxMessage.objects.waiting().exists():
            deliver(again=True)

    assert sorted(message["Subject"] for message in mailbox.messages) == [
        f"Number {number}" for number in range(8)
    ]


def test_a_connection_that_ends_after_the_message_was_taken_makes_a_second_one_with_the_same_id(
    write, deliver, mail_to
):
    written = write()
    taken = []

    def take_and_hang_up(data, say):
        taken.append(data)

    with serving_raw(lambda end: converse(end, after_data=take_and_hang_up)) as port:
        mail_to(port)
        deliver()
        deliver(again=True)

    assert the_message().last_error == "The mail server ended the connection, or fell silent."
    assert [written.message_id.encode() in data for data in taken] == [True, True]


def test_a_server_that_never_answers_is_left(write, deliver, mail_to, settings):
    settings.EMAIL_TIMEOUT = 0.2
    write()
    with serving_raw(lambda end: end.recv(1)) as port:
        mail_to(port)
        deliver()

    assert the_message().last_error == "The mail server ended the connection, or fell silent."


def test_a_server_that_speaks_ever_so_slowly_is_left_as_a_whole(
    write, deliver, mail_to, monkeypatch
):
    # One byte at a time never is a silence: only a bound for the whole delivery ends it.
    monkeypatch.setattr(delivery, "LONGEST_DELIVERY", 0.3)
    write()
    with serving_raw(drip) as port:
        mail_to(port)
        deliver()

    assert the_message().last_error == "The mail server took too long."


def test_what_a_server_has_taken_is_sent_however_slowly_it_says_goodbye(
    write, deliver, mail_to, monkeypatch
):
    monkeypatch.setattr(delivery, "LONGEST_FAREWELL", 0.3)
    write()

    def accept_and_drip(end):
        converse(end, after_data=lambda _data, say: say(b"250 OK"))
        drip(end)

    with serving_raw(accept_and_drip) as port:
        mail_to(port)
        deliver()

    assert (the_message().sent_at is not None, the_message().last_error) == (True, "")


ADDRESS = "The mail server does not accept the recipient's address."
LATER = "The mail server asks to try again later."


@pytest.mark.parametrize(
    ("refusal", "outcome"),
    [
        (("RCPT", 550), (ADDRESS, True)),
        (("RCPT", 450), (LATER, False)),
        (("MAIL", 553), ("The mail server does not accept the site's address.", False)),
        (("MAIL", 421), (LATER, False)),
        (("DATA", 554), ("The mail server does not accept the message.", False)),
        (("DATA", 451), (LATER, False)),
    ],
)
def test_only_an_address_that_is_refused_for_good_fails_and_no_answer_is_quoted(
    write, deliver, mail_to, caplog, refusal, outcome
):
    write(to="marigold@example.com", subject="Hollyhock", body="Periwinkle")
    with serving(Quoting(*refusal)) as port:
        mail_to(port)
        deliver()

    refused = the_message()
    assert (refused.last_error, bool(refused.failed_at)) == outcome
    private = ("marigold", "hollyhock", "periwinkle", "website@")
    assert [word for word in private if word in caplog.text.lower()] == []
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_message_is_tried_for_three_days_and_then_failed(write, deliver, mail_to):
    mail_to(free_port())
    start = write().tried_since

    # Every try at its own time, as a worker makes them, until there is none any more.
    tried_at = []
    while (message := the_message()).failed_at is None:
        tried_at.append(max(message.due_at, start))
        with time_machine.travel(tried_at[-1], tick=False):
            assert deliver() == 1

    assert tried_at[-1] == start + timedelta(days=3)
    assert message.failed_at == tried_at[-1]
    assert message.tries == len(tried_at)
    assert 15 < len(tried_at) < 35
    with time_machine.travel(start + timedelta(days=30), tick=False):
        assert deliver() == 0


def test_a_message_that_nobody_tried_for_days_has_its_try_all_the_same(write, deliver, mailbox):
    write()
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        deliver()

    assert len(mailbox.messages) == 1


def test_the_next_try_is_after_the_pause(write, deliver, mail_to):
    mail_to(free_port())
    write()
    with time_machine.travel(timezone.now() + timedelta(seconds=1), tick=False):
        for seconds in (30, 60, 120, 240):
            deliver(again=True)
            pause = (the_message().due_at - timezone.now()).total_seconds()
            assert 0.75 * seconds <= pause <= 1.25 * seconds


@pytest.mark.parametrize("tries", range(1, 30))
def test_pauses_grow_to_six_hours_and_differ_by_a_quarter_at_most(tries):
    expected = min(30 * 2 ** (tries - 1), 6 * 3600)

    pauses = [pause_after(tries).total_seconds() for _ in range(50)]

    assert len(set(pauses)) > 1
    assert min(pauses) >= 0.75 * expected
    assert max(pauses) <= 1.25 * expected


@pytest.mark.parametrize(
    "error",
    [smtplib.SMTPDataError(550, b"marigold"), OSError("marigold"), ValueError("marigold")],
    ids=lambda error: type(error).__name__,
)
def test_an_error_is_told_in_our_words_alone(error):
    sentence = delivery.error_in_words(error)

    assert sentence.endswith(".")
    assert "marigold" not in sentence
