"""Whether a row is what visitors see at a moment: an edition, and the moment within its interval."""

from datetime import datetime, timedelta

from django.db.models import Q, TextChoices
from django.utils import timezone

from . import moment

# A request asks for everything by the moment at which it began, and may outlast what ends meanwhile.
GRACE = timedelta(minutes=1)


class Status(TextChoices):
    """What a row is. That it is an edition stands first in the index that finds what is public."""

    DRAFT = "draft", "Draft"  # what staff edit, whatever is public of it
    EDITION = "edition", "Edition"  # of now, of times to come, or ended just now
    PAST = "past", "Past edition"


def live(at: datetime | None = None, of: str = "") -> Q:
    """That a row is public at the moment `at` (an aware datetime; now when left out).

    `of` leads to the row from another one: "author__editions__".
    """
    at = at or moment.now()
    # By the clock on the wall, which sets apart what is past, also in a walk through another moment.
    is_edition = (
        {"status": Status.EDITION}
        if at > timezone.now() - GRACE
        else {"status__in": (Status.EDITION, Status.PAST)}
    )
    return within(at, of) & Q(**{f"{of}{name}": value for name, value in is_edition.items()})


def within(at: datetime, of: str = "") -> Q:
    """That the interval of a row holds a moment, be it that of an edition or what is known of it elsewhere."""
    never_ends, ends_later = f"{of}live_until__isnull", f"{of}live_until__gt"
    return Q(Q(**{never_ends: True}) | Q(**{ends_later: at}), **{f"{of}live_from__lte": at})


def to_come(at: datetime | None = None) -> Q:
    """That an edition becomes public after the moment `at`."""
    return Q(status=Status.EDITION, live_from__gt=at or moment.now())


def holds(at: datetime | None = None) -> Q:
    """That a row holds what it names: a photo, an address. An edition that has ended lets go."""
    is_edition = Q(status=Status.EDITION)
    ends_later = Q(live_until__isnull=True) | Q(live_until__gt=at or moment.now())
    return Q(edition_of__isnull=True) | (is_edition & ends_later)
