"""The stage, assignee, next step and note that staff fill in; two at once overwrite nothing."""

from django import forms

from clinic_site.editing.versions import VersionedForm, version_of
from clinic_site.moments import day_in_words
from contact.models import ConsultationRequest

FILLED_IN = ("stage", "assignee", "next_step", "next_step_on")


class FollowUpForm(VersionedForm):
    note = forms.CharField(
        required=False,
        strip=False,
        label="New note",
        help_text="For your colleagues. Visitors never see it.",
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    class Meta:
        model = ConsultationRequest
        fields = FILLED_IN

    def version_of(self, instance):
        return version_of(instance, (*FILLED_IN, "suspicion"))

    def refusal(self, newer):
        return (
            f"Meanwhile somebody changed this request: {_in_words(newer)}. What you filled in "
            "still stands below and is not saved. Look at it, then save again."
        )


def _in_words(consultation):
    parts = [f"its stage is “{consultation.get_stage_display()}”"]
    parts.append(
        f"it is assigned to {consultation.assignee}"
        if consultation.assignee
        else "it is unassigned"
    )
    if consultation.next_step:
        parts.append(f"the next step is “{consultation.next_step}”")
    if consultation.next_step_on:
        parts.append(f"on {day_in_words(consultation.next_step_on)}")
    if consultation.is_suspected_spam:
        parts.append("it is suspected spam")
    return ", ".join(parts)
