"""Sentences about what others changed while somebody had a form open."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import unescape

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.forms import BaseForm, ChoiceField, FileField, ModelChoiceField
from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst

from clinic_site import moments

from .combining import Combined, choice_of

ENDS_A_LINE = re.compile(r"<br\s*/?>|</(?:p|li|h\d|tr|blockquote|figure)>", re.IGNORECASE)
EMPTY_LINES = re.compile(r"[^\S\n]*\n\s*\n\s*")  # editors leave some between paragraphs
ONLY_LOOKS = "The words are the same: the formatting differs, or a link, or a photo."
LONGEST_NAME = 60  # characters of what a row is called


@dataclass(frozen=True)
class Told:
    """One thing that somebody else changed: a sentence, where it stands in the form, and the words."""

    sentence: str
    at: str = ""  # the id of an element
    theirs: str | None = None
    mine: str | None = None  # where both are to be compared
    choice: str = ""  # the value of a box that takes theirs

    def standing_at(self, at: str) -> "Told":
        return replace(self, at=at)


def both_changed(label: str, at: str, theirs: str) -> Told:
    return Told(
        f"{label}: you both changed this. Yours is in the form; saved meanwhile:", at, theirs
    )


def only_they_changed(label: str, at: str, theirs: str) -> Told:
    return Told(f"{label}: the form now shows what was saved meanwhile:", at, theirs)


def put_together(label: str, at: str, theirs: str, combined: Combined, name: str) -> list[Told]:
    """What to say of a value that both changed: of a text, of each passage that is not as it was sent.

    By the name of its field, each passage that both changed can be chosen.
    """
    said = f"{label}: you both changed this passage. Yours is in the form."
    told = []
    for passage in combined.clashes:
        new, old = _both(passage)
        looks = f" {ONLY_LOOKS}" if new == old else ""
        told.append(Told(said + looks, at, new, old, choice_of(name, passage)))
    for passage in combined.taken:
        new, old = _both(passage)
        if passage.theirs:
            looks = f" ({ONLY_LOOKS.lower().rstrip('.')})" if new == old else ""
            told.append(Told(f"{label}: the form now has this, saved meanwhile{looks}:", at, new))
        else:
            told.append(Told(f"{label}: taken out meanwhile, and in the form no more:", at, old))
    said = f"{label}: you both changed this, and the form has what each of you changed. Saved meanwhile:"
    return told or [Told(said, at, theirs)]


def _both(passage):
    return [as_plain_text(text) or "nothing" for text in (passage.theirs, passage.mine)]


def plain(value: object, form: BaseForm, name: str) -> str:
    """A value in words, as plain text with its lines."""
    field = form.fields[name]
    if isinstance(field, FileField):
        return "another file"
    if value in (None, "", []):
        return "nothing"
    if isinstance(field, ModelChoiceField):
        return _chosen(field, value)
    if isinstance(field, ChoiceField):
        return str(dict(field.choices).get(value, value))
    return _written(value)


def _chosen(field, value):
    several = isinstance(value, (list, tuple, set, QuerySet))
    keys = [key.pk if isinstance(key, Model) else key for key in (value if several else [value])]
    return ", ".join(map(str, field.queryset.filter(pk__in=keys))) or "something else"


def _written(value):
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return moments.in_words(value)
        case date():
            return moments.day_in_words(value)
    return as_plain_text(str(value))


def as_plain_text(text: str) -> str:
    """A text, plain or of an editor, without its form but with its lines."""
    plain = unescape(strip_tags(ENDS_A_LINE.sub("\n", text))).strip()
    return EMPTY_LINES.sub("\n\n", plain)


def stored_in_words(form: BaseForm, name: str) -> str:
    return plain(form.get_initial_for_field(form.fields[name], name), form, name)


def row_in_words(form: BaseForm, value: object, name: str) -> str:
    """What a row is called, after a value of it: "Question “Is it safe?”"."""
    kind = capfirst(form._meta.model._meta.verbose_name)
    return f"{kind} “{Truncator(' '.join(plain(value, form, name).split())).chars(LONGEST_NAME)}”"


def who_did(model: type[Model], key: object, since: datetime | None, reader: Model) -> str:
    """Who changed or deleted something last since then, and when; as the admin's history knows."""
    entry = None
    if since is not None:
        kind = ContentType.objects.get_for_model(model)
        of_it = LogEntry.objects.filter(
            content_type=kind, object_id=str(key), action_time__gte=since
        )
        entry = of_it.select_related("user").order_by("-action_time").first()
    if entry is None:
        return "This was changed meanwhile"
    did = "deleted" if entry.is_deletion() else "changed"
    at = moments.in_words(entry.action_time)
    if entry.user_id == reader.pk:
        return f"You {did} this in another window ({at})"
    return f"{entry.user.get_full_name() or entry.user.get_username()} {did} this ({at})"
