"""The rows of a form, such as the questions of an article: those stored now, and those sent."""

import re
from collections import defaultdict

from django.forms import BaseFormSet
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict

from .parts import Part
from .seen import Seen, name_in_row, names_of_row, rows_of
from .telling import Told, row_in_words
from .values import sendable, sent_in


class Rows:
    """Of one formset; `counts` is what its management form says of those that were sent."""

    def __init__(self, formset: BaseFormSet, seen: Seen, posted: QueryDict, counts: dict):
        self.formset, self.seen, self.posted = formset, seen, posted
        self.key_name = formset.model._meta.pk.name
        self.stored = dict(rows_of(formset))
        self.sent = by_index(posted, formset.prefix)
        self.total = min(counts[TOTAL_FORM_COUNT], formset.absolute_max)
        self.initial = min(counts[INITIAL_FORM_COUNT], self.total)
        self.new = [self.sent.get(index, {}) for index in range(self.initial, self.total)]
        self.rows = []  # of those to come: what is sent, and what is told of it
        self.told = []  # of those that are gone
        self.is_changed = False

    def put_together(self) -> list[Told]:
        """Bring the rows that were sent up to date; return what there is to say of them."""
        for index in range(self.initial):
            sent = self.sent.get(index, {})
            key = sent.get(self.key_name, [""])[0]
            if key in self.stored:
                self._settle(key, self.stored.pop(key), sent)
            else:
                self._let_go(key, sent)
        for key, form in self.stored.items():
            self._add(key, form)
        return self._written() if self.is_changed else []

    # --- One row --------------------------------------------------------------------------------

    def _settle(self, key, form, sent):
        part = self._part(key, form, sent)
        told = part.settle()
        if told and DELETION_FIELD_NAME in sent:
            told.append(Told(f"{part.title}: you ticked it to be deleted, and it still is."))
        self.is_changed |= bool(told)
        self.rows.append((_without(form.prefix, part.posted), told))

    def _let_go(self, key, sent):
        """A row that somebody else deleted: what was written in it meanwhile becomes a new one."""
        self.is_changed = True
        part = self._part(key, self.formset.empty_form, sent)
        if DELETION_FIELD_NAME in sent:
            return
        if not part.is_touched():
            self.told.append(
                Told(f"{part.title} was deleted meanwhile, and is gone from the form.")
            )
            return
        said = "was deleted meanwhile. What you wrote in it stands below as a new one."
        self.rows.append((self._as_new(sent), [Told(f"{part.title} {said}")]))

    def _add(self, key, form):
        """A row that somebody else added, or that did not come back."""
        posted = QueryDict(mutable=True)
        for name in (self.key_name, *names_of_row(self.formset, form)):
            for control, values in sendable(form, name).items():
                posted.setlist(control, values)
        if (twin := self._twin(form)) is not None:
            self.new.remove(twin)  # sent twice, as by a double click, and stored the first time
            self.is_changed = True
            self.rows.append((_without(form.prefix, posted), []))
            return
        is_new = not any(
            name.startswith(name_in_row(self.formset, key, "")) for name in self.seen.hashes
        )
        self.is_changed |= is_new
        part = self._part(key, form, _without(form.prefix, posted))
        told = [Told(f"{part.title} is new, and stands in the form now.")] if is_new else []
        self.rows.append((_without(form.prefix, posted), told))

    def _twin(self, form):
        """The row among the new ones that says what a stored one says."""
        names = names_of_row(self.formset, form)
        for row in self.new:
            part = self._part("", form, row)
            if all(part.is_as_stored(name) for name in names):
                return row
        return None

    def _as_new(self, sent):
        """A row without its keys: it belongs to the page at hand, and to that alone."""
        keys = {self.key_name, self.formset.fk.name}
        return {name: values for name, values in sent.items() if name not in keys}

    def _part(self, key, form, sent):
        names = names_of_row(self.formset, form)
        posted = QueryDict(mutable=True)
        for name, values in sent.items():
            posted.setlist(f"{form.prefix}-{name}", values)
        title = row_in_words(form, sent_in(form, names[0], posted, {}), names[0])
        return Part(form, names, posted, self.seen, name_in_row(self.formset, key, ""), title)

    # --- All of them ----------------------------------------------------------------------------

    def _written(self):
        """Number the rows anew, the stored ones first, as Django expects them."""
        prefix = self.formset.prefix
        stored = [row for row in self.rows if self.key_name in row[0]]
        new = [row for row in self.rows if self.key_name not in row[0]]
        new += [(self._as_new(row), []) for row in self.new]
        for name in [name for name in self.posted if re.match(rf"{re.escape(prefix)}-\d+-", name)]:
            del self.posted[name]
        for index, (row, _told) in enumerate(stored + new):
            for name, values in row.items():
                self.posted.setlist(f"{prefix}-{index}-{name}", values)
        self.posted[f"{prefix}-{INITIAL_FORM_COUNT}"] = str(len(stored))
        self.posted[f"{prefix}-{TOTAL_FORM_COUNT}"] = str(len(stored + new))
        return self.told + [
            told.standing_at(f"{prefix}-{index}")
            for index, (_row, all_told) in enumerate(stored + new)
            for told in all_told
        ]


def count_rows(formset: BaseFormSet, posted: QueryDict) -> None:
    """Let the counts be those of the rows that came: Django shows and saves no row beyond them."""
    sent, key_name = by_index(posted, formset.prefix), formset.model._meta.pk.name
    if sorted(sent) != list(range(len(sent))):
        return  # no browser numbers them so
    stored = sum(bool(row.get(key_name, [""])[0]) for row in sent.values())
    posted[f"{formset.prefix}-{TOTAL_FORM_COUNT}"] = str(len(sent))
    posted[f"{formset.prefix}-{INITIAL_FORM_COUNT}"] = str(stored)


def by_index(posted, prefix):
    """What was sent in each row: the values of its fields by their names."""
    rows = defaultdict(dict)
    for name, values in posted.lists():
        if found := re.fullmatch(rf"{re.escape(prefix)}-(\d{{1,4}})-(.+)", name):
            rows[int(found[1])][found[2]] = values
    return rows


def _without(prefix: str, posted: QueryDict) -> dict[str, list[str]]:
    return {name.removeprefix(f"{prefix}-"): values for name, values in posted.lists()}
