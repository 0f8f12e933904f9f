"""Sends what is due: one email at a time, by whichever worker takes it first."""

import logging
import random
from contextlib import suppress
from datetime import timedelta

from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.utils import timezone

from .addresses import is_address
from .errors import BadAddressError, error_in_words, is_final
from .models import OutboxMessage
from .time_limit import at_most

logger = logging.getLogger(__name__)
# EMAIL_TIMEOUT bounds each word of a server, not their number, so the whole delivery is bounded too.
# The lease is longer than all of it, or a second worker would send what the first still sends.
LONGEST_DELIVERY = 60  # seconds
LONGEST_FAREWELL = 5  # seconds
LEASE = timedelta(seconds=120)
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=6)
JITTER = 0.25  # so that many messages do not come back to the server all at once
FAILED_AFTER = timedelta(days=3)
KEPT_FOR = timedelta(days=90)
LOOKED_AT = 20  # other workers may have taken the first ones meanwhile


def deliver_next() -> bool:
    """Try the message that is due longest; false when none is due.

    It is marked as sent as soon as the server has accepted it. A worker that dies in between, or
    loses the database, leaves its lease: when that ends, the message goes out once more, with the
    same Message-ID, by which a mail program knows that it has it already. Twice is better than
    never.
    """
    # Without the address: where its key is missing, that message waits, and no other does.
    waiting = OutboxMessage.objects.due().defer("to", "sealed_body")[:LOOKED_AT]
    message = next(filter(_lease, waiting), None)
    if message is None:
        return False
    connection = get_connection()
    try:
        with at_most(LONGEST_DELIVERY):
            _send(message, connection)
    except Exception as error:  # noqa: BLE001 -- each library has errors of its own
        _put_off(message, error)
    except BaseException:
        # The worker is told to end. Whether the server has it is unknown: the next one sends it.
        _own(message).update(leased_until=None)
        raise
    else:
        _own(message).update(
            sent_at=timezone.now(), to="", sealed_body="", last_error="", leased_until=None
        )
    _hang_up(connection)
    return True


def forget_old() -> None:
    """Delete what was sent or failed for good long ago."""
    until = timezone.now() - KEPT_FOR
    OutboxMessage.objects.filter(Q(sent_at__lt=until) | Q(failed_at__lt=until)).delete()


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries, give or take a quarter."""
    doubled = min(FIRST_PAUSE * 2 ** min(tries - 1, 20), LONGEST_PAUSE)
    return doubled * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 -- no secret


def _lease(message):
    # One statement, and its condition once more: of two workers that read the row, one gets it.
    message.leased_until = timezone.now() + LEASE
    message.tries += 1
    free = OutboxMessage.objects.due().filter(pk=message.pk)
    return free.update(leased_until=message.leased_until, tries=message.tries) == 1


def _own(message):
    """The row, as long as the lease is still this worker's."""
    return OutboxMessage.objects.filter(pk=message.pk, leased_until=message.leased_until)


def _send(message, connection):
    # A row may be older than the rule; a program that parses such an address reads what it likes.
    if not is_address(message.to):
        raise BadAddressError
    email = EmailMessage(
        subject=message.subject,
        body=message.sealed_body or message.body,
        to=[message.to],
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
    )
    # Opened here, so that it stays open: a server that is slow to say goodbye has the message.
    connection.open()
    connection.send_messages([email])


def _put_off(message, error):
    # The kind of the error alone: a server's own words may quote an address.
    logger.warning("An email was not sent: %s", type(error).__name__)
    now, last_try_at = timezone.now(), message.tried_since + FAILED_AFTER
    is_over = is_final(error) or now >= last_try_at
    _own(message).update(
        last_error=error_in_words(error),
        due_at=min(now + pause_after(message.tries), max(now, last_try_at)),
        failed_at=now if is_over else None,
        **({"sealed_body": ""} if is_over else {}),
        leased_until=None,
    )


def _hang_up(connection):
    # The outcome is written already; what goes wrong here concerns nobody.
    with suppress(Exception), at_most(LONGEST_FAREWELL):
        connection.close()
