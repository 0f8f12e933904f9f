"""Making review links, and finding what one shows: the key is nowhere but in the link itself."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from clinic_site.revisions.models import Revision
from clinic_site.revisions.recording import record_before

from .models import ReviewLink

KEY_BYTES = 24  # by chance: nobody guesses one, so a plain hash of it tells nothing
LONGEST_KEY = 64  # characters; what is longer is not looked for
DAYS, MOST_DAYS = 14, 90


@transaction.atomic
def make_link(page, *, by, for_whom: str, days: int = DAYS) -> tuple[ReviewLink, str]:
    """A link to what is saved of `page` now, and its key, which nobody can tell later."""
    record_before(page)  # where no form has saved that yet
    key = secrets.token_urlsafe(KEY_BYTES)
    link = ReviewLink.objects.create(
        revision=Revision.objects.of(page).first(),
        key_hash=_hash(key),
        for_whom=for_whom,
        made_by=by,
        ends_at=timezone.now() + timedelta(days=days),
    )
    return link, key


def find_link(key: str) -> tuple[ReviewLink, object] | None:
    """The link of this key with its page as staff edit it; None where it shows nothing to anybody.

    So it is where it never was, has ended or was withdrawn, and where its page is gone or in the trash.
    """
    if len(key) > LONGEST_KEY:
        return None
    links = ReviewLink.objects.open().select_related("revision__kind")
    link = links.filter(key_hash=_hash(key)).first()
    page = link and _page_of(link.revision)
    return (link, page) if page else None


def withdraw(link: ReviewLink) -> None:
    """Let the link show nothing from now on."""
    ReviewLink.objects.filter(pk=link.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())


def _page_of(revision):
    model = revision.kind.model_class()
    return model.objects.filter(pk=revision.page_id).first() if model else None


def _hash(key):
    return sha256(key.encode("utf-8", "replace")).hexdigest()
