"""Whether a page is fit to be public: checks that rooms register, asked at the door.

A check is a function that takes the page and yields a `Fault` for each thing that is amiss. One that
harms somebody, or that no visitor can use, keeps the page from being public; all else warns, so that
nobody who has a dose to correct today is held up by a long title.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst

MISSING = "A draft may wait without it; what is published needs it."


@dataclass(frozen=True)
class Fault:
    """A sentence for staff, and the field of the page's form that it is about, where there is one.

    That of a row is called as in the form: "questions-0-answer".
    """

    sentence: str
    field: str = ""
    is_warning: bool = False

    def place(self, page) -> str:
        """What staff call the field: "Text", "Question 1, answer"; "" where it is about the whole."""
        if not self.field:
            return ""
        *row, name = self.field.split("-")
        if not row:
            return capfirst(page._meta.get_field(name).verbose_name)
        model = page._meta.get_field(row[0]).related_model
        label = model._meta.get_field(name).verbose_name
        return f"{capfirst(model._meta.verbose_name)} {int(row[1]) + 1}, {label}"

    def in_words(self, page) -> str:
        """The sentence with its place, for where no link leads there."""
        return ": ".join(filter(None, [self.place(page), self.sentence]))


class UnfitError(ValidationError):
    """That `faults` keep `page` back: its sentences stand at their fields, those about rows with their places."""

    def __init__(self, page, faults: Iterable[Fault]):
        self.faults = list(faults)
        sentences = defaultdict(list)
        for fault in self.faults:
            is_own = fault.field and "-" not in fault.field
            sentences[fault.field if is_own else NON_FIELD_ERRORS].append(
                fault.sentence if is_own else fault.in_words(page)
            )
        super().__init__(sentences)


Check = Callable[[object], Iterable[Fault]]
_checks: list[Check] = []


def register_check(check: Check) -> Check:
    _checks.append(check)
    # What is asked of every page comes before what a kind of page asks besides, whoever registers first.
    _checks.sort(key=lambda one: not one.__module__.startswith(__package__))
    return check


def missing_in(row) -> list[str]:
    """The names of its fields without which nothing of it is published, and that are empty."""
    return [
        field.name
        for field in row._meta.concrete_fields
        if field.editable and not (field.blank or field.primary_key)
        if field.value_from_object(row) in field.empty_values
    ]


def faults_of(page) -> list[Fault]:
    """Everything that is amiss with `page`, what keeps it from being public first."""
    page = page.with_known_rows()
    found = dict.fromkeys(fault for check in _checks for fault in check(page))
    return sorted(found, key=lambda fault: fault.is_warning)


def all_that_is_missing(page) -> list[Fault]:
    """The same with what the columns of a saved draft would refuse; nothing is stored."""
    return list(dict.fromkeys([*_refusals_of(page), *faults_of(page)]))


def refuse_unfit(page) -> list[Fault]:
    """Raise `UnfitError` with what keeps `page` back; return what could be better."""
    faults = faults_of(page)
    if errors := [fault for fault in faults if not fault.is_warning]:
        raise UnfitError(page, errors)
    return faults


def _refusals_of(page) -> Iterator[Fault]:
    # What it points to is there: the database sees to that, and need not be asked.
    relations = {field.name for field in page._meta.fields if field.is_relation}
    try:
        copy(page).full_clean(exclude=relations.union(missing_in(page)))
    except ValidationError as refusal:
        for field, sentences in refusal.message_dict.items():
            name = "" if field == NON_FIELD_ERRORS else field
            yield from (Fault(sentence, name) for sentence in sentences)
