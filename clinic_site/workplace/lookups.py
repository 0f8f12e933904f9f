"""What an address may ask of a list of the admin: what the list's filters offer, and nothing else.

Django lets an address ask about any relation of the rows, `?requests__id__exact=2`, and about fields
that the list does not show: the number of rows answers what somebody may not see.
"""

from collections.abc import Iterator

from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path

OF_A_FILTER = ("", "__exact", "__in", "__isnull", "__isempty", "__gte", "__lt")
AS_NEW = "_saveasnew"
OF_DATES = ("__year", "__month", "__day", "__gte", "__lt")


class AskedByFiltersAdmin(admin.ModelAdmin):
    """An outermost class of every ModelAdmin, which `ClinicAdminSite.register()` puts there."""

    def lookup_allowed(self, lookup, value, request):
        return lookup in self._offered(request) and super().lookup_allowed(lookup, value, request)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        # A button that no form here has; Django obeys it all the same, and draws no form after it.
        if AS_NEW in request.POST and not self.save_as:
            request.POST = request.POST.copy()
            del request.POST[AS_NEW]
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_changeform_initial_data(self, request):
        # Django fills a new form in from its address, `?publish_at=x`, and cannot draw every value.
        return {}

    def get_object(self, request, object_id, from_field=None):
        # An empty `_to_field` is none, which Django takes for a field without a name.
        return super().get_object(request, object_id, from_field or None)

    def get_view_on_site_url(self, obj=None):
        # The page's own address: Django's way round by /admin/r/ tells everyone where drafts are.
        if obj is None or not self.view_on_site or not hasattr(obj, "get_absolute_url"):
            return None
        return obj.get_absolute_url()

    def _offered(self, request) -> set[str]:
        """Every parameter that a filter of the list, or its dates, may put into an address."""
        offered = {
            parameter
            for chosen in self.get_list_filter(request)
            for parameter in _parameters(self.model, chosen)
        }
        if self.date_hierarchy:
            offered |= {f"{self.date_hierarchy}{ending}" for ending in OF_DATES}
        return offered


def _parameters(model, chosen) -> Iterator[str]:
    """Those of one entry of `list_filter`: a class, a path, or a path with its class."""
    if isinstance(chosen, type):
        yield chosen.parameter_name
        return
    path = chosen[0] if isinstance(chosen, tuple | list) else chosen
    yield from (f"{path}{ending}" for ending in OF_A_FILTER)
    field = get_fields_from_path(model, path)[-1]
    if field.is_relation:
        yield f"{path}__{field.target_field.name}__exact"
