"""The list of requests: what a row says."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils import timezone
from django.utils.html import format_html

from contact.clock import in_words
from contact.models import ConsultationRequest

from .filters import clock_of

Stage = ConsultationRequest.Stage


class Inbox(ChangeList):
    """A page of the list, whose rows know what time it is."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        for row in self.result_list:
            row.clock = clock_of(request)


@admin.display(description="urgency", empty_value="")
def urgency(row):
    if not row.urgency:
        return ""
    kind = "urgent" if row.is_urgent else "careful"
    return format_html('<strong class="{}">{}:</strong> {}', kind, row.mark, row.mark_reason)


@admin.display(description="name")
def person(row):
    return row.name or ("erased" if row.wiped_at else "")


@admin.display(description="stage", ordering="stage")
def stage(row):
    if row.is_quarantined:
        return f"Quarantine: {row.get_suspicion_display().lower()}"
    return row.get_stage_display()


@admin.display(description="waited", ordering="-created_at", empty_value="")
def waited(row):
    words = in_words(row.clock.waited(row))
    if row.first_contacted_at:
        return format_html("<span>{}, answered</span>", words)
    if row.clock.is_overdue(row):
        return format_html('<strong class="overdue">overdue: {}</strong>', words)
    return format_html("<span>{}</span>", words) if row.stage == Stage.NEW else ""


@admin.display(description="next step", ordering="next_step_on", empty_value="")
def next_step(row):
    if not row.next_step_on:
        return ""
    words = f"{row.next_step_on:%B %-d}"
    if row.next_step_on <= timezone.localdate() and row.stage in row.UNFINISHED:
        return format_html('<strong class="overdue">due {}</strong>', words)
    return format_html("<span>{}</span>", words)
