"""All rich texts that are stored: where they are, and cleaning them anew when a rule has changed.

A migration that comes with a changed rule calls `clean_stored_texts(apps)`. Until it has run, and
for what is written past the field afterwards, grammar.py lets nothing be shown that is not clean.
"""

from collections.abc import Iterator

from django.apps import apps as today
from django.db.models import Model

from .fields import RichTextField
from .references import from_editor
from .sanitizer import CleanHtml, clean_html

AT_ONCE = 100  # texts in memory


def rich_texts() -> Iterator[tuple[type[Model], str]]:
    """Each model that has a rich text, with the name of its field."""
    for model in today.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, RichTextField):
                yield model, field.name


def clean_stored_texts(apps=today, clean=clean_html) -> tuple[int, int]:
    """Clean every stored text by today's rules; return how many changed, and how many there are.

    `apps` may be those of a migration. Nothing but the text is written, and no time of a change.
    """
    counts = [_clean_column(model, name, clean) for model, name in _known_to(apps)]
    return sum(changed for changed, _all in counts), sum(number for _changed, number in counts)


def as_from_a_form(html: str) -> CleanHtml:
    """A text as a form would store it, its links to pages by their keys.

    Not for a migration: it asks for the pages with the columns of today.
    """
    return clean_html(from_editor(clean_html(html)))


def _known_to(apps):
    """The same models as a migration knows them, where it does."""
    for model, name in rich_texts():
        state = apps.all_models[model._meta.app_label].get(model._meta.model_name)
        if state and name in {field.name for field in state._meta.local_fields}:
            yield state, name


def _clean_column(model, name, clean):
    changed = number = 0
    for pk, html in _rows(model, name):
        number += 1
        cleaned = clean(html)
        if cleaned != html:
            # Only if nobody has written it in the meantime: then it is clean already.
            unchanged = model._base_manager.filter(pk=pk, **{name: html})
            changed += unchanged.update(**{name: cleaned})
    return changed, number


def _rows(model, name):
    rows = model._base_manager.order_by("pk").values_list("pk", name)
    batch = rows[:AT_ONCE]
    while batch:
        yield from batch
        batch = rows.filter(pk__gt=batch[len(batch) - 1][0])[:AT_ONCE]
