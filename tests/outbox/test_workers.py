"""Several workers, and workers that are killed; every test here is transactional."""

import signal
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from clinic_site.management.commands.run_worker import take_turns
from clinic_site.outbox import delivery
from clinic_site.outbox.models import OutboxMessage
from clinic_site.photos.models import Photo
from tests.factories import PhotoFactory
from tests.outbox.mailing import SECONDS, Holding, Mailbox, Meddling, free_port, serving
from tests.outbox.workers import end, worker

pytestmark = pytest.mark.django_db(transaction=True)


def the_message():
    return OutboxMessage.objects.get()


@pytest.fixture
def held(write, mail_to):
    """A server that has one message and keeps its answer back until the test allows it."""
    write(to="marigold@example.com")
    mailbox = Holding()
    with serving(mailbox) as port:
        mail_to(port)
        mailbox.port = port
        yield mailbox
        mailbox.may_answer.set()


def test_forty_messages_and_four_workers_at_once_make_forty_arrivals(write, mailbox):
    numbers = {f"Number {number}" for number in range(40)}
    for number in numbers:
        write(subject=number)
    together = threading.Barrier(4)

    def work():
        together.wait(SECONDS)
        try:
            while delivery.deliver_next():
                pass
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()

    assert sorted(message["Subject"] for message in mailbox.messages) == sorted(numbers)
    assert OutboxMessage.objects.sent().filter(tries=1).count() == 40


def test_of_two_workers_that_read_the_same_row_one_gets_it(write):
    write()
    one, other = the_message(), the_message()

    assert [delivery._lease(one), delivery._lease(other)] == [True, False]


def test_a_worker_that_is_killed_before_it_marks_what_was_taken_makes_a_second_one_with_the_same_id(
    held, deliver, tmp_path
):
    with worker(tmp_path, held.port) as process:
        held.arrived.get(timeout=SECONDS)
        end(process, signal.SIGKILL)
    held.may_answer.set()
    left = the_message()
    assert (left.sent_at, left.tries) == (None, 1)
    assert left.leased_until > timezone.now()
    assert deliver() == 0

    OutboxMessage.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert deliver() == 1

    (second,) = held.messages
    assert second["Message-ID"] == left.message_id
    assert (the_message().sent_at is not None, the_message().tries) == (True, 2)
    assert deliver(again=True) == 0


def test_a_worker_that_is_told_to_end_hands_back_what_it_has(held, tmp_path):
    with worker(tmp_path, held.port) as process:
        held.arrived.get(timeout=SECONDS)
        assert end(process) == (0, "")

    back = the_message()
    assert (back.sent_at, back.leased_until) == (None, None)
    assert OutboxMessage.objects.due().get() == back


def test_a_worker_sends_what_is_due_and_says_nothing_about_it(write, tmp_path):
    write(to="marigold@example.com", body="Hollyhock")
    mailbox = Holding()
    with serving(mailbox) as port, worker(tmp_path, port) as process:
        mailbox.arrived.get(timeout=SECONDS)
        mailbox.may_answer.set()
        # The next one is taken only when the first is marked.
        write(subject="The next one")
        mailbox.arrived.get(timeout=SECONDS)
        assert end(process)[1] == ""

    assert OutboxMessage.objects.sent().count() >= 1


def test_who_has_lost_the_lease_marks_nothing(write, deliver, mail_to):
    write()
    taken_over_until = timezone.now() + timedelta(minutes=5)

    def take_over():
        # Another worker has it now. (That this can be written at all shows that no transaction is
        # open while the mail server is spoken to: SQLite has one writer.)
        OutboxMessage.objects.update(leased_until=taken_over_until)
        connection.close()

    with serving(Meddling(take_over)) as port:
        mail_to(port)
        deliver()

    assert (the_message().sent_at, the_message().to) == (None, "desk@clinic.example")
    assert the_message().leased_until == taken_over_until


def test_e_mails_and_photos_have_their_turns(write, mailbox):
    PhotoFactory.create_batch(2)
    write()
    write()

    assert [turn_of(mailbox) for _ in range(3)] == [(True, 1, 1), (True, 2, 0), (False, 2, 0)]


def test_a_mail_server_that_is_down_holds_up_no_photo(write, mail_to):
    mail_to(free_port())
    PhotoFactory()
    write()

    assert take_turns()

    assert not Photo.objects.without_renditions().exists()


def turn_of(mailbox: Mailbox):
    """Whether there was something to do, the emails that have arrived, the photos that wait."""
    return take_turns(), len(mailbox.messages), Photo.objects.without_renditions().count()
