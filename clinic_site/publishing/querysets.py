"""Asking for pages by what visitors and staff see of them; nothing here makes one public."""

from django.db import models
from django.db.models import Case, CharField, Exists, OuterRef, Subquery, Value, When

from . import moment
from .hearing import tell_of_other_moments
from .intervals import Status, holds, live, to_come
from .search import PageSearch
from .states import State

MOMENTS = {"live_from", "live_until"}
DECIDES_PUBLICITY = ("status", "edition_of", "edition_of_id")


class PastTheDoorError(RuntimeError):
    """Something tried to change what is public without asking whether it is fit to be."""


class PageQuerySet(PageSearch, models.QuerySet):
    has_editions = False  # among what staff edit, or alone: then nothing is written by it

    def _clone(self):
        clone = super()._clone()
        clone.has_editions = self.has_editions
        return clone

    # --- Of the rows that staff edit ----------------------------------------------------------

    def with_states(self, at=None):
        """Each with its `known_state`, as of the moment `at`: see `PublishablePage.state`."""
        at = at or moment.now()
        return self.annotate(
            known_state=Case(
                *(When(condition, then=Value(state)) for state, condition in self._states(at)),
                default=Value(State.DRAFT),
                output_field=CharField(),
            )
        )

    def drafts(self):
        """Pages that visitors never saw, and will not see as things are."""
        return self.filter(~self._has_editions(models.Q()))

    def scheduled(self, at=None):
        """Pages of which something becomes public after the moment `at`, with when next: `due_at`."""
        editions = self.model.objects.editions().filter(to_come(at), edition_of=OuterRef("pk"))
        first = Subquery(editions.order_by("live_from").values("live_from")[:1])
        return self.annotate(due_at=first).filter(due_at__isnull=False)

    def public(self, at=None):
        """The pages, as staff edit them, of which visitors see something."""
        return self.filter(self._has_editions(live(at)))

    def expired(self, at=None):
        """Pages that were public before the moment `at` and are no more, nor will be."""
        at = at or moment.now()
        has_any = self._has_editions(models.Q())
        return self.filter(has_any).exclude(self._has_editions(live(at) | to_come(at)))

    def ending_before(self, end):
        """Public pages that visitors see no more from a moment before `end` on: `ends_at`."""
        later = self.model.objects.editions().filter(
            edition_of=OuterRef("edition_of"), live_from=OuterRef("live_until")
        )
        editions = self.model.objects.editions().filter(
            live(), ~Exists(later.order_by()), edition_of=OuterRef("pk"), live_until__lt=end
        )
        return self.annotate(ends_at=Subquery(editions.values("live_until")[:1])).filter(
            ends_at__isnull=False
        )

    def with_unseen_changes(self):
        """Public pages whose draft was saved since the last of their editions was made."""
        made = models.Q(updated_at__gte=OuterRef("updated_at"))
        newest = self.model.objects.editions().filter(holds(), made, edition_of=OuterRef("pk"))
        return self.public().filter(~Exists(newest.order_by()))

    def _states(self, at):
        return [
            (State.TRASHED, models.Q(trashed_at__isnull=False)),
            (State.PUBLISHED, self._has_editions(live(at))),
            (State.SCHEDULED, self._has_editions(to_come(at))),
            (State.EXPIRED, self._has_editions(models.Q())),
        ]

    def _has_editions(self, condition):
        editions = self.model.objects.editions().filter(edition_of=OuterRef("pk"))
        return Exists(editions.filter(condition).order_by())

    # --- Writing many at once goes past the door, so it changes nothing about publicity ----------

    def update(self, **values):
        if self.has_editions or set(DECIDES_PUBLICITY) & values.keys():
            refuse_past_the_door(self.model)
        return super().update(**values)

    def update_editions(self, **values):
        """For `editions` alone, which is the door."""
        if not MOMENTS & values.keys():
            return super().update(**values)
        keys = list(self.values_list("pk", flat=True))  # afterward the filter may find others
        changed = super().update(**values)
        tell_of_other_moments(self.model, keys)
        return changed

    def delete(self):
        if self.has_editions:
            refuse_past_the_door(self.model)
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def delete_editions(self):
        """For `editions` alone, as well."""
        return super().delete()

    def bulk_create(self, objs, *args, **kwargs):
        pages = list(objs)
        is_upsert = kwargs.get("update_conflicts")  # which may meet the row of an edition
        if is_upsert or any(page.status != Status.DRAFT or page.edition_of_id for page in pages):
            refuse_past_the_door(self.model)
        return super().bulk_create(pages, *args, **kwargs)


class PageManager(models.Manager.from_queryset(PageQuerySet)):
    """Pages as staff edit them. What visitors see of them is `published()`, and nothing else."""

    def get_queryset(self):
        return super().get_queryset().filter(edition_of__isnull=True, trashed_at__isnull=True)

    def in_trash(self):
        """Pages that were deleted, and can be brought back."""
        return self.with_trash().filter(trashed_at__isnull=False)

    def with_trash(self):
        """All rows that staff edit, those in the trash too."""
        rows = self._all_rows().filter(edition_of__isnull=True)
        rows.has_editions = False
        return rows

    def published(self, at=None):
        """The editions that are public at the moment `at` (an aware datetime; now when left out).

        The key of an edition is not the key of its page, which is its `page_id`.
        """
        return self._all_rows().filter(live(at))

    def editions(self):
        """All editions, of all times; for this room alone."""
        return self._all_rows().filter(edition_of__isnull=False)

    def in_use(self):
        """All rows that hold what they name: those that staff edit, and editions of now and later."""
        return self._all_rows().filter(holds())

    def _all_rows(self):
        rows = super().get_queryset()
        rows.has_editions = True
        # Of a related object, as in `treatment.posts`, only what belongs to it.
        narrow = getattr(self, "_apply_rel_filters", None)
        return narrow(rows) if narrow else rows


def refuse_past_the_door(model) -> None:
    raise PastTheDoorError(
        f"{model.__name__}: status and edition_of decide what visitors see, and an edition and what "
        "belongs to it is never changed. Publish page by page with "
        "publish() of clinic_site.publishing.editions, and take it down with take_down()."
    )
