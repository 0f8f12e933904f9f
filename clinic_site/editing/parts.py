"""One part of a form, the page itself or a row of it: what was sent in it beside what is stored now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.forms import BaseForm
from django.http import QueryDict

from .seen import Seen
from .telling import Told, both_changed, only_they_changed, put_together, stored_in_words
from .values import loosely, sendable, sent_in


@dataclass
class Part:
    """A part as it is stored now, in `form`, and what somebody `posted` in these fields of it."""

    form: BaseForm
    names: Iterable[str]
    posted: QueryDict
    seen: Seen
    seen_before: str = ""  # what stands before its names in what was seen
    title: str = ""  # what it is called, in front of the labels of its fields
    files: Mapping = field(default_factory=dict)

    def settle(self) -> list[Told]:
        """Decide about every field that others changed; `posted` then shows what was decided."""
        return [told for name in self.names for told in self._settle(name)]

    def is_touched(self) -> bool:
        """Whether anything was sent that differs from what was seen."""
        return any(not self._is_untouched(name, self._sent(name)) for name in self.names)

    def is_as_stored(self, name: str) -> bool:
        """Whether what was sent in a field is what is stored in it."""
        field = self.form.fields[name]
        stored = self.form.get_initial_for_field(field, name)
        return loosely(field, self._sent(name)) == loosely(field, stored)

    def _settle(self, name):
        field = self.form.fields[name]
        stored = self.form.get_initial_for_field(field, name)
        if self.seen.is_as_then(self.seen_before + name, stored) or self.is_as_stored(name):
            return []
        label = f"{self.title}: {field.label}" if self.title else str(field.label)
        at, theirs = self.form[name].id_for_label, stored_in_words(self.form, name)
        if not self._is_untouched(name, self._sent(name)):
            combined = self._combined(name, stored)
            if combined is None:
                return [both_changed(label, at, theirs)]
            self._put(name, combined.value)
            return put_together(label, at, theirs, combined, self.seen_before + name)
        self._take(name)
        return [only_they_changed(label, at, theirs)]

    def _combined(self, name, stored):
        """What becomes of a value that both changed, where its field can tell and the seen one is known."""
        base, of = self.seen.base_of(self.seen_before + name), self.form.fields[name]
        if base is None or not hasattr(of, "combined"):
            return None
        return of.combined(base, self._sent(name), stored)

    def _sent(self, name):
        return sent_in(self.form, name, self.posted, self.files)

    def _is_untouched(self, name, sent):
        return self.seen.is_untouched(self.seen_before + name, self.form.fields[name], sent)

    def _put(self, name, value):
        values = value if isinstance(value, list) else [value]
        self.posted.setlist(self.form.add_prefix(name), values)

    def _take(self, name):
        key = self.form.add_prefix(name)
        parts = getattr(self.form.fields[name].widget, "widgets_names", ())
        for control in {key, *(key + part for part in parts)} & set(self.posted):
            del self.posted[control]
        for control, values in sendable(self.form, name).items():
            self.posted.setlist(control, values)
