"""Keeps an entry of each edition, in the transaction in which the edition comes, changes or goes.

What an edition says never changes, so it is read once. When it is public may change, and so may whether it is
there at all. None of this decides what visitors find: that is asked of the pages themselves, see `finding`.
"""

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from clinic_site.photos.uses import owner_field
from clinic_site.publishing.kinds import page_models

from .models import Entry
from .pieces import pieces_of
from .words import as_indexed

SHIFT = 40  # bits for the key of an edition; above them stands the place of its kind
FIRST = 100  # kinds that come first have the highest numbers, for the newest have, too
AT_ONCE = 200
EVERY = 3600  # seconds
# Bytes: an index of PostgreSQL takes a megabyte of one entry. Characters of what is shown: extracts look no further.
MOST_OF_TITLE, MOST_OF_HEADINGS, MOST_OF_WORDS, MOST_OF_TEXT = 2_000, 60_000, 300_000, 20_000


def number_of(kind, key: int) -> int:
    """The number of the entry of an edition: the higher, the further in front it stands.

    Who changes a `search_order` adds a migration, after which all are entered anew.
    """
    return ((FIRST - kind.search_order) << SHIFT) + key


def by_kind(numbers) -> dict:
    """The keys of editions, by their kind, that these numbers mean."""
    kinds = {FIRST - kind.search_order: kind for kind in page_models()}
    found = {}
    for number in numbers:
        # Where kinds have changed places, old entries wait to be made anew.
        if kind := kinds.get(number >> SHIFT):
            found.setdefault(kind, []).append(number & ((1 << SHIFT) - 1))
    return found


def enter(edition) -> None:
    """Make the entry of an edition, or make it anew."""
    Entry.objects.bulk_create(
        [_entry_of(edition)],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["live_from", "live_until", "title", "headings", "words", "text"],
    )


def enter_published(page) -> None:
    """A hearer of what is published: enter what was made of it just now."""
    own = type(page).objects.editions().filter(edition_of=page.pk).order_by("-pk")
    enter(own[0])


def follow_moments(kind, keys) -> None:
    """A hearer of editions whose moments changed."""
    for key, begins, ends in (
        kind.objects.editions().filter(pk__in=keys).values_list("pk", "live_from", "live_until")
    ):
        own = Entry.objects.filter(pk=number_of(kind, key))
        own.update(live_from=begins, live_until=ends)


def leave(sender, instance, **kwargs) -> None:
    """When a row of a page is deleted: forget the entry of an edition."""
    if instance.edition_of_id:
        Entry.objects.filter(pk=number_of(sender, instance.pk)).delete()


def enter_loaded(sender, instance, *, raw=False, **kwargs) -> None:
    """When `loaddata` has put back an edition, or a row of one."""
    if not raw:
        return
    page = instance if hasattr(instance, "edition_of_id") else _owner_of(instance)
    if page and page.edition_of_id:
        enter(page)


def enter_missing(**kwargs) -> int:
    """Enter every edition that has no entry, forget entries of none; return how many were entered."""
    entered, known = 0, set(Entry.objects.values_list("pk", flat=True))
    for kind in page_models():
        keys = kind.objects.editions().values_list("pk", flat=True).order_by("pk")
        missing = [key for key in keys if number_of(kind, key) not in known]
        known -= {number_of(kind, key) for key in keys}
        for start in range(0, len(missing), AT_ONCE):
            editions = kind.objects.editions().filter(pk__in=missing[start : start + AT_ONCE])
            editions = editions.prefetch_related(*kind.row_names)
            # Another process may have entered one meanwhile.
            Entry.objects.bulk_create(map(_entry_of, editions), ignore_conflicts=True)
        entered += len(missing)
    left = list(known)
    for start in range(0, len(left), AT_ONCE):
        Entry.objects.filter(pk__in=left[start : start + AT_ONCE]).delete()
    return entered


def enter_missing_hourly() -> None:
    """Enter what was published by a process that did not know the index, as during an update; for the worker."""
    if cache.add("search.entered", value=True, timeout=EVERY):
        enter_missing()


def enter_after_migration(plan=None, **kwargs) -> None:
    """After `migrate` has come to its end, whether or not there was something to do for it.

    The one before may have been broken off. Without a plan this is no migration, but a table that was emptied.
    """
    if plan is None:
        return
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        enter_missing()


def _owner_of(row):
    owner = owner_field(type(row))
    key = getattr(row, owner.attname)
    return owner.related_model.objects.editions().filter(pk=key).first()


def _entry_of(edition):
    pieces = list(pieces_of(edition))
    headings = [text for text, is_heading in pieces if is_heading]
    bodies = [text for text, is_heading in pieces if not is_heading]
    return Entry(
        id=number_of(type(edition), edition.pk),
        live_from=edition.live_from,
        live_until=edition.live_until,
        title=as_indexed(str(edition), MOST_OF_TITLE),
        headings=as_indexed("\n".join([*edition.searched_also, *headings]), MOST_OF_HEADINGS),
        words=as_indexed("\n".join(bodies), MOST_OF_WORDS),
        text="\n".join(bodies)[:MOST_OF_TEXT],
    )
