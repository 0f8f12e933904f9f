"""A page as it was in a revision, to be drawn like any other; nothing of it is stored."""

from django.core.exceptions import ValidationError

from clinic_site.publishing.unstored import as_if_stored

from .models import Revision
from .words import fields_of, row_model


def drawn(revision: Revision, page):
    """What `page` said in that revision; without what has been deleted since, such as a photo."""
    then = type(page)(pk=page.pk, publish_at=page.publish_at)
    _fill(then, revision.words["fields"])
    rows = {
        name: [_row(row_model(page, name), said) for said in revision.words.get(name, [])]
        for name in page.row_names
    }
    links = {field.name: [] for field in page._meta.many_to_many} | revision.words["links"]
    return as_if_stored(then, links, rows)


def _row(model, said):
    row = model(pk=said.get("id"))
    _fill(row, said)
    return row


def _fill(row, said):
    for field in fields_of(type(row)):
        if field.name in said:
            setattr(row, field.attname, _value(field, said[field.name]))


def _value(field, said):
    if field.is_relation:
        there = field.related_model._meta.default_manager.filter(pk=said)
        return said if said and there.exists() else None
    try:
        return field.to_python(said)
    except ValidationError:
        return field.get_default()  # it cannot say that any more
