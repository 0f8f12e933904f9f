"""Mail leaves once the database has committed, as it was written, and only then."""

from email import message_from_bytes, policy

from django.db import transaction

from clinic_site.outbox.sending import send_soon
from tests.outbox.mailing import MESSAGE, wait_until_all_is_sent


def test_the_message_arrives_as_it_was_written(mailbox, committed):
    with committed(execute=True):
        send_soon(**MESSAGE)
    wait_until_all_is_sent()

    [envelope] = mailbox.envelopes
    message = message_from_bytes(envelope.content, policy=policy.default)
    assert envelope.rcpt_tos == [MESSAGE["to"]]
    assert envelope.mail_from == "website@clinic.example"
    assert (message["Subject"], message["To"]) == (MESSAGE["subject"], MESSAGE["to"])
    assert message["From"] == "website@clinic.example"
    assert message.get_content().replace("\r\n", "\n") == MESSAGE["body"]


def test_messages_leave_in_the_order_in_which_they_were_handed_in(mailbox, committed):
    with committed(execute=True):
        for number in range(3):
            send_soon(subject=f"Number {number}", body="Words.", to="staff@clinic.example")
    wait_until_all_is_sent()

    subjects = [message_from_bytes(item.content)["Subject"] for item in mailbox.envelopes]
    assert subjects == ["Number 0", "Number 1", "Number 2"]


def test_nothing_is_sent_before_the_database_has_committed(mailbox, committed):
    with committed(execute=False) as waiting:
        send_soon(**MESSAGE)
    wait_until_all_is_sent()

    assert (len(waiting), mailbox.envelopes) == (1, [])


def test_what_is_rolled_back_is_never_sent(mailbox, committed):
    with committed(execute=True) as waiting:
        with transaction.atomic():
            send_soon(**MESSAGE)
            transaction.set_rollback(True)
        send_soon(subject="Kept", body="Words.", to="staff@clinic.example")
    wait_until_all_is_sent()

    assert len(waiting) == 1
    assert [message_from_bytes(item.content)["Subject"] for item in mailbox.envelopes] == ["Kept"]


def test_without_an_address_nothing_is_sent(mailbox, committed):
    with committed(execute=True) as waiting:
        send_soon(**MESSAGE | {"to": ""})
    wait_until_all_is_sent()

    assert (waiting, mailbox.envelopes) == ([], [])
