"""Rows that a page and each of its editions has of its own, such as questions with their answers."""

from django.db import models

from clinic_site.photos.uses import owner_field

from .querysets import refuse_past_the_door
from .search import FoldedWordsField
from .texts import UNTITLED


class PageRowQuerySet(models.QuerySet):
    """Rows of pages; those of editions are what visitors see, and are not written with many."""

    def update(self, **values):
        self._refuse_of_editions()
        return super().update(**values)

    def delete(self):
        self._refuse_of_editions()
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def bulk_create(self, objs, *args, **kwargs):
        rows = list(objs)
        if any(row.is_of_an_edition for row in rows):
            refuse_past_the_door(self.model)
        return super().bulk_create(rows, *args, **kwargs)

    def _refuse_of_editions(self):
        page = owner_field(self.model).name
        if self.filter(**{f"{page}__edition_of__isnull": False}).exists():
            refuse_past_the_door(self.model)


class PageRow(models.Model):
    """The base of a kind of row; each app adds the page that it belongs to, which names the kind.

    The first of its `search_fields` is what a row is called. It is copied into editions, kept by
    revisions, compared and brought back with its page.
    """

    has_a_door = True  # that of its page
    search_fields: tuple[str, ...]
    prefix = ""  # what its fields are called in a form that somebody is typing

    position = models.PositiveSmallIntegerField(
        "order", default=0, help_text="They are shown from the smallest number on."
    )
    folded_words = FoldedWordsField()

    objects = PageRowQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self):
        return getattr(self, self.search_fields[0]).strip() or UNTITLED

    def save(self, *, is_at_the_door=False, **kwargs):
        if not is_at_the_door and self.is_of_an_edition:
            refuse_past_the_door(type(self))
        super().save(**kwargs)

    def delete(self, *args, **kwargs):
        if self.is_of_an_edition:
            refuse_past_the_door(type(self))
        return super().delete(*args, **kwargs)

    @property
    def is_of_an_edition(self):
        page = getattr(self, owner_field(type(self)).name)
        return page is not None and page.is_of_an_edition

    @classmethod
    def rows_in_use(cls):
        """Those that hold what they name, such as a photo: the rows of pages that do."""
        owner = owner_field(cls)
        pages = owner.related_model.objects.in_use()
        return cls._default_manager.filter(**{f"{owner.name}__in": pages.values("pk")})
