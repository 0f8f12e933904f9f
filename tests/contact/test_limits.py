"""What goes out and what is kept is bounded, and nobody is turned away without a word."""

import threading
import uuid
from itertools import count

import pytest
from django.db import connection
from django.test import Client

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.models import OutboxMessage
from contact import limits
from contact.inbox.not_spam import mark_not_spam
from contact.models import ConsultationRequest
from contact.telling import NEW_REQUEST, SUSPECTS_REFUSED, VISITORS_REFUSED
from tests.factories import ConsultationRequestFactory
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db

DIE = "I want to die."


@pytest.fixture
def few(monkeypatch):
    """A function that lowers limits, so that a test need not send thousands of requests."""

    def lower(**lowered):
        for name, most in lowered.items():
            monkeypatch.setattr(limits, name, most)

    return lower


@pytest.fixture
def visit(typed):
    """A function that sends a request of somebody else each time, from an address of their own."""
    numbers = count(1)

    def send(address="", **otherwise):
        number = next(numbers)
        form = typed | {"email": f"visitor-{number}@example.com", "name": f"Visitor {number}"}
        client = Client(REMOTE_ADDR=address or f"198.51.{number // 250}.{number % 250 + 1}")
        return client.post("/contact/", form | otherwise)

    return send


def confirmations():
    return OutboxMessage.objects.filter(kind=limits.CONFIRMATION).count()


def confirmation_page(answer):
    return words(main_of(read(Client().get(answer["Location"]))))


# --- What goes out ---


@pytest.mark.parametrize("message", ["Does it hurt?", DIE])
def test_the_visitors_of_an_hour_get_so_many_confirmations_and_who_gets_none_is_told(
    few, visit, message
):
    few(MOST_CONFIRMATIONS_OF_SITE=2)

    pages = [confirmation_page(visit(message=message)) for _ in range(3)]

    assert confirmations() == 2
    assert ["on its way to your email" in page for page in pages] == [True, True, False]
    assert "We send no confirmation by email this time" in pages[2]
    assert ConsultationRequest.objects.waiting().count() == 3


@pytest.mark.parametrize("message", ["Does it hurt?", DIE])
def test_a_connection_sets_off_so_many_confirmations_and_others_get_theirs(few, visit, message):
    few(MOST_CONFIRMATIONS_OF_SENDER=2)
    one_network = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::1", "2001:db8:1:2:3:4:5:6"]

    for address in [*one_network, "2001:db8:1:3::1"]:
        assert visit(address, message=message).status_code == 302

    sent = ConsultationRequest.objects.filter(confirmation__isnull=False).order_by("pk")
    assert [request.name for request in sent] == ["Visitor 1", "Visitor 2", "Visitor 4"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ann+1@example.com", "ann+2@example.com"),
        ("ann@example.com", "Ann+clinic@EXAMPLE.com"),
        ("ann.lee@gmail.com", "a.n.n.lee@gmail.com"),
        ("annlee@gmail.com", "ann.lee+x@googlemail.com"),
    ],
)
def test_a_mailbox_gets_so_many_confirmations_however_its_address_is_written(
    few, visit, one, other
):
    few(MOST_CONFIRMATIONS=1)

    for email in (one, other, "ben@example.com"):
        visit(email=email)

    sent = ConsultationRequest.objects.filter(confirmation__isnull=False).order_by("pk")
    assert [request.email for request in sent] == [one, "ben@example.com"]


def test_the_addresses_of_a_key_that_is_lost_keep_nobody_from_sending(few, visit):
    few(MOST_CONFIRMATIONS=1)
    visit(email="ann@example.com")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contact_consultationrequest SET email = 'of another key'")

    assert visit(email="ann@example.com").status_code == 302
    assert visit(email="ben@example.com").status_code == 302
    assert confirmations() == 2


def test_who_gave_no_address_is_told_of_no_email(visit):
    page = confirmation_page(visit(email="", preferred_way="any"))

    assert "by email this time" not in page
    assert "on its way" not in page


def test_a_suspect_is_not_promised_an_email(visit):
    page = confirmation_page(visit(remark="https://spam.example"))

    assert "We send no confirmation by email this time" in page


def test_what_is_no_spam_after_all_gets_its_confirmation_within_the_same_limits(few):
    few(MOST_CONFIRMATIONS_OF_SITE=2)
    suspects = [
        ConsultationRequestFactory(suspicion="honeypot", email=f"visitor-{number}@example.com")
        for number in range(3)
    ]

    assert [mark_not_spam(suspect) for suspect in suspects] == [True] * 3

    assert confirmations() == 2


def test_words_of_suicide_take_no_brake_away(visit):
    ClinicProfile.objects.create(notify_email="desk@clinic.example")

    for number in range(limits.MOST_CONFIRMATIONS_OF_SITE // 2):
        visit(message=f"{DIE} {number}", remark="https://spam.example")

    assert confirmations() == 0
    assert OutboxMessage.objects.filter(kind=NEW_REQUEST).count() == 1


# --- What is kept ---


def is_turned_away(answer, status):
    """Whether a page says so, with the telephone number and everything that was typed."""
    page = main_of(read(answer))
    values = {field.get("name"): field.get("value") for field in page.iter("input")}
    (message,) = page.iter("textarea")
    assert answer.status_code == status
    assert int(answer["Retry-After"]) > 0
    assert "(727) 230-1438" in words(page)
    assert "everything you wrote is still here" in words(page)
    assert values["telephone"] == "(727) 230-1439"
    assert message.text.strip().startswith("Does it hurt?")
    return True


def test_a_connection_from_which_very_many_came_is_turned_away_and_no_other(few, visit):
    few(MOST_OF_CONNECTION=2)
    answers = [visit(f"2001:db8:1:2::{number}") for number in range(1, 4)]

    assert is_turned_away(answers[2], 429)
    assert "from your connection" in words(main_of(read(answers[2])))
    assert visit("2001:db8:1:3::1").status_code == 302
    assert ConsultationRequest.objects.count() == 3


def test_who_cannot_be_told_apart_is_not_one_sender(few, visit, settings):
    few(MOST_OF_CONNECTION=2, MOST_CONFIRMATIONS_OF_SENDER=2)
    settings.BEHIND_PROXY = True  # and no header of a proxy

    assert [visit().status_code for _ in range(4)] == [302] * 4
    assert confirmations() == 4


@pytest.mark.parametrize("spelling", ["marigold@example.com", "MARIGOLD@Example.com"])
def test_an_email_address_is_turned_away_where_very_many_came_with_it(few, visit, spelling):
    few(MOST_OF_EMAIL=2)
    for _ in range(2):
        visit("192.0.2.7", email="marigold@example.com")

    assert is_turned_away(visit("192.0.2.7", email=spelling), 429)
    assert visit("192.0.2.7").status_code == 302


def test_whose_address_others_typed_in_is_not_turned_away(few, visit):
    few(MOST_OF_EMAIL=2)
    for number in range(4):
        visit(f"192.0.2.{number}", email="marigold@example.com")

    assert visit(email="marigold@example.com").status_code == 302


def test_an_event_shares_a_network_and_everybody_arrives(visit):
    answers = [visit("192.0.2.7", message=message) for message in ["Botox?", ""] * 60]

    assert {answer.status_code for answer in answers} == {302}
    assert ConsultationRequest.objects.waiting().count() == 120


def test_no_connection_alone_closes_the_form_for_the_others():
    assert 10 * limits.MOST_OF_CONNECTION <= limits.MOST_REQUESTS


def test_a_flood_of_suspects_is_kept_up_to_a_number_and_people_are_kept_on(few, visit):
    few(MOST_SUSPECTS=2)
    for _ in range(2):
        visit(remark="https://spam.example")

    assert is_turned_away(visit(remark="https://spam.example"), 503)
    assert is_turned_away(visit(remark="x", message=f"Does it hurt? {DIE}"), 503)
    assert visit(message=DIE).status_code == 302
    assert ConsultationRequest.objects.suspected_spam().count() == 2


def test_there_is_an_end_to_what_is_kept_in_a_day(few, visit):
    few(MOST_REQUESTS=2)
    visit(), visit(remark="x")

    assert is_turned_away(visit(), 503)
    assert ConsultationRequest.objects.count() == 2


@pytest.mark.parametrize("limit", ["MOST_OF_CONNECTION", "MOST_OF_EMAIL", "MOST_REQUESTS"])
def test_who_was_told_that_it_arrived_is_told_so_again(few, send, limit):
    few(**{limit: 1})
    token = str(uuid.uuid4())

    answers = [send(token=token), send(token=token)]

    assert [answer["Location"] for answer in answers] == [f"/contact/received/{token}/"] * 2
    assert send(token=token, name="Somebody else").status_code in {429, 503}


def test_yesterdays_flood_stops_nobody_today(few, visit, time_machine):
    few(MOST_REQUESTS=1, MOST_SUSPECTS=1)
    time_machine.move_to("2026-11-03T12:00:00Z")
    visit(remark="x")
    assert visit().status_code == 503

    time_machine.move_to("2026-11-04T12:30:00Z")
    assert visit().status_code == 302


def test_the_front_desk_sees_that_visitors_are_turned_away(few, client_of):
    client, asked = client_of("Front desk"), "are asked to call"
    ConsultationRequestFactory(suspicion="honeypot")
    assert asked not in words(read(client.get("/admin/"), strict=False))

    few(MOST_SUSPECTS=1)
    assert f"whose requests look like spam {asked}" in words(
        read(client.get("/admin/"), strict=False)
    )
    few(MOST_REQUESTS=1)
    assert f"visitors {asked}" in words(read(client.get("/admin/"), strict=False))


def told():
    about = OutboxMessage.objects.filter(kind__in=[VISITORS_REFUSED, SUSPECTS_REFUSED])
    return [(message.subject, message.to) for message in about.order_by("pk")]


def test_staff_are_told_once_a_day_that_the_form_takes_no_more(few, visit, time_machine):
    ClinicProfile.objects.create(notify_email="desk@clinic.example\nowner@clinic.example")
    no_suspects = "Requests that look like spam are turned away for now"
    nobody = "The consultation form takes no requests for now"
    both = ["desk@clinic.example", "owner@clinic.example"]
    few(MOST_SUSPECTS=1, MOST_REQUESTS=2)
    time_machine.move_to("2026-11-03T12:00:00Z")

    visit(remark="x")
    assert told() == []
    visit(remark="x"), visit(remark="x")
    assert told() == [(no_suspects, address) for address in both]
    visit()
    assert len(told()) == 2
    visit(), visit(remark="x"), visit()
    assert told()[2:] == [(nobody, address) for address in both]

    time_machine.move_to("2026-11-04T11:30:00Z")
    visit()
    assert len(told()) == 4
    few(MOST_REQUESTS=0)
    time_machine.move_to("2026-11-04T12:30:00Z")
    visit()
    assert told()[4:] == [(nobody, address) for address in both]


def test_what_staff_are_told_says_nobodys_words(few, visit):
    ClinicProfile.objects.create(notify_email="desk@clinic.example")
    few(MOST_REQUESTS=1)
    visit(), visit(name="Marigold", message="Does it hurt?")

    message = OutboxMessage.objects.get(kind=VISITORS_REFUSED)
    assert "1 request came in the last 24 hours" in message.body
    assert "Marigold" not in message.body


def test_a_connection_that_is_turned_away_is_no_news(few, visit):
    ClinicProfile.objects.create(notify_email="desk@clinic.example")
    few(MOST_OF_CONNECTION=1)
    visit("192.0.2.7"), visit("192.0.2.7")

    assert told() == []


# --- Many at once ---


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_none_slips_through(few, visit):
    few(MOST_CONFIRMATIONS_OF_SITE=5, MOST_REQUESTS=12)
    ClinicProfile.objects.create(notify_email="desk@clinic.example")
    together, statuses = threading.Barrier(16), []

    def work():
        together.wait(30)
        statuses.append(visit().status_code)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(statuses) == [302] * 12 + [503] * 4
    assert ConsultationRequest.objects.count() == 12
    assert confirmations() == 5
    assert OutboxMessage.objects.filter(kind=NEW_REQUEST).count() == 1
