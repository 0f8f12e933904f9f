"""Making review links, and finding what one shows: the key is nowhere but in the link itself."""

import json
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from clinic_site.revisions.models import Revision
from clinic_site.revisions.recording import record_before

from .models import ReviewLink

KEY_BYTES = 24  # by chance: nobody guesses one, so a plain hash of it tells nothing
LONGEST_KEY = 64  # characters; what is longer is not looked for
DAYS, MOST_DAYS = 14, 90


@transaction.atomic
def make_link(page, *, by, for_whom: str, days: int = DAYS, form="") -> tuple[ReviewLink, str]:
    """A link to what is saved of `page` now, and its key, which nobody can tell later.

    `form` names the open form that was sent: whoever sends it twice as it stands is handed the same link.
    """
    record_before(page)  # where no form has saved that yet
    revision = Revision.objects.of(page).first()
    sent = (form, by.pk, revision.pk, for_whom, days)
    key = _key_of(sent) if form else secrets.token_urlsafe(KEY_BYTES)
    link, is_new = ReviewLink.objects.get_or_create(
        key_hash=_hash(key),
        defaults={
            "revision": revision,
            "for_whom": for_whom,
            "made_by": by,
            "ends_at": timezone.now() + timedelta(days=days),
        },
    )
    if not link.is_open:  # withdrawn since
        return make_link(page, by=by, for_whom=for_whom, days=days)
    link.is_new = is_new
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


def _key_of(sent):
    """A key that only this site can tell from what was sent, and the same each time."""
    seed = salted_hmac(__name__, json.dumps(sent), algorithm="sha256").digest()
    return urlsafe_b64encode(seed[:KEY_BYTES]).decode()


def _hash(key):
    return sha256(key.encode("utf-8", "replace")).hexdigest()
