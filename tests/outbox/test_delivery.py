"""A message is written with what it tells of, leaves afterwards, and leaves once."""

from datetime import timedelta

import pytest
from django.core.mail import BadHeaderError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from clinic_site.outbox.delivery import forget_old
from clinic_site.outbox.models import OutboxMessage

pytestmark = pytest.mark.django_db


def test_a_message_arrives_as_it_was_written(write, deliver, mailbox):
    written = write()

    assert deliver() == 1

    envelope = mailbox.arrived.queue[0]
    (message,) = mailbox.messages
    assert (envelope.mail_from, envelope.rcpt_tos) == (
        "website@clinic.example",
        ["desk@clinic.example"],
    )
    assert message["Subject"] == "A subject"
    assert message["Message-ID"] == written.message_id
    assert (message["From"], message["To"]) == ("website@clinic.example", "desk@clinic.example")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime is not None
    assert message.get_content().replace("\r\n", "\n") == "A body with ünïcode.\n"


def test_what_is_sent_is_not_sent_again(write, deliver, mailbox):
    write()

    assert [deliver(), deliver(again=True)] == [1, 0]
    assert len(mailbox.messages) == 1


def test_messages_leave_in_the_order_in_which_they_were_written(write, deliver, mailbox):
    for number in range(3):
        write(subject=f"Number {number}")

    deliver()

    assert [message["Subject"] for message in mailbox.messages] == [
        "Number 0", "Number 1", "Number 2",
    ]  # fmt: skip


def test_what_is_rolled_back_is_never_sent(write, deliver, mailbox):
    with transaction.atomic():
        write()
        transaction.set_rollback(True)

    assert (deliver(), mailbox.messages) == (0, [])


def test_without_an_address_nothing_is_written(write):
    assert write(to="") is None
    assert OutboxMessage.objects.count() == 0


@pytest.mark.parametrize("field", ["to", "subject"])
@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n", "\0", "\x0b", "\x85", "\u2028"])
def test_no_header_can_be_smuggled_in(write, field, line_end):
    with pytest.raises(BadHeaderError):
        write(**{field: f"desk@clinic.example{line_end}Bcc: everybody@clinic.example"})

    assert OutboxMessage.objects.count() == 0


def test_the_address_is_encrypted_while_it_waits_and_wiped_once_it_is_sent(
    write, deliver, mailbox
):
    write(to="marigold@example.com")
    assert "marigold" not in raw_rows()
    assert OutboxMessage.objects.get().to == "marigold@example.com"

    deliver()

    assert mailbox.arrived.queue[0].rcpt_tos == ["marigold@example.com"]
    assert OutboxMessage.objects.get().to == ""


def test_every_message_has_an_id_of_its_own_that_tells_nothing(write):
    ids = {write(to="marigold@example.com", subject="Hollyhock").message_id for _ in range(3)}

    assert len(ids) == 3
    assert [word for word in ("marigold", "hollyhock") if word in str(ids).lower()] == []


def test_a_message_is_tried_by_nobody_else_as_long_as_somebody_has_it(write, deliver, mailbox):
    held = write()
    OutboxMessage.objects.update(leased_until=timezone.now() + timedelta(seconds=60))
    assert deliver() == 0

    OutboxMessage.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert deliver() == 1
    assert mailbox.messages[0]["Message-ID"] == held.message_id


def test_a_message_cannot_be_both_sent_and_failed(write):
    write()

    with pytest.raises(IntegrityError):
        OutboxMessage.objects.update(sent_at=timezone.now(), failed_at=timezone.now())


def test_what_was_sent_or_failed_is_forgotten_after_ninety_days_and_what_waits_is_kept(write):
    now = timezone.now()
    for days, field in [(89, "sent_at"), (91, "sent_at"), (91, "failed_at"), (91, "created_at")]:
        message = write(kind=f"{field} {days}")
        long_ago = {field: now - timedelta(days=days)}
        OutboxMessage.objects.filter(pk=message.pk).update(**long_ago)

    forget_old()

    kept = OutboxMessage.objects.values_list("kind", flat=True)
    assert set(kept) == {"sent_at 89", "created_at 91"}


def test_what_is_due_is_found_by_an_index_however_much_was_sent(write):
    write()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # of one row it reads the table

        assert "outbox_waiting" in OutboxMessage.objects.due().explain()


def raw_rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_outboxmessage")
        return str(cursor.fetchall())
