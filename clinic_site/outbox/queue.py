"""Puts an email into the outbox, in the transaction of what it tells of."""

import re
import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import BadHeaderError
from django.template.loader import render_to_string

from .models import OutboxMessage

# What ends a line for some program or other.
LINE_END = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


SEALED = "This email holds a link for its reader alone, which nobody can read here.\n"


def enqueue(
    *, kind: str, subject: str, body: str, to: str, is_sealed: bool = False
) -> OutboxMessage | None:
    """Write one email to `to`, to be sent by a worker; without `to`, write nothing.

    One that is sealed nobody can read but whom it is for, neither in the admin nor in the database.

    Raises `BadHeaderError` where an address or a subject would begin a header of its own.
    """
    if not to:
        return None
    if LINE_END.search(subject) or LINE_END.search(to):
        raise BadHeaderError("An address or a subject holds the end of a line.")
    return OutboxMessage.objects.create(
        kind=kind,
        message_id=f"<{secrets.token_hex(16)}@{urlsplit(settings.SITE_URL).hostname}>",
        to=to,
        subject=subject,
        body=SEALED if is_sealed else body,
        sealed_body=body if is_sealed else "",
    )


def enqueue_template(
    template: str, *, kind: str, to: str, is_sealed: bool = False, **context: object
) -> OutboxMessage | None:
    """Write the email of a text template; its first line is the subject, and the body follows a blank one."""
    text = render_to_string(template, context)
    subject, _blank, body = text.strip().partition("\n\n")
    return enqueue(kind=kind, subject=subject, body=f"{body}\n", to=to, is_sealed=is_sealed)
