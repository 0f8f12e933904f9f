"""How a moment stands in a form: day, time, which of two where the clocks show it twice, and in words."""

from collections.abc import Callable
from datetime import datetime

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.template.loader import render_to_string
from django.utils import timezone

from clinic_site import moments
from clinic_site.typed_times import read_clock, read_day

from .days_and_clocks import ClockInput, DayInput

ONE_OF_TWO = {
    "before": "The first, before the clocks go back",
    "after": "The second, after they went back",
}
_cities: list[Callable[[], str]] = []


def register_city(city: Callable[[], str]) -> Callable[[], str]:
    """Where the clinic is, a room above knows; it is asked for each field, so it must cost nothing."""
    _cities[:] = [city]
    return city


def meant(wall: datetime, which: str | None) -> list[datetime]:
    """The moments at which the clinic's clocks show this; of two, the one that was chosen."""
    found = moments.all_at(wall)
    if len(found) > 1 and which in ONE_OF_TWO:
        return [dict(zip(ONE_OF_TWO, found, strict=True))[which]]
    return found


class MomentInput(AdminSplitDateTime):
    supports_microseconds = True  # the field compares with what is stored; none are shown

    def __init__(self, attrs=None):
        parts = [DayInput, ClockInput, forms.RadioSelect(choices=list(ONE_OF_TWO.items()))]
        forms.MultiWidget.__init__(self, parts, attrs)

    @property
    def media(self):
        return super().media + forms.Media(js=["clinic/js/moments.js"])

    def id_for_label(self, id_):
        return f"{id_}_0"  # what is said of the field leads to its first part

    def decompress(self, value):
        day, clock = super().decompress(value)
        is_asked = day and _comes_twice(datetime.combine(day, clock))
        return [day, clock, list(ONE_OF_TWO)[clock.fold] if is_asked else None]

    def render(self, name, value, attrs=None, renderer=None):
        parts = value if isinstance(value, list) else self.decompress(value)
        attrs = (attrs or {}) | {"aria-describedby": f"id_{name}_words"}
        inputs = super().render(name, parts, attrs, renderer)  # Django's template has no third
        return render_to_string(
            "admin/moment.html", {"inputs": inputs, "said": self.said(name, parts)}
        )

    def said(self, name, parts):
        """What stands under a day and a time, as HTML: the question which of two, and the moment in words."""
        day, clock, which = parts
        wall, context = _wall(day, clock), {"id": f"id_{name}"}
        found = meant(wall, which) if wall else []
        if wall and _comes_twice(wall):
            context["twice"] = moments.clock_in_field(wall)
            context["which"] = self.widgets[2].render(f"{name}_2", which, {"id": f"id_{name}_2"})
        if len(found) == 1:
            context["words"] = in_words(*found)
            context["to_come"] = moments.in_words(*found) if found[0] > timezone.now() else ""
        return render_to_string("admin/moment_said.html", context)


def in_words(moment: datetime) -> str:
    """A moment as one says it: "Tuesday, November 24, 9:00 a.m. in Clearwater, in 14 hours"."""
    where = "".join(f" in {name}" for city in _cities if (name := city()))
    return f"{moments.with_weekday(moment)}{where}, {moments.from_now(moment)}"


def _comes_twice(wall):
    return len(moments.all_at(wall)) > 1


def _wall(day, clock):
    """What stands in both parts, typed or stored, where it can be read."""
    try:
        day = read_day(day) if isinstance(day, str) else day
        clock = read_clock(clock) if isinstance(clock, str) else clock
    except ValueError:
        return None
    return datetime.combine(day, clock) if day and clock is not None else None
