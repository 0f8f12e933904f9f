"""One field on the staff's home that finds everything they may see: pages, photos, people, requests."""

from django.apps import apps
from django.contrib import admin
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from clinic_site.access.records import record
from clinic_site.access.sessions import is_idle
from clinic_site.folding import LONGEST_QUERY
from clinic_site.workplace.menu import TASKS
from contact.inbox.searching import SHORTEST, find
from contact.models import ConsultationRequest

SHOWN = 6  # of each kind
REQUESTS = ConsultationRequest._meta.label_lower
# The access records have a search of their own, by person and by day.
BESIDE = {REQUESTS, "auditlog.logentry"}


# By POST: what is typed may be a person's name or number, and an address ends up in many a log.
@sensitive_post_parameters()
@sensitive_variables()
def find_everything(request):
    """What holds the words that were typed, kind by kind, each with the way to it."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:index"))
    typed = request.POST.get("words", "").strip()[:LONGEST_QUERY]
    groups = list(_groups(request, typed)) if len(typed) >= SHORTEST else []
    context = {
        **admin.site.each_context(request),
        "title": "Search",
        "groups": groups,
        "typed": typed,
        "requests": _requests(request, typed),
        "is_too_short": len(typed) < SHORTEST,
    }
    return TemplateResponse(request, "admin/found.html", context)


def _groups(request, typed):
    for label in (label for task in TASKS.values() for label in task if label not in BESIDE):
        of = admin.site.get_model_admin(apps.get_model(label))
        if _may_look(request, of):
            rows, _doubles = of.get_search_results(request, of.get_queryset(request), typed)
            if found := list(rows[: SHOWN + 1]):
                yield {
                    "name": capfirst(of.opts.verbose_name_plural),
                    "rows": [(_address(row), str(row), _state(row)) for row in found[:SHOWN]],
                    "has_more": len(found) > SHOWN,
                    "list": reverse(f"admin:{of.opts.app_label}_{of.opts.model_name}_changelist"),
                }


def _may_look(request, of):
    if not of.get_search_fields(request) or not of.has_view_or_change_permission(request):
        return False
    # An open screen must not go on to name people when whoever sat there has left.
    return not (getattr(of, "shows_people", False) and is_idle(request))


def _requests(request, typed):
    """How many requests were found, people's and suspected spam; their list shows which."""
    if not request.user.has_perm("contact.view_consultationrequest") or len(typed) < SHORTEST:
        return 0
    found = [one for several in find(typed) for one in several]
    record(request, found, "searched")
    return len(found)


def _address(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def _state(row):
    return getattr(row, "state", "")
