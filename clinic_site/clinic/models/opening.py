"""When the clinic is open: the hours of its week, and days with hours of their own."""

from datetime import time

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from clinic_site import moments
from clinic_site.clinic import hours

from .profile import ClinicProfile

MIDNIGHT = time(0)
# One that is not later than the opening time is on the next day; midnight twice is all day.
SOME_TIME_PASSES = ~Q(closes=F("opens")) | Q(opens=MIDNIGHT, closes=MIDNIGHT)
CLOSES_HELP = "12 AM is midnight. Earlier than it opens: on the next day. All day: 12 AM to 12 AM."


class OpeningHours(models.Model):
    """A span of every week, such as Monday's from 9 to 5; a day may have several."""

    clinic = models.ForeignKey(
        ClinicProfile, on_delete=models.CASCADE, related_name="opening_hours"
    )
    weekday = models.PositiveSmallIntegerField(choices=hours.Weekday)
    opens = models.TimeField()
    closes = models.TimeField(help_text=CLOSES_HELP)

    class Meta:
        verbose_name_plural = "opening hours"
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=SOME_TIME_PASSES, name="opening_hours_take_time")
        ]

    def __str__(self):
        return f"{self.get_weekday_display()}, {hours.in_a_sentence(hours.times_text([self]))}"

    def clean(self):
        super().clean()
        _refuse_hours_that_cannot_be(self.opens, self.closes)


class SpecialDay(models.Model):
    """A date with hours of its own, or none."""

    clinic = models.ForeignKey(
        ClinicProfile, on_delete=models.CASCADE, related_name="special_days"
    )
    date = models.DateField()
    name = models.CharField(max_length=80, help_text="For example “Christmas Day”.")
    # Of a day that nothing else is said about; the form does not tick it beforehand.
    is_closed = models.BooleanField("closed all day", default=True)
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True, help_text=CLOSES_HELP)

    class Meta:
        ordering = ["date", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_closed=True, opens__isnull=True, closes__isnull=True)
                # A comparison with NULL would let the row pass.
                | Q(is_closed=False, opens__isnull=False, closes__isnull=False) & SOME_TIME_PASSES,
                name="special_day_is_closed_or_has_hours",
            )
        ]

    def __str__(self):
        return f"{self.name}, {moments.day_in_words(self.date)}, {hours.in_a_sentence(self.times)}"

    def clean(self):
        super().clean()
        has_times = self.opens is not None or self.closes is not None
        if self.is_closed and has_times:
            raise ValidationError(
                {"is_closed": "The day is closed and has hours: take out the tick, or the times."}
            )
        if self.is_closed:
            return
        if not has_times:
            raise ValidationError(
                {"is_closed": "Tick it, or write when the clinic opens and closes."}
            )
        _refuse_hours_that_cannot_be(self.opens, self.closes)

    @property
    def times(self):
        return hours.CLOSED if self.is_closed else hours.times_text([self])


def _refuse_hours_that_cannot_be(opens, closes):
    if opens is None:
        raise ValidationError({"opens": "Write when the clinic opens, too."})
    if closes is None:
        raise ValidationError({"closes": "Write when the clinic closes, too."})
    if fault := hours.fault_of(opens, closes):
        raise ValidationError({"closes": fault})
