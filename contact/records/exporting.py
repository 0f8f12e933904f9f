"""The page that exports requests, after the password was asked for once more."""

from datetime import timedelta

from django import forms
from django.contrib import admin
from django.contrib.auth import logout
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from clinic_site.access.backends import is_own_password
from clinic_site.access.events import note
from clinic_site.access.guessing import refusal_of
from clinic_site.access.records import record
from clinic_site.moments import midnight
from contact.models import ConsultationRequest

from .spreadsheets import as_csv, as_xlsx

WRONG = "gave a wrong password for an export"
KINDS = {
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}


class ExportForm(forms.Form):
    since = forms.DateField(
        required=False,
        label="Received from",
        help_text="If empty, from the first request on.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        required=False,
        label="Received until",
        help_text="This day is included.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    kind = forms.ChoiceField(
        label="File",
        choices=[("xlsx", "Excel (XLSX)"), ("csv", "CSV")],
        widget=forms.RadioSelect,
        initial="xlsx",
    )
    password = forms.CharField(
        label="Your password",
        strip=False,
        help_text="Asked for once more, since the file leaves the safety of this site.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request, consultations: QuerySet, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request, self.consultations = request, consultations

    def clean_password(self):
        if not is_own_password(self.request, self.cleaned_data["password"], WRONG):
            raise ValidationError("This is not your password.")

    def clean(self):
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "This day lies before the first one.")

    def chosen(self):
        """Those of the chosen days, oldest first."""
        since, until = self.cleaned_data["since"], self.cleaned_data["until"]
        consultations = self.consultations.select_related("treatment", "assignee")
        if since:
            consultations = consultations.filter(created_at__gte=midnight(since))
        if until:
            consultations = consultations.filter(
                created_at__lt=midnight(until + timedelta(days=1))
            )
        return consultations.order_by("created_at", "pk")


@permission_required("contact.export_consultationrequest", raise_exception=True)
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password")
@sensitive_variables()
def export(request, consultations: QuerySet, shown: str = ""):
    """Ask for days, kind of file and password; then send the file of these requests.

    `shown` says in words by what the list is filtered that shows the same; "" where these are all.
    """
    sent = request.POST if request.method == "POST" else None
    form = ExportForm(request, consultations, sent)
    if form.is_valid():
        return _file(request, form)
    if refusal_of(request):  # which is what the answer says then
        logout(request)
        return redirect("admin:login")
    context = admin.site.each_context(request) | {
        "title": "Export requests",
        "opts": ConsultationRequest._meta,
        "form": form,
        "shown": shown,
        "count": consultations.count(),
    }
    return TemplateResponse(request, "admin/contact/records/export.html", context)


def _file(request, form):
    consultations = list(form.chosen())
    record(request, consultations, "exported")
    # Of the export itself, too: one that finds nothing shows all the same what somebody was after.
    note(request, request.user, f"exported {_counted(len(consultations))}")
    kind = form.cleaned_data["kind"]
    make, content_type = KINDS[kind]
    # Who and what about stays out of the name, which stands in every list of downloads.
    name = f"requests-{timezone.localdate().isoformat()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(make(consultations), content_type=content_type, headers=headers)


def _counted(count):
    return {0: "no request", 1: "1 request"}.get(count, f"{count:,} requests")
