"""What staff fill in about a request; the later of two who do so at once overwrites nothing."""

from django import forms
from django.core.exceptions import ValidationError

from clinic_site.encryption.keys import keyed_hash
from contact.models import ConsultationRequest

FILLED_IN = ("stage", "assignee", "next_step", "next_step_on")
KEPT = (*FILLED_IN, "note", "version")  # until somebody who was away has signed in again


class RequestForm(forms.ModelForm):
    note = forms.CharField(
        required=False,
        strip=False,
        label="New note",
        help_text="For your colleagues. Visitors never see it.",
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    taken_back = {}  # what was typed before, by the names of the fields

    class Meta:
        model = ConsultationRequest
        fields = FILLED_IN

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"version": version_of(self.instance)} | self.taken_back

    def clean(self):
        """Refuse to save over what somebody else saved since this form was opened."""
        cleaned = super().clean()
        now = ConsultationRequest.objects.select_for_update().get(pk=self.instance.pk)
        if cleaned.get("version") != version_of(now):
            # Who has read what it says now may save.
            self.data = self.data.copy()
            self.data["version"] = version_of(now)
            raise ValidationError(
                f"Meanwhile somebody changed this request: {_in_words(now)}. What you filled in "
                "still stands below and is not saved. Look at it, then save again."
            )
        return cleaned


def version_of(request: ConsultationRequest) -> str:
    """Tells two states apart of what staff fill in."""
    values = [request.stage, request.assignee_id, request.next_step, request.next_step_on]
    return keyed_hash(repr([*values, request.suspicion]))


def _in_words(request):
    parts = [f"its stage is “{request.get_stage_display()}”"]
    parts.append(
        f"{request.assignee} takes care of it" if request.assignee else "nobody takes care of it"
    )
    if request.next_step:
        parts.append(f"the next step is “{request.next_step}”")
    if request.next_step_on:
        parts.append(f"on {request.next_step_on:%B %-d, %Y}")
    if request.is_quarantined:
        parts.append("it is in quarantine")
    return ", ".join(parts)
