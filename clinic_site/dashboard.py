"""The staff's home, the admin's first page: "what needs you today"."""

from django.urls import reverse

from clinic_site import moments
from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox import presence
from clinic_site.outbox.models import OutboxMessage
from clinic_site.publishing.kinds import page_models
from contact.clock import ResponseClock
from contact.models import ConsultationRequest

SHOWN = 8


def dashboard(request):
    """What the template of the admin's first page shows of it."""
    boxes = [
        _requests_box(request),
        _scheduled_box(request),
        _drafts_box(request),
    ]
    return {
        "boxes": [box for box in boxes if box],
        "mail": _mail_not_sent(request),
        "worker": presence.what_is_wrong(),
    }


def _mail_not_sent(request):
    """How many emails have not been sent, and the first error; None where all is well."""
    if not _may_view(request, OutboxMessage):
        return None
    errors = list(OutboxMessage.objects.late_or_failed().values_list("last_error", flat=True))
    return (
        {"count": len(errors), "first_error": next(filter(None, errors), "")} if errors else None
    )


def _requests_box(request):
    if not request.user.has_perm("contact.view_consultationrequest"):
        return None
    waiting = ConsultationRequest.objects.waiting().select_related("treatment")
    return {
        "title": "New consultation requests",
        "count": waiting.count(),
        "rows": [
            (_change_url(consultation), str(consultation), _request_note(consultation))
            for consultation in waiting.most_urgent_first()[:SHOWN]
        ],
        "empty": "Nobody is waiting for an answer.",
        "notes": list(_request_notes()),
    }


def _request_note(consultation):
    suspected = "looks like spam" if consultation.is_suspected_spam else ""
    notes = [consultation.mark.lower(), suspected, str(consultation.treatment or "")]
    return ", ".join(filter(None, notes))


def _request_notes():
    overdue = ResponseClock().overdue().count()
    if overdue:
        yield f"Overdue: {overdue}."
    suspects = ConsultationRequest.objects.suspected_spam().count()
    if suspects:
        yield f"Suspected spam: {suspects}. A person may be among them."
    if not ClinicProfile.get_solo().notified:
        yield "Nobody is told of new requests by email: the clinic profile names no address."


def _scheduled_box(request):
    pages = _pages(request, "scheduled")
    next_first = pages and sorted(pages, key=lambda page: page.publish_at)
    return _pages_box("Scheduled", next_first, _when, "Nothing is scheduled.")


def _drafts_box(request):
    pages = _pages(request, "drafts")
    last_touched_first = pages and sorted(pages, key=lambda page: page.updated_at, reverse=True)
    return _pages_box("Drafts", last_touched_first, _kind, "There are no drafts.")


def _pages(request, queryset_name):
    """The pages of every kind that the account may view; None where it may view no kind."""
    models = [model for model in page_models() if _may_view(request, model)]
    found = [page for model in models for page in getattr(model.objects, queryset_name)()]
    return found if models else None


def _pages_box(title, pages, note, empty):
    if pages is None:
        return None
    rows = [(_change_url(page), str(page), note(page)) for page in pages[:SHOWN]]
    return {"title": title, "count": len(pages), "rows": rows, "empty": empty}


def _kind(page):
    return page._meta.verbose_name


def _when(page):
    return moments.in_words(page.publish_at)


def _may_view(request, model):
    name = f"{model._meta.app_label}.%s_{model._meta.model_name}"
    return request.user.has_perm(name % "view") or request.user.has_perm(name % "change")


def _change_url(obj):
    return reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk])
