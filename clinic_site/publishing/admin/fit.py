"""What a page still misses, how it reads and how it will look elsewhere: beside its form, while it is written."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from clinic_site.access.own_scripts import sent_by_scripts
from clinic_site.editing.templatetags.editing import Listed, errors_of
from clinic_site.publishing.fitness import all_that_is_missing, faults_of
from clinic_site.publishing.reading import reading_of
from clinic_site.time_fields import MomentInput

from .door import TIMES
from .showing import ShowingAdmin


class FitnessAdmin(ShowingAdmin):
    """A ModelAdmin of pages whose form says what keeps a page back, and what could be better."""

    def get_urls(self):
        view, name = self.admin_site.admin_view(self.fitness_view), self._fitness_name
        own = [path("add/fitness/", view, name=f"{name}_new")]
        return [*own, path("<path:object_id>/fitness/", view, name=name), *super().get_urls()]

    @property
    def _fitness_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_fitness"

    @method_decorator([sent_by_scripts, never_cache, require_POST, sensitive_post_parameters()])
    def fitness_view(self, request, object_id=None):
        """A part of a page, for a script, about the words that it sends; nothing of them is stored."""
        obj = self.get_object(request, object_id) if object_id else None
        if object_id and obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self._may_save(request, object_id, obj):
            raise PermissionDenied
        form, formsets, inlines = self.read_unsaved(request, obj)
        page, _unshown = self.page_of(form, formsets)
        refusals = errors_of(form, self.get_inline_formsets(request, formsets, inlines, obj))
        context = _said_of(page, faults_of(page), refusals)
        return render(request, "admin/fitness.html", context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if self._may_save(request, obj and obj.pk, obj):
            name = f"admin:{self._fitness_name}"
            context["fitness_url"] = (
                reverse(name, args=[obj.pk]) if obj else reverse(f"{name}_new")
            )
            # What was refused is not what is saved: the words of the form are asked about as they stand there.
            if obj and not context["errors"]:
                page = obj.with_known_rows()
                context["fitness"] = _said_of(page, all_that_is_missing(page))
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def _id_of(field):
    """The element of the form that a fault is linked to; "" where it is about the whole."""
    own = field and f"id_{field}"
    return MomentInput().id_for_label(own) if field in TIMES else own


def _said_of(page, faults, refusals=()):
    def listed(*, is_warning):
        return [
            Listed(fault.sentence, fault.place(page), _id_of(fault.field))
            for fault in faults
            if fault.is_warning == is_warning
        ]

    return {
        "errors": [*refusals, *listed(is_warning=False)],
        "warnings": listed(is_warning=True),
        "reading": reading_of(page),
        "page": page,
    }
