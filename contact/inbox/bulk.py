"""What is done with several requests at once; each is saved by itself, so that it is recorded."""

from django.contrib import admin, messages
from django.contrib.admin import actions
from django.db import transaction

from clinic_site.access.records import record
from contact.models import ConsultationRequest

from . import not_spam

Stage = ConsultationRequest.Stage


def _moving_to(stage, name):
    """An action that moves the chosen requests to a stage."""

    @admin.action(description=f"Mark as {stage.label.lower()}", permissions=["change"])
    def move(model_admin, request, queryset):
        _save_each(model_admin, request, queryset, f"Marked as {stage.label.lower()}", stage=stage)

    move.__name__ = name  # by which the list calls it
    return move


@admin.action(description="Assign to me", permissions=["change"])
def assign_to_me(model_admin, request, queryset):
    _save_each(model_admin, request, queryset, "Assigned", assignee=request.user)


@admin.action(description="Mark as not spam", permissions=["change"])
def mark_not_spam(model_admin, request, queryset):
    marked = [consultation for consultation in queryset if not_spam.mark_not_spam(consultation)]
    for consultation in marked:
        model_admin.log_change(request, consultation, "Marked as not spam.")
    model_admin.message_user(request, f"Marked as not spam: {len(marked):,}.", messages.SUCCESS)


@admin.action(description="Delete the selected requests", permissions=["delete"])
def delete_selected(model_admin, request, queryset):
    if "post" not in request.POST:
        record(request, queryset, "asked to delete")
    return actions.delete_selected(model_admin, request, queryset)


ACTIONS = (
    *(
        _moving_to(stage, f"mark_{stage.value}")
        for stage in (
            Stage.LEFT_MESSAGE, Stage.CONTACTED, Stage.BOOKED, Stage.CLOSED, Stage.NOT_SUITABLE, Stage.SPAM
        )
    ),
    assign_to_me,
    mark_not_spam,
    delete_selected,
)  # fmt: skip


def _save_each(model_admin, request, queryset, what, **values):
    # Erased ones stay as they are.
    chosen = list(queryset.filter(wiped_at=None))
    for consultation in chosen:
        for name, value in values.items():
            setattr(consultation, name, value)
        if "stage" in values:
            consultation.tried_at = None  # a message that is left again counts anew
        # Each in a transaction of its own: thousands in one would keep visitors from sending.
        with transaction.atomic():
            save(consultation, *values)
            model_admin.log_change(request, consultation, f"{what}.")
    model_admin.message_user(request, f"{what}: {len(chosen):,}.", messages.SUCCESS)


def save(consultation: ConsultationRequest, *names: str) -> None:
    """Save these fields of a request. One that staff answered or called is no suspect any more."""
    if consultation.stage in {Stage.LEFT_MESSAGE, Stage.CONTACTED, Stage.BOOKED}:
        consultation.suspicion = ""
    consultation.save_touched(*names, "suspicion")
