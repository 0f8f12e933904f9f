"""The list of requests: what a row says."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
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


@admin.display(description="urgency", empty_value="")
def urgency(consultation):
    if not consultation.urgency:
        return ""
    kind = "urgent" if consultation.is_urgent else "careful"
    return format_html(
        '<strong class="{}">{}:</strong> {}', kind, consultation.mark, consultation.mark_reason
    )


@admin.display(description="name")
def person(consultation):
    return consultation.name or ("data deleted" if consultation.wiped_at else "")


@admin.display(description="stage", ordering="stage")
def stage(consultation):
    if consultation.is_suspected_spam:
        return f"Suspected spam: {consultation.get_suspicion_display().lower()}"
    return consultation.get_stage_display()


@admin.display(description="received", ordering="created_at")
def received(consultation):
    moment = timezone.localtime(consultation.created_at)
    is_this_year = moment.year == timezone.localdate().year
    day = date_format(moment, "M j" if is_this_year else "M j, Y")
    return format_html(
        '<span>{} <span class="quiet">{}</span></span>', day, time_format(moment, "P")
    )


@admin.display(description="waited", empty_value="")
def waited(consultation):
    if consultation.stage == Stage.LEFT_MESSAGE:
        words = in_words(consultation.clock.since_message(consultation))
        if consultation.clock.is_overdue(consultation):
            return format_html(
                '<strong class="overdue">try again: message left {} ago</strong>', words
            )
        return format_html("<span>message left {} ago</span>", words)
    words = in_words(consultation.clock.waited(consultation))
    if consultation.first_contacted_at:
        return format_html("<span>{}, answered</span>", words)
    if consultation.clock.is_overdue(consultation):
        return format_html('<strong class="overdue">overdue: {}</strong>', words)
    return format_html("<span>{}</span>", words) if consultation.stage == Stage.NEW else ""


@admin.display(description="assignee", empty_value=UNASSIGNED)
def assignee(consultation):
    return consultation.assignee


@admin.display(description="next step", ordering="next_step_on", empty_value="")
def next_step(consultation):
    words, day = consultation.next_step, consultation.next_step_on
    step = format_html('<span class="next-step" dir="auto">{}</span>', words) if words else ""
    if day and day <= timezone.localdate() and consultation.stage in consultation.UNFINISHED:
        return format_html('<strong class="overdue">due {}</strong> {}', f"{day:%B %-d}", step)
    return format_html("<span>{}</span> {}", f"{day:%B %-d}", step) if day else step
