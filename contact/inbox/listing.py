"""The list of requests: what a row says."""

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.html import format_html

from contact.clock import in_words
from contact.models import ConsultationRequest

from .filters import clock_of

Stage = ConsultationRequest.Stage
UNASSIGNED = "Unassigned"


class Inbox(ChangeList):
    """A page of the list, whose rows know what time it is."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        for consultation in self.result_list:
            consultation.clock = clock_of(request)

    def get_ordering_field_columns(self):
        # Unless somebody chose an order it is by urgency, which no arrow in a heading shows.
        return super().get_ordering_field_columns() if ORDER_VAR in self.params else {}


@admin.display(description="urgency", empty_value="")
def urgency(consultation):
    if not consultation.urgency:
        return ""
    kind = "urgent" if consultation.is_urgent else "careful"
    words = consultation.urgent_words
    reason = f"{consultation.mark_reason}: “{words}”" if words else consultation.mark_reason
    return format_html('<strong class="{}">{}:</strong> {}', kind, consultation.mark, reason)


@admin.display(description="name")
def person(consultation):
    name = consultation.name or ("data deleted" if consultation.wiped_at else "")
    return format_html(
        '<span dir="auto">{}</span> <span class="quiet">{}</span>', name, consultation.reference
    )


@admin.display(description="stage", ordering="stage")
def stage(consultation):
    words = consultation.get_stage_display()
    if consultation.is_suspected_spam:
        words = f"Suspected spam: {consultation.get_suspicion_display().lower()}"
    assignee = consultation.assignee or UNASSIGNED
    return format_html('<span>{}</span> <span class="quiet">{}</span>', words, assignee)


@admin.display(description="received", ordering="created_at")
def received(consultation):
    moment = timezone.localtime(consultation.created_at)
    is_this_year = moment.year == timezone.localdate().year
    day = date_format(moment, "M j" if is_this_year else "M j, Y")
    return format_html(
        '<span class="received">{}, {}</span> {}',
        day, time_format(moment, "P"), _waited(consultation),
    )  # fmt: skip


def _waited(consultation):
    """How long without an answer, or since a message was left; in opening hours."""
    is_overdue = consultation.clock.is_overdue(consultation)
    if consultation.stage == Stage.LEFT_MESSAGE:
        since = in_words(consultation.clock.since_message(consultation))
        words = f"message left {since} ago" if since else "message left"
        words = f"try again: {words}" if is_overdue else words
    else:
        waited = in_words(consultation.clock.waited(consultation))
        if consultation.first_contacted_at:
            words = f"answered after {waited}" if waited else "answered at once"
        elif is_overdue:
            words = f"overdue: {waited}"
        elif consultation.stage == Stage.NEW and waited:
            words = f"waiting {waited}"
        else:
            return ""
    if is_overdue:
        return format_html('<strong class="overdue">{}</strong>', words)
    return format_html('<span class="quiet">{}</span>', words)


@admin.display(description="next step", ordering="next_step_on", empty_value="")
def next_step(consultation):
    words, day = consultation.next_step, consultation.next_step_on
    step = format_html('<span class="next-step" dir="auto">{}</span>', words) if words else ""
    if day and day <= timezone.localdate() and consultation.stage in consultation.UNFINISHED:
        return format_html('<strong class="overdue">due {}</strong> {}', _day(day, step), step)
    return format_html("<span>{}</span> {}", _day(day, step), step) if day else step


def _day(day, step):
    return f"{day:%B %-d}:" if step else f"{day:%B %-d}"
