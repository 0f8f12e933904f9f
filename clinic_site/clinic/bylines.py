"""Who signs a page, as visitors see them; and which pages a person signs.

Those are found by their foreign keys, so that no kind of page is forgotten.
"""

from collections.abc import Iterable

from django.db.models import ForeignKey, Model

from clinic_site.freshness import eras
from clinic_site.photos.uses import as_staff_know_it, rows_in_use
from clinic_site.publishing.models import PublishablePage

from .models import Person


def byline_fields() -> list[ForeignKey]:
    """The fields by which pages of other kinds name a person."""
    return [
        relation.field
        for relation in Person._meta.related_objects
        if issubclass(relation.related_model, PublishablePage)
        and relation.related_model is not Person
        and relation.one_to_many
    ]


def as_seen(key: int) -> Person | None:
    """The person of a page with this key as visitors see them now, with a photo; None while they see none."""
    # Nothing is asked, nor put together, where they are kept: every byline comes past here.
    return eras.current().keep(("person", key), lambda: _seen().filter(edition_of=key).first())


def _seen():
    return Person.objects.published().select_related("photo")


def signed_by(people: Iterable[Person]) -> list[Model]:
    """The pages that any of them signs, each once: as staff edit them, or as visitors see them."""
    keys = [person.pk for person in people]
    rows = (
        row
        for field in byline_fields()
        for row in rows_in_use(field.model).filter(**{f"{field.name}__in": keys})
    )
    return list(dict.fromkeys(map(as_staff_know_it, rows)))
