"""The admin's fields for times, days and moments: they read what people type, and show no seconds."""

from datetime import date, datetime, time

from django import forms
from django.contrib.admin.widgets import (
    AdminDateWidget,
    AdminSplitDateTime,
    AdminTimeWidget,
    BaseAdminDateWidget,
    BaseAdminTimeWidget,
)
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from clinic_site import moments
from clinic_site.typed_times import read_clock, read_day


class ClockInput(BaseAdminTimeWidget):
    supports_microseconds = True  # the field compares with what is stored; none are shown

    def format_value(self, value):
        return moments.clock_in_field(value) if isinstance(value, time) else value


class DayInput(BaseAdminDateWidget):
    def format_value(self, value):
        return moments.day_in_field(value) if isinstance(value, date) else value


class LoneClockInput(ClockInput):
    template_name = AdminTimeWidget.template_name


class LoneDayInput(DayInput):
    template_name = AdminDateWidget.template_name


class MomentInput(AdminSplitDateTime):
    supports_microseconds = True

    def __init__(self, attrs=None):
        forms.MultiWidget.__init__(self, [DayInput, ClockInput], attrs)


class ClockField(forms.TimeField):
    """A time of day; with `ends_a_day` it may be written 24:00."""

    widget = LoneClockInput

    def __init__(self, *, ends_a_day=False, **kwargs):
        super().__init__(**kwargs)
        self.ends_a_day = ends_a_day

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        return _read(value, lambda typed: read_clock(typed, ends_a_day=self.ends_a_day))

    def has_changed(self, initial, data):
        try:
            return _shown(self.to_python(data)) != _shown(self.to_python(initial))
        except ValidationError:
            return True


class DayField(forms.DateField):
    widget = LoneDayInput

    def to_python(self, value):
        return _read(value, read_day) if isinstance(value, str) else super().to_python(value)


class MomentField(forms.SplitDateTimeField):
    """A day and a time of it on the clinic's clocks. What is shown as it was is not changed.

    So a save keeps the seconds that no one sees, and which of two like hours it was on the night on
    which the clocks go back.
    """

    widget = MomentInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.fields = (DayField(required=False), ClockField(required=False))
        self.stored = None

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        self.stored = bound.initial  # the field is this form's own copy
        return bound

    def compress(self, data_list):
        day, clock = data_list or (None, None)
        or_none = "" if self.required else ", or empty both"
        if day and clock is None:
            raise ValidationError(
                f"{moments.day_in_words(day)} has no time yet: write one, such as 9:00 AM{or_none}.",
                code="no_time",
            )
        if clock is not None and not day:
            raise ValidationError(
                f"{moments.clock_in_field(clock)} on which day? Write the date too{or_none}.",
                code="no_day",
            )
        if not day:
            return None
        wanted = datetime.combine(day, clock)
        if self.stored and _minute(timezone.localtime(self.stored)) == wanted:
            return self.stored
        return _on_the_clinics_clocks(wanted)


# What Django's admin makes of the columns of a model, everywhere in it.
FIELDS_OF_COLUMNS = {
    models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
    models.DateField: {"form_class": DayField, "widget": LoneDayInput},
    models.TimeField: {"form_class": ClockField, "widget": LoneClockInput},
}


def _read(typed, read):
    if not typed.strip():
        return None
    try:
        return read(typed)
    except ValueError as sentence:
        raise ValidationError(str(sentence), code="invalid") from None


def _shown(clock):
    return clock and clock.replace(second=0, microsecond=0)


def _minute(moment):
    return moment.replace(second=0, microsecond=0, tzinfo=None, fold=0)


def _on_the_clinics_clocks(wanted):
    """The moment, or the sentence where that hour is there twice or not at all."""
    zone = timezone.get_current_timezone()
    earlier, later = (wanted.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if earlier.utcoffset() == later.utcoffset():
        return earlier
    shown = f"{moments.clock_in_field(wanted.time())} on {moments.day_in_words(wanted.date())}"
    if earlier.utcoffset() > later.utcoffset():
        raise ValidationError(
            f"{shown} comes twice, as the clocks go back that night. Choose a time before or after "
            "that hour.",
            code="twice",
        )
    raise ValidationError(
        f"There is no {shown}: the clocks go forward over that hour. Choose an earlier or a later one.",
        code="never",
    )
