"""The list that somebody came from: its filter goes along, from one request to the next and into a file."""

from copy import copy

from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR, ChangeList
from django.http import QueryDict
from django.urls import reverse

FILTERS = "_changelist_filters"  # Django's name for what the page of a request keeps of the list
NEXT = "_next"  # in an address: which request came next before this one was saved


class Unread(ChangeList):
    """A list that is asked for its query and its filters alone: nobody reads its rows or choices."""

    def get_filters(self, request):
        self.list_filter = [chosen for chosen in self.list_filter if self._is_asked(chosen)]
        return super().get_filters(request)

    def get_results(self, request):
        """Not now."""

    def _is_asked(self, chosen):
        if isinstance(chosen, type):
            return True
        path = chosen if isinstance(chosen, str) else chosen[0]
        return any(name.startswith(f"{path}__") for name in self.filter_params)


def list_of(model_admin, request, filters: str) -> Unread:
    """The list with these parameters; what is to do where they make no sense."""
    asked = copy(request)
    asked.list_class = Unread
    # Encoded twice, a sign that no database takes gets past the middleware.
    asked.method, asked.GET = "GET", QueryDict(filters.replace("%00", "").replace("\0", ""))
    try:
        return model_admin.get_changelist_instance(asked)
    except (IncorrectLookupParameters, DisallowedModelAdminLookup):
        asked.GET = QueryDict()
        return model_admin.get_changelist_instance(asked)


def following(model_admin, request, pk: int) -> int | None:
    """The key of the request below this one in the list; from the last on the first, if any."""
    if (kept := request.GET.get(NEXT, "")).isdecimal() and request.method == "GET":
        return int(kept[:18])
    shown = list_of(model_admin, request, request.GET.get(FILTERS, ""))
    keys = list(shown.queryset.values_list("pk", flat=True))
    here = keys.index(pk) if pk in keys else -1
    return next((key for key in (*keys[here + 1 :], *keys[: max(here, 0)])), None)


def page_of(request, pk: int, **more: object) -> str:
    """The address of the page of a request, with the filter of the list."""
    address = reverse("admin:contact_consultationrequest_change", args=[pk])
    query = QueryDict(mutable=True)
    if FILTERS in request.GET:
        query[FILTERS] = request.GET[FILTERS]
    query.update({name: value for name, value in more.items() if value})
    return f"{address}?{query.urlencode()}" if query else address


def to_export(shown: ChangeList) -> str:
    """The parameters by which the export page finds the same requests, whatever page was shown."""
    saved = shown.filter_specs[0]
    return shown.get_query_string({saved.parameter_name: saved.value()}, [PAGE_VAR, ORDER_VAR])


def in_words(shown: ChangeList) -> str:
    """By what the list is filtered: "To do, stage: Booked"."""
    saved, *others = shown.filter_specs
    words = [dict(saved.lookup_choices).get(saved.value(), "All")]
    for spec in others:
        if set(spec.expected_parameters()) & shown.params.keys():
            chosen = [choice["display"] for choice in spec.choices(shown) if choice["selected"]]
            words += [f"{spec.title}: {', '.join(map(str, chosen))}"]
    return ", ".join(words)
