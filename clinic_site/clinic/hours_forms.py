"""The rows of hours in the profile's form: what contradicts another row is refused in words."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME

from clinic_site.moments import day_in_words

A_MONDAY = date(2001, 1, 1)  # of any week
A_WEEK = timedelta(days=7)


class HoursForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["closes"].ends_a_day = True  # 24:00 is midnight

    def add_error(self, field, error):
        # A time that cannot be read is not missing as well.
        if field is None and self.errors.keys() & {"opens", "closes"}:
            return
        super().add_error(field, error)


class SpecialDayForm(HoursForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["is_closed"] = False  # not ticked beforehand for who enters hours


class HoursFormSet(forms.BaseInlineFormSet):
    """Rows of the week, none of which begins before another has ended."""

    def clean(self):
        super().clean()
        rows = [(*_span(_weekday(form.instance), form.instance), form) for form in _sound(self)]
        # The last night of a week may reach into the first morning of the next.
        again = [(opens + A_WEEK, closes + A_WEEK, form) for opens, closes, form in rows]
        _refuse_overlaps([*rows, *again])


class SpecialDayFormSet(forms.BaseInlineFormSet):
    """Special days, each closed or with hours, and with no hours twice."""

    def clean(self):
        super().clean()
        forms_ = sorted(_sound(self), key=lambda form: form.instance.date)
        for day, group in groupby(forms_, key=lambda form: form.instance.date):
            first, *others = sorted(group, key=lambda form: not form.instance.is_closed)
            for other in others if first.instance.is_closed else ():
                other.add_error(
                    "date",
                    f"{day_in_words(day)} is closed all day by another row: “{first.instance.name}”. "
                    "Take one of the two out.",
                )
        open_ = [form for form in forms_ if not form.instance.is_closed]
        closed = {form.instance.date: form.instance for form in forms_ if form.instance.is_closed}
        for form in open_:
            _refuse_a_night_into(closed, form)
        _refuse_overlaps([(*_span(form.instance.date, form.instance), form) for form in open_])


def _refuse_a_night_into(closed, form):
    """Say at a row over midnight that the next day is closed from its first minute."""
    closes_on = _span(form.instance.date, form.instance)[1]
    day = closed.get(closes_on.date())
    if day and form.instance.date < day.date and closes_on.time() != time.min:
        form.add_error(
            "closes",
            f"{day_in_words(day.date)} is closed all day by another row: “{day.name}”. Close by "
            "midnight, or give that day its hours.",
        )


def _sound(formset) -> Iterator[forms.ModelForm]:
    """The forms of rows that are to be stored and have no fault of their own."""
    for form in formset.forms:
        is_row = form.instance.pk or form.has_changed()
        if is_row and not form.errors and not form.cleaned_data.get(DELETION_FIELD_NAME):
            yield form


def _weekday(row):
    return A_MONDAY + timedelta(days=row.weekday)


def _span(day, row):
    """On the clock of a day without daylight saving: rows are compared, not lived through."""
    is_over_midnight = row.closes <= row.opens
    closes_on = day + timedelta(days=1) if is_over_midnight else day
    return datetime.combine(day, row.opens), datetime.combine(closes_on, row.closes)


def _refuse_overlaps(rows):
    """Say at the later of two rows that it begins before the other has ended."""
    latest = None
    for opens, closes, form in sorted(rows, key=lambda row: row[:2]):
        if latest and opens < latest[0] and form is not latest[1] and not form.errors:
            form.add_error(
                "opens", f"These hours overlap with another row: “{latest[1].instance}”."
            )
        if latest is None or closes > latest[0]:
            latest = (closes, form)
