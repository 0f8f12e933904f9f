"""E-mail outside the visitor's request: a server that is down or hangs changes nothing there."""

import logging
from concurrent.futures import ThreadPoolExecutor

from django.core.mail import send_mail
from django.db import transaction

logger = logging.getLogger(__name__)
# One thread: mail leaves one after the other, and a hanging server holds up nothing but mail.
_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def send_soon(*, subject: str, body: str, to: str) -> None:
    """Send one message to `to` once the database has committed; without `to`, send nothing."""
    if to:
        transaction.on_commit(lambda: _sender.submit(_send, subject, body, to))


def _send(subject, body, to):
    try:
        send_mail(subject, body, from_email=None, recipient_list=[to])
    except Exception as error:  # noqa: BLE001 -- in this thread nobody else would see it
        logger.warning("An e-mail to staff was not sent: %s", type(error).__name__)
