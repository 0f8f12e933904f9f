"""The admin's field for a moment on the clinic's clocks."""

from datetime import UTC, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError

from clinic_site import moments

from .days_and_clocks import ClockField, DayField
from .moment_input import ONE_OF_TWO, MomentInput, meant

A_MINUTE = timedelta(minutes=1)


class OneOfTwoField(forms.ChoiceField):
    def has_changed(self, initial, data):
        return data is not None and super().has_changed(initial, data)  # None: it was not asked


class MomentField(forms.SplitDateTimeField):
    """A day and a time of it on the clinic's clocks. What is shown as it was is not changed.

    So a save keeps the seconds that no one sees. On the night on which the clocks go back it asks
    which of two like hours is meant, and keeps the one that it was.
    """

    widget = MomentInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.require_all_fields = False  # what is missing has a sentence, and which of two is rare
        self.fields = (
            DayField(required=False),
            ClockField(required=False),
            OneOfTwoField(choices=list(ONE_OF_TWO.items()), required=False),
        )
        self.stored = None

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        self.stored = bound.initial  # the field is this form's own copy
        # Two parts under one label: each has a name of its own for who cannot see that.
        for part, widget in zip(("date", "time"), self.widget.widgets, strict=False):
            widget.attrs["aria-label"] = f"{bound.label}: {part}"
        return bound

    def compress(self, data_list):
        day, clock, which = data_list or (None, None, "")
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
        if not day and self.required:  # all that was sent is which of two
            raise ValidationError(self.error_messages["required"], code="required")
        if not day:
            return None
        wall = datetime.combine(day, clock)
        return self._one_of(meant(wall, which), wall)

    def _one_of(self, found, wall):
        stored = self.stored and self.stored.astimezone(UTC)
        if stored and stored.replace(second=0, microsecond=0) in found:
            return self.stored
        if len(found) == 1:
            return found[0]
        raise (
            ValidationError(_which(wall), "twice")
            if found
            else ValidationError(_no(wall), "never")
        )


def _which(wall):
    return (
        f"On {moments.weekday_in_words(wall)}, {moments.clock_in_field(wall)} comes twice, as the "
        "clocks go back: choose the first or the second."
    )


def _no(wall):
    """What to say of an hour over which the clocks go forward: what they show before and after it."""
    last, first = (_nearest(wall.replace(second=0), step) for step in (-A_MINUTE, A_MINUTE))
    last, gone, first = map(moments.clock_in_field, (last, last + A_MINUTE, first))
    return (
        f"On {moments.weekday_in_words(wall)}, the clocks go from {gone} to {first}: "
        f"choose {last} or {first}."
    )


def _nearest(wall, step):
    while not moments.all_at(wall):
        wall += step
    return wall
