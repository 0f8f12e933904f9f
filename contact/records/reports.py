"""The page of reports for the owner, drawn without a script."""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from contact.clock import in_words
from contact.models import ConsultationRequest

from . import statistics

LONGEST = 240  # pixels: with its number beside it a bar fits on the smallest telephone


@permission_required("contact.view_reports", raise_exception=True)
@require_safe
def reports(request):
    waited = statistics.median_first_response()
    context = admin.site.each_context(request) | {
        "title": "Reports",
        "opts": ConsultationRequest._meta,
        "waited": (in_words(waited) or "0 min") if waited is not None else "",
        "charts": [
            _chart("Requests by week", "week", statistics.by_week()),
            _chart("Requests by treatment", "treatment", statistics.by_treatment()),
            _chart("Requests by source", "source", statistics.by_source()),
            _chart("All requests by stage", "stage", statistics.by_stage()),
        ],
    }
    return TemplateResponse(request, "admin/contact/records/reports.html", context)


def _chart(title, heading, bars):
    return {
        "title": title,
        "heading": heading,
        "rows": [(bar, round(bar.share * LONGEST)) for bar in bars],
        "width": LONGEST,
    }
