"""What somebody saw when they opened a form, in one hidden field: a token for each value.

Of texts and of chosen things it holds the value itself, for only beside that can it be told who of two
changed what.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.forms import BaseForm, BaseFormSet, Field
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME

from clinic_site.encryption.keys import keyed_hash

from .combining import packed, unpacked
from .values import loosely, spelled, stored_in

SEEN = "seen_version"  # the name of the hidden field
DIGITS = 12  # of each hash: not to be met by chance, and there are two for each value
OPENED, BASES = "opened", "bases"


@dataclass(frozen=True)
class Seen:
    """The values of a form as they were when it was opened, by name, as hashes."""

    opened_at: datetime | None = None
    hashes: dict[str, tuple[str, str]] = field(default_factory=dict)
    bases: dict[str, object] = field(default_factory=dict)  # of fields that can combine values

    def is_as_then(self, name: str, value: object) -> bool:
        """Whether the stored value is the one that was seen."""
        return name in self.hashes and self.hashes[name][0] == _hash(spelled(value))

    def base_of(self, name: str) -> object | None:
        """The value that was seen, where it is needed to combine two; None where nobody knows it."""
        return self.bases.get(name)

    def is_untouched(self, name: str, of: Field, value: object) -> bool:
        """Whether what somebody sent is what they were shown."""
        return name in self.hashes and self.hashes[name][1] == _hash(loosely(of, value))


def rows_of(formset: BaseFormSet) -> Iterator[tuple[str, BaseForm]]:
    """The stored rows of a formset, each by its key."""
    for form in formset.initial_forms:
        if form.instance.pk is not None:
            yield str(form.instance.pk), form


def names_of_row(formset: BaseFormSet, form: BaseForm) -> list[str]:
    """The fields of a row that somebody fills in, in their order."""
    key, parent = formset.model._meta.pk.name, formset.fk.name
    beside = {key, parent, DELETION_FIELD_NAME, ORDERING_FIELD_NAME}
    return [name for name in stored_in(form) if name not in beside]


def name_in_row(formset: BaseFormSet, key: str, name: str) -> str:
    return f"{formset.prefix}:{key}:{name}"


def place_in_row(name: str) -> tuple[str, str, str]:
    """The prefix of the formset, the key of the row and the field; without prefix what is in no row."""
    return tuple(name.split(":")) if name.count(":") == 2 else ("", "", name)  # noqa: PLR2004 -- as above


def seen_in(form: BaseForm, formsets: Iterable[BaseFormSet]) -> str:
    """The token of a form with its rows, to be sent back with it."""
    values = [(name, form.fields[name], value) for name, value in stored_in(form).items()]
    for formset in formsets:
        for key, row in rows_of(formset):
            stored = stored_in(row)
            values += [
                (name_in_row(formset, key, name), row.fields[name], stored[name])
                for name in names_of_row(formset, row)
            ]
    bases = {name: _base(value) for name, of, value in values if hasattr(of, "combined")}
    words = [f"{OPENED}={int(time.time())}", f"{BASES}={packed(bases)}"]
    return " ".join([*words, *(_word(*value) for value in values)])


def read(token: str) -> Seen:
    """What a token says; of one that we did not make, nothing."""
    words = dict(word.split("=", 1) for word in token.split() if "=" in word)
    opened = words.pop(OPENED, "")
    is_time = opened.isdecimal() and len(opened) <= len(f"{time.time():.0f}")
    at = datetime.fromtimestamp(int(opened), UTC) if is_time else None
    bases = unpacked(words.pop(BASES, "")) or {}
    return Seen(at, {name: tuple(word.partition(".")[::2]) for name, word in words.items()}, bases)


def _base(value):
    """A value as JSON holds it: a text, or the numbers of what is chosen."""
    return value if isinstance(value, str) else [thing.pk for thing in value or ()]


def _word(name, of, value):
    return f"{name}={_hash(spelled(value))}.{_hash(loosely(of, value))}"


def _hash(text):
    return keyed_hash(text)[:DIGITS]
