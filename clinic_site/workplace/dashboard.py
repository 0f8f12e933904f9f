"""The staff's home, the admin's first page: "what needs you today"."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from clinic_site import moments
from clinic_site.access.records import record
from clinic_site.access.sessions import is_idle
from clinic_site.accounts.alarms import READS_RECORDS, told_of_alarms
from clinic_site.accounts.factors import has_one
from clinic_site.outbox import presence
from clinic_site.outbox.models import OutboxMessage
from clinic_site.publishing.plans import texts_of
from clinic_site.workplace.kinds_seen import kinds_seen
from clinic_site.workplace.read_only import who_can
from clinic_site.workplace.samples import pages_with_samples
from clinic_site.workplace.who_waits import who_waits_box
from contact.clock import ResponseClock
from contact.limits import is_full
from contact.models import ConsultationRequest

SHOWN = 8
INBOX = "admin:contact_consultationrequest_changelist"
STATES = {"drafts": "draft", "scheduled": "scheduled"}  # as the filter of a list calls them


def dashboard(request):
    """What the template of the admin's first page shows of it."""
    requests = _requests_box(request)
    boxes = [
        requests,
        _waiting_box(request),
        _scheduled_box(request),
        _drafts_box(request),
        _samples_box(request),
    ]
    return {
        "boxes": [box for box in boxes if box],
        "shows_people": bool(requests and requests["names_people"]),
        "mail": _mail_not_sent(request),
        "offers_second_step": not (request.user.is_verified() or has_one(request.user)),
        "worker": presence.what_is_wrong(),
        "alarms_reach_nobody": request.user.has_perm(READS_RECORDS) and not told_of_alarms(),
    }


def _mail_not_sent(request):
    """How many emails have not been sent, and the first error; None where all is well."""
    if not _may_view(request, OutboxMessage):
        return None
    not_sent = OutboxMessage.objects.late_or_failed()
    count = not_sent.count()
    if not count:
        return None
    errors = not_sent.exclude(last_error="").values_list("last_error", flat=True)
    return {"count": count, "first_error": errors.first()}


# --- Requests -----------------------------------------------------------------------------------


def _requests_box(request):
    if not request.user.has_perm("contact.view_consultationrequest"):
        return None
    waiting = ConsultationRequest.objects.waiting().select_related("treatment")
    first, count = _first_of(waiting.most_urgent_first())
    # An open screen must not go on to name people when whoever sat there has left.
    names_people = not is_idle(request)
    if names_people:
        record(request, first, "listed")
    return {
        "title": "New consultation requests",
        "count": count,
        "url": _requests_url("new"),
        "names_people": names_people,
        "rows": [
            (_change_url(found), (names_people and found.name) or str(found), _request_note(found))
            for found in first
        ],
        "empty": "Nobody is waiting for an answer.",
        "notes": list(_request_notes(request)),
    }


def _request_note(consultation):
    mark = consultation.mark and f"{consultation.mark}: {consultation.mark_reason}"
    suspected = "looks like spam" if consultation.is_suspected_spam else ""
    notes = [
        _pressing(mark) if consultation.is_urgent else mark,
        suspected,
        consultation.treatment,
    ]
    return format_html_join(", ", "{}", [(note,) for note in notes if note])


def _pressing(words):
    """What must not be overlooked."""
    return format_html('<strong class="pressing">{}</strong>', words)


def _request_notes(request):
    """Sentences, each with the address of what it counts; they stand there even when it is none."""
    clock = ResponseClock()
    overdue = clock.overdue().count()
    words = f"Overdue: {overdue:,}."
    yield _pressing(words) if overdue else words, _requests_url("overdue")
    if left := ConsultationRequest.objects.left_behind().count():
        words = f"Assigned to somebody who has left: {left:,}."
        yield _pressing(words), _requests_url("left_behind")
    suspects = ConsultationRequest.objects.suspected_spam().count()
    among = " A person may be among them." if suspects else ""
    yield f"Suspected spam: {suspects:,}.{among}", _requests_url("suspected")
    if is_full(is_suspect=True):
        whose = "" if is_full(is_suspect=False) else " whose requests look like spam"
        words = f"More came today than the form takes: visitors{whose} are asked to call."
        yield _pressing(words), _requests_url("suspected")
    if not clock.clinic.notified:
        may_mend = request.user.has_perm("clinic.change_clinicprofile")
        whom = "" if may_mend else f" {who_can(clock.clinic._meta, ['change'])}"
        words = (
            f"Nobody gets an email about new requests: the clinic profile names no address.{whom}"
        )
        url = reverse("admin:clinic_clinicprofile_changelist") if may_mend else ""
        yield _pressing(words), url


def _requests_url(shown):
    return f"{reverse(INBOX)}?show={shown}"


# --- Pages --------------------------------------------------------------------------------------


def _waiting_box(request):
    models = kinds_seen(request)
    return who_waits_box(request.user, models, SHOWN) if models else None


def _scheduled_box(request):
    return _pages_box(request, "scheduled", "due_at", _when, "Nothing is scheduled.")


def _drafts_box(request):
    return _pages_box(request, "drafts", "-updated_at", _kind, "There are no drafts.")


def _samples_box(request):
    """None where there is nothing to say: a site that is tried out may be full of samples."""
    found = pages_with_samples(request.user)
    if not found:
        return None
    return {
        "title": "Still say “sample”",
        "count": len(found),
        "url": "",
        "rows": found[:SHOWN],
        "notes": [("Visitors read it. Put the clinic's own words, or take the page down.", "")],
    }


def _pages_box(request, state, order, note, empty):
    """The first pages of every kind that the account may view, without their texts, and all counted."""
    models = kinds_seen(request)
    if not models:
        return None
    found, counts = [], {}
    for model in models:
        pages = getattr(model.objects, state)().order_by(order).defer(*texts_of(model))
        first, counts[model] = _first_of(pages)
        found += first
    name = order.removeprefix("-")
    found.sort(key=lambda page: getattr(page, name), reverse=name != order)
    kinds = [_counted(model, count, state) for model, count in counts.items() if count]
    return {
        "title": state.capitalize(),
        "count": sum(counts.values()),
        "url": kinds[0][1] if len(kinds) == 1 else "",
        "rows": [(_change_url(page), str(page), note(page)) for page in found[:SHOWN]],
        "empty": empty,
        "notes": kinds,
    }


def _counted(model, count, state):
    """How many there are of a kind, with the address of the list that shows them: "3 articles"."""
    kind = model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural
    changelist = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{count:,} {kind}", f"{changelist}?state={STATES[state]}"


def _first_of(rows):
    """The first rows, and how many there are of all, which is asked where there may be more."""
    first = list(rows[:SHOWN])
    return first, len(first) if len(first) < SHOWN else rows.count()


def _kind(page):
    return page._meta.verbose_name


def _when(page):
    return moments.in_words(page.due_at)


def _may_view(request, model):
    name = f"{model._meta.app_label}.%s_{model._meta.model_name}"
    return request.user.has_perm(name % "view") or request.user.has_perm(name % "change")


def _change_url(obj):
    return reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk])
