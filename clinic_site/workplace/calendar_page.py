"""The staff's calendar: a month, or its days as a list; an entry is moved by a form, by a hand, or by keys."""

import re
from calendar import SUNDAY, Calendar
from datetime import date, timedelta

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from clinic_site.moments import weekday_in_words
from clinic_site.teamwork.models import YEARS

from .calendar_entries import What, entries
from .calendar_moves import move
from .kinds_seen import kinds_seen

LIST = "list"
MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>0?[1-9]|1[0-2])")


def calendar(request):
    models = kinds_seen(request)
    if not models:
        raise PermissionDenied
    if request.method == "POST":
        return _move(request)
    today = timezone.localdate()
    first = _month(request.GET.get("month", ""), today)
    weeks = Calendar(SUNDAY).monthdatescalendar(first.year, first.month)
    is_list = request.GET.get("as") == LIST
    start, end = (first, _end_of(first)) if is_list else (weeks[0][0], weeks[-1][-1])
    found = entries(request.user, models, start, end)
    context = {
        **admin.site.each_context(request),
        "title": f"Calendar: {date_format(first, 'F Y')}",
        "weeks": [[_day(day, found, first, today) for day in week] for week in weeks],
        "days": [_day(day, found, first, today) for day in sorted(found)],
        "weekdays": [date_format(day, "l") for day in weeks[0]],
        "is_list": is_list,
        "months": [
            ("Earlier", f"{first - timedelta(days=1):%Y-%m}"),
            ("This month", f"{today:%Y-%m}"),
            ("Later", f"{_end_of(first) + timedelta(days=1):%Y-%m}"),
        ],
        "month": f"{first:%Y-%m}",
        "whats": What.choices,
    }
    return TemplateResponse(request, "admin/calendar.html", context)


def _move(request):
    address = f"{reverse('admin:calendar')}?month={{}}&as={request.GET.get('as') or 'month'}"
    try:
        with transaction.atomic():
            said, day = move(request)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(address.format(request.GET.get("month", "")))
    messages.success(request, said)
    anchor = request.POST.get("anchor", "")
    return HttpResponseRedirect(f"{address.format(f'{day:%Y-%m}')}#{anchor}")


def _day(day, found, first, today):
    return {
        "date": day,
        "words": weekday_in_words(day),
        "entries": found.get(day, []),
        "is_of_month": day.month == first.month,
        "is_today": day == today,
    }


def _month(asked, today):
    """The first day of the month that is asked for, such as "2026-12"; of today's where it is none."""
    found = MONTH.fullmatch(asked)
    if found and int(found["year"]) in YEARS:
        return date(int(found["year"]), int(found["month"]), 1)
    return today.replace(day=1)


def _end_of(first):
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
