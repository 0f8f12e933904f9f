"""What becomes of a page that is moved to another day of the calendar, and who may move it."""

from datetime import UTC, date, datetime

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils import timezone

from clinic_site import moments
from clinic_site.publishing import editions, moment
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.plans import plan_of
from clinic_site.teamwork.models import YEARS
from clinic_site.teamwork.steps import task_of
from clinic_site.teamwork.words import NO_SUCH_YEAR, due

from .calendar_entries import MEANT, What

NO_DAY = "Choose a day."
MOVED_MEANWHILE = "Somebody has planned this page anew meanwhile, so nothing was changed."


def move(request) -> tuple[str, date]:
    """Do what a form of the calendar asks for; return a sentence on it, and the day.

    Raises `ValidationError` where that cannot be. It belongs into a transaction.
    """
    page, day = _page(request.POST.get("page", "")), _day(request.POST.get("day", ""))
    of = admin.site.get_model_admin(type(page))
    what = request.POST.get("what", "")
    if what in MEANT:
        if not of.has_change_permission(request, page):
            raise PermissionDenied
        said = _mean(task_of(page), what, request.POST.get("at", ""), day)
    elif what in {What.SCHEDULED, What.ENDING}:
        if not of.may_publish(request):
            raise PermissionDenied
        _plan_anew(page, what, _moment(request.POST.get("at", "")), day)
        said = str(plan_of(page))
    else:
        raise PermissionDenied
    of.log_change(request, page, said)
    return f"{page}: {said}", day


def _mean(task, what, stood, day):
    """Nobody's day is moved behind their back, but what has appeared is not due later."""
    if stood != str((task.due_on if what == What.DUE else task.planned_on) or ""):
        raise ValidationError(MOVED_MEANWHILE)
    if what == What.DUE:
        task.due_on = day
        said = due(task)
    else:
        is_due_later = task.due_on is not None and task.due_on > day
        task.planned_on, task.due_on = day, day if is_due_later else task.due_on
        also = " It is due on that day now, too." if is_due_later else ""
        said = f"Meant to appear on {moments.day_in_words(day)}.{also}"
    task.save()
    return said


def _plan_anew(page, what, at, day):
    """At the same time of day, by the one door."""
    to = moments.at(day, timezone.localtime(at).time())
    plan = plan_of(page)
    stands = [edition.live_from for edition in plan.to_come]
    if at not in (stands if what == What.SCHEDULED else [plan.end]):
        raise ValidationError(MOVED_MEANWHILE)
    if what == What.SCHEDULED:
        editions.move_plan(page, at, to)
        return
    if to <= moment.now():
        raise ValidationError(editions.HAS_PASSED)
    editions.take_down(page, at=to)


def _page(key):
    label, _hyphen, number = key.rpartition("-")
    kinds = {model._meta.label_lower for model in page_models()}
    if label not in kinds or not number.isdecimal():
        raise Http404
    page = apps.get_model(label).objects.filter(pk=number).first()
    if page is None:
        raise Http404
    return page


def _day(typed):
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise ValidationError(NO_DAY) from None
    if day.year not in YEARS:
        raise ValidationError(NO_SUCH_YEAR)
    return day


def _moment(typed):
    try:
        return datetime.fromisoformat(typed).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValidationError(MOVED_MEANWHILE) from None
