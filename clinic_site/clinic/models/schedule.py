"""When the clinic is open, and what it says of that."""

from datetime import timedelta

from django.utils import timezone
from django.utils.functional import cached_property

from clinic_site import moments
from clinic_site.clinic import hours
from clinic_site.moments import Timed
from clinic_site.publishing import moment

SPECIAL_DAYS_AHEAD = timedelta(days=60)  # farther away, they are only in the way


class Schedule:
    """A part of the clinic's profile: its week, its special days, and sentences that follow from them."""

    @cached_property
    def weekly_hours(self):
        return list(self.opening_hours.all())

    @cached_property
    def special_days_around_now(self):
        """Special days from yesterday on, whose hours may reach into today."""
        yesterday = timezone.localdate(moment.now()) - timedelta(days=1)
        return list(self.special_days.filter(date__gte=yesterday))

    @cached_property
    def coming_special_days(self):
        """Special days of the next sixty, in the clinic's time zone; until one comes or is over."""
        today = timezone.localdate(moment.now())
        coming = [day for day in self.special_days_around_now if day.date >= today]
        days = [day for day in coming if day.date < today + SPECIAL_DAYS_AHEAD]
        changes = [day.date + timedelta(days=1) for day in days[:1]]
        changes += [
            day.date - SPECIAL_DAYS_AHEAD + timedelta(days=1) for day in coming[len(days) :][:1]
        ]
        return Timed(days, moments.midnight(min(changes)) if changes else None)

    @property
    def has_hours(self):
        """Whether anything is known; a clinic without hours is not one that is closed."""
        return bool(self.weekly_hours or self.coming_special_days.value)

    @property
    def week(self):
        """Each weekday's name with its sentence of hours."""
        return [
            (label, hours.times_text([row for row in self.weekly_hours if row.weekday == number]))
            for number, label in hours.Weekday.choices
        ]

    @property
    def hours_in_a_line(self):
        return hours.in_a_line(self.weekly_hours)

    @property
    def open_now(self):
        return hours.open_now(moment.now(), self.weekly_hours, self.special_days_around_now)

    @property
    def answers(self):
        """When visitors may expect an answer, in a sentence that is true by the hours."""
        within = f"{self.response_hours} opening hour{'s' * (self.response_hours != 1)}"
        opens = hours.next_opening(moment.now(), self.weekly_hours, self.special_days_around_now)
        if opens:
            return f"We open {opens} and usually answer within {within} from then."
        return f"We usually answer within {within}."
