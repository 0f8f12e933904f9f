"""Texts in a form that may not be changed: as visitors see them, not as they are stored."""

from functools import cache

from django.contrib import admin
from django.template.loader import render_to_string

from .fields import RichTextField


class ShowsTexts:
    """For a ModelAdmin, or an inline of one, whose form may be read-only."""

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if not self._is_read_only(request, obj):
            return fieldsets
        shown = {field.name: as_visitors_see(field) for field in _texts(self.model)}
        return [
            (title, options | {"fields": [shown.get(name, name) for name in options["fields"]]})
            for title, options in fieldsets
        ]

    def get_readonly_fields(self, request, obj=None):
        names = super().get_readonly_fields(request, obj)
        if not self._is_read_only(request, obj):
            return names
        return (*names, *map(as_visitors_see, _texts(self.model)))

    def _is_read_only(self, request, obj):
        # The rows of an inline go with what they belong to.
        parent = getattr(self, "parent_model", None)
        owner = self.admin_site.get_model_admin(parent) if parent else self
        return obj is not None and not owner.has_change_permission(request, obj)


@cache
def as_visitors_see(field):
    """What the admin shows in place of a field that holds rich text."""

    @admin.display(description=field.verbose_name)
    def show(obj):
        context = {"text": field.value_from_object(obj), "prefix": f"{field.name}-{obj.pk}"}
        return render_to_string("admin/shown_text.html", context)

    show.__name__ = f"{field.name}_as_visitors_see_it"
    return show


def _texts(model):
    return [field for field in model._meta.fields if isinstance(field, RichTextField)]
