"""Where staff choose the moment as of which they walk through the site."""

from django import forms
from django.contrib import admin
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from clinic_site.publishing import moment
from clinic_site.publishing.models import LAST_YEAR
from clinic_site.time_fields import MomentField, MomentInput
from clinic_site.walking import FIRST_YEAR, TO_COME, address_of, may_see


class MomentForm(forms.Form):
    at = MomentField(label="Day and time", widget=MomentInput)
    path = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, account, **kwargs):
        super().__init__(*args, **kwargs)
        self._account = account

    def clean_at(self):
        at = self.cleaned_data["at"]
        if not FIRST_YEAR <= at.year <= LAST_YEAR:
            raise forms.ValidationError("Choose a year in which there is a site.")
        if not may_see(self._account, at):
            raise forms.ValidationError(TO_COME)
        return at


@require_safe
def site_as_of(request):
    """The form; or, where a moment was chosen, the way there."""
    is_sent = "at_0" in request.GET
    beginning = {"at": moment.now(), "path": request.GET.get("path", "")}
    form = MomentForm(request.GET if is_sent else None, initial=beginning, account=request.user)
    if is_sent and form.is_valid():
        path = form.cleaned_data["path"] or "/"
        return redirect(address_of(form.cleaned_data["at"], path.lstrip("/")))
    context = {
        **admin.site.each_context(request),
        "title": "The site as of a moment",
        "form": form,
    }
    return render(request, "admin/site_as_of.html", context, status=422 if is_sent else 200)
