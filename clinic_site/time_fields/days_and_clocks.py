"""Times of day and days as people type them, in the admin's forms."""

from datetime import date, time

from django import forms
from django.contrib.admin.widgets import (
    AdminDateWidget,
    AdminTimeWidget,
    BaseAdminDateWidget,
    BaseAdminTimeWidget,
)
from django.core.exceptions import ValidationError

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


def _read(typed, read):
    if not typed.strip():
        return None
    try:
        return read(typed)
    except ValueError as sentence:
        raise ValidationError(str(sentence), code="invalid") from None


def _shown(clock):
    return clock and clock.replace(second=0, microsecond=0)
