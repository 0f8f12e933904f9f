"""The one door through which a page becomes public, is planned, changed for visitors or taken down.

What staff edit is never public. `publish()` copies it, with its rows and what it links, into an
edition: a row that nobody changes any more, public from one moment to another. So at that moment no
program has to run, and what visitors see changes to the second. The form, the list's actions, the demo
content and every import go through here. Only what puts back rows as they were knows no door:
`loaddata`, `save_base()` and `_base_manager`.
"""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from clinic_site.photos.uses import owner_field
from clinic_site.richtext.beforehand import cleaned_beforehand

from . import moment
from .fitness import Fault, missing_in, refuse_unfit
from .hearing import tell_that_it_is_published
from .intervals import GRACE, Status, live, to_come
from .kinds import page_models
from .wording import worded_before

NOTHING_TO_TAKE_DOWN = "This page is not public, and nothing is planned for it."
NO_PLAN = "Nothing is planned for this page."
HAS_PASSED = "This time has passed. Choose one that is to come."
IN_BETWEEN = (
    "Something else becomes of this page in between: open its form, and plan it anew there."
)
ENDS_TOO_SOON = "The page would be taken down before it appears: choose a later time, or none."


def publish(page, *, at: datetime | None = None, until: datetime | None = None) -> list[Fault]:
    """Save `page`, and show visitors what it says from the moment `at` on, until another.

    Both are aware datetimes. Without `at`, or where it has passed, it is public at once; a page that never
    was public gets such a time as its date. What was planned from `at` on is replaced. Raises
    `ValidationError` with the sentences of what keeps it back, and then nothing is stored; returns what
    could be better.
    """
    with cleaned_beforehand(page.rich_texts()), transaction.atomic():
        lock(page)
        page.full_clean(exclude=missing_in(page))  # of which the checks say more
        now = moment.now()
        start = _start(page, at, now)
        if ends_too_soon(page, at=at, until=until):
            raise ValidationError({"live_until": ENDS_TOO_SOON})
        _mark_the_past(_of(page), now)
        was_public = _of(page).filter(live(now)).exists()
        if page.publish_at is None or not _of(page).filter(live_from__lte=now).exists():
            page.publish_at = start
        _wish(page, start if start > now else None, until)
        page.trashed_at = None  # what visitors see is in no trash
        page.save()
        faults = refuse_unfit(page)
        _end(page, start)
        _copy(page, live_from=start, live_until=until)
        if not was_public:
            page.on_publishing(start)
        page.on_ending(until)
        tell_that_it_is_published(page)
    return faults


def ends_too_soon(page, *, at: datetime | None, until: datetime | None) -> bool:
    """Whether nobody would see `page`, were it published from one moment until another."""
    return until is not None and until <= _start(page, at, moment.now())


def take_down(page, *, at: datetime | None = None) -> None:
    """Show `page` to nobody from the moment `at` on, an aware datetime; now when left out.

    Its words stay what staff edit. Raises `ValidationError` where it is not public, nor will be by then.
    """
    with transaction.atomic():
        lock(page)
        now = moment.now()
        end = max(at or now, now)
        ahead = _of(page).filter(live(now) | to_come(now))
        if not ahead.exists():
            raise ValidationError(NOTHING_TO_TAKE_DOWN)
        if end > now and not ahead.filter(live_from__lt=end).exists():
            raise ValidationError({"live_until": ENDS_TOO_SOON})
        _end(page, end)
        last = _of(page).order_by("live_from").last()
        if last and (last.live_until is None or last.live_until > now):
            _of(page).filter(pk=last.pk).update_editions(live_until=end)
        _settle(page, now)
        page.on_ending(end)


def cancel_plan(page) -> None:
    """Let all be as visitors see it now: no change to come; or, where none was, no end.

    Raises `ValidationError` where nothing is planned.
    """
    with transaction.atomic():
        lock(page)
        now = moment.now()
        planned = _of(page).filter(to_come(now)).order_by("live_from")
        ending = _of(page).filter(live(now), live_until__isnull=False)
        if first := planned.first():
            last_end = planned.last().live_until
            ends_there = _of(page).filter(live(now), live_until=first.live_from)
            ends_there.update_editions(live_until=last_end)
            planned.delete_editions()
        elif not ending.update_editions(live_until=None):
            raise ValidationError(NO_PLAN)
        _settle(page, now)
        page.on_ending(page.live_until)


def move_plan(page, planned: datetime, to: datetime) -> None:
    """Let what is planned for the moment `planned` begin at another, with the words that it has.

    Raises `ValidationError` where nothing is planned for then, or nothing can begin at the other.
    """
    with transaction.atomic():
        lock(page)
        now = moment.now()
        own = _of(page).filter(to_come(now), live_from=planned)
        edition = own.first()
        if edition is None:
            raise ValidationError(NO_PLAN)
        if to <= now:
            raise ValidationError(HAS_PASSED)
        if edition.live_until and edition.live_until <= to:
            raise ValidationError(ENDS_TOO_SOON)
        first, last = sorted([planned, to])
        others = _of(page).exclude(pk=edition.pk)
        begins = Q(live_from__gte=first, live_from__lte=last)
        if others.filter(begins | Q(live_until__gt=first, live_until__lt=last)).exists():
            raise ValidationError(IN_BETWEEN)
        others.filter(live_until=planned).update_editions(live_until=to)
        others.filter(first_worded_at=planned).update_editions(first_worded_at=to)
        own.update_editions(live_from=to)
        # The date of a page that nobody has seen yet is the day on which it appears.
        _of(page).filter(publish_at=planned).update_editions(publish_at=to)
        type(page).objects.filter(pk=page.pk, publish_at=planned).update(publish_at=to)
        _settle(page, now)
        if not _of(page).filter(live(now)).exists():
            page.on_publishing(to)
        page.on_ending(page.live_until)


def mark_the_past() -> int:
    """Set apart the editions that have ended, so that asking what is public passes them by.

    It makes lists of pages with many editions quick; what visitors see does not hang on it.
    """
    now = moment.now()
    return sum(_mark_the_past(model.objects.editions(), now) for model in page_models())


def _of(page):
    return type(page).objects.editions().filter(edition_of=page.pk)


def lock(page) -> None:
    """Two who change what is public of one page do so one after the other; also if it is in the trash."""
    own = type(page).objects.with_trash().filter(pk=page.pk).order_by("pk")
    own.select_for_update().values_list("pk").first()


def _start(page, at, now):
    if at is None:
        return now
    return at if at > now or not _of(page).exists() else now


def _end(page, moment_of_it):
    """Let what is public or planned end there, and take out what begins only then or later."""
    _of(page).filter(live_from__gte=moment_of_it).delete_editions()
    runs_on = Q(live_until__isnull=True) | Q(live_until__gt=moment_of_it)
    _of(page).filter(runs_on).update_editions(live_until=moment_of_it)


def _mark_the_past(editions, now):
    ended = editions.filter(status=Status.EDITION, live_until__lt=now - GRACE)
    return ended.update_editions(status=Status.PAST)


def _wish(page, live_from, live_until):
    """The form shows what is planned."""
    page.live_from, page.live_until = live_from, live_until


def _settle(page, now):
    last = _of(page).filter(live(now) | to_come(now)).order_by("live_from").last()
    is_to_come = last is not None and last.live_from > now
    _wish(page, last.live_from if is_to_come else None, last.live_until if last else None)
    rows = type(page).objects.filter(pk=page.pk)
    rows.update(live_from=page.live_from, live_until=page.live_until)
    if last is None:
        page.on_withdrawing()


def _copy(page, live_from, live_until):
    edition = _copied(
        page,
        edition_of_id=page.pk,
        status=Status.EDITION,
        live_from=live_from,
        live_until=live_until,
    )
    edition.save(is_at_the_door=True)
    for field in page._meta.many_to_many:
        _copy_links(field, page, edition)
    for row in page.own_rows():
        own = _copied(row, **{owner_field(type(row)).attname: edition.pk})
        own.save(is_at_the_door=True)
    new = _of(page).filter(pk=edition.pk)
    if first := worded_before(new.get(), _of(page)):
        new.update_editions(first_worded_at=first)


def _copy_links(field, page, edition):
    # Not by `set()`, which `linking` refuses for editions; with what is in the trash and may come back.
    link = field.remote_field.through
    of, to = field.m2m_column_name(), field.m2m_reverse_name()
    linked = link.objects.filter(**{of: page.pk}).order_by("pk").values_list(to, flat=True)
    link.objects.bulk_create(link(**{of: edition.pk, to: key}) for key in linked)


def _copied(row, **others):
    values = {
        field.attname: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    return type(row)(**values | others)
