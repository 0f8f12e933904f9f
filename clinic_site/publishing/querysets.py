"""Asking for pages by what visitors and staff see of them; nothing here makes one public."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .search import PageSearch
from .transitions import DECIDES_PUBLICITY, Status, refuse_past_the_door


class PageQuerySet(PageSearch, models.QuerySet):
    def published(self, at=None):
        """Pages that are public at the moment `at` (an aware datetime; now when left out)."""
        at = at or timezone.now()
        return self.filter(
            Q(expire_at__isnull=True) | Q(expire_at__gt=at),
            status=Status.PUBLISHED,
            publish_at__lte=at,
        )

    def drafts(self):
        return self.filter(status=Status.DRAFT)

    def scheduled(self, at=None):
        """Pages that will become public after the moment `at`."""
        return self.filter(status=Status.PUBLISHED, publish_at__gt=at or timezone.now())

    def expired(self, at=None):
        """Pages that were public before the moment `at` and are no more."""
        return self.filter(status=Status.PUBLISHED, expire_at__lte=at or timezone.now())

    # --- Writing many at once goes past the door, so it changes nothing about publicity ----------

    def update(self, **values):
        if set(DECIDES_PUBLICITY) & values.keys():
            refuse_past_the_door(self.model)
        return super().update(**values)

    def bulk_create(self, objs, *args, **kwargs):
        pages = list(objs)
        updated = set(kwargs.get("update_fields") or ())
        if updated & set(DECIDES_PUBLICITY) or any(page.status != Status.DRAFT for page in pages):
            refuse_past_the_door(self.model)
        return super().bulk_create(pages, *args, **kwargs)
