"""What stands in a form as visitors would see it, while it is typed; nothing of it is stored."""

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.urls import path, reverse
from django.utils.text import Truncator, capfirst
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from clinic_site.access.own_scripts import sent_by_scripts
from clinic_site.listed import listed
from clinic_site.publishing.rendering import render_page
from clinic_site.publishing.unstored import as_if_stored
from clinic_site.richtext.beforehand import cleaned_beforehand
from clinic_site.unreadable import is_unreadable

LONGEST_NAME = 40  # characters of what a row is called
ALL_IS_SHOWN = "Nothing of it is saved by this."
REST = "Not shown as it stands there, for it cannot be saved so yet: {}."


class ShowingAdmin(admin.ModelAdmin):
    """A ModelAdmin of pages whose form is shown beside itself, by `showing.js`."""

    def get_urls(self):
        view = self.admin_site.admin_view(_show)
        return [
            path("show/", view, {"page_admin": self}, name=self._show_name("add")),
            path("<path:object_id>/show/", view, {"page_admin": self}, name=self._show_name()),
            *super().get_urls(),
        ]

    @sensitive_variables()
    def read_unsaved(self, request, page):
        """The posted form of `page`, or of a new one, and its formsets with their inlines, validated.

        Read as Django's own view reads it, and never saved: an error keeps back its field alone.
        """
        request.is_only_looked_at = True
        fields = flatten_fieldsets(self.get_fieldsets(request, page))
        form_class = self.get_form(request, page, change=page is not None, fields=fields)
        with cleaned_beforehand(self._texts_in(request)):
            form = form_class(request.POST, instance=page)
            form.is_valid()
            formsets, inlines = self._create_formsets(
                request, form.instance, change=page is not None
            )
            for formset in formsets:
                formset.is_valid()
        return form, formsets, inlines

    def page_of(self, form, formsets):
        """The page that they would make, and what it cannot show."""
        rest, rows = _labels(form) if form.errors else [], {}
        for formset in formsets:
            name = formset.fk.remote_field.get_accessor_name()
            rows[name], wrong = _rows_in(formset)
            rest += wrong
        links = {
            field.name: [one.pk for one in form.cleaned_data[field.name]]
            for field in form.instance._meta.many_to_many
            if field.name in form.cleaned_data
        }
        shown = as_if_stored(form.instance, links, rows)
        self.know_typed(form, shown)
        return shown, rest

    def know_typed(self, form, page):
        """Let `page`, which `form` would make, know what is typed of it that is no column of its own."""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        keys = ("", [obj.pk]) if obj else ("add", [])
        context["show_url"] = reverse(f"admin:{self._show_name(keys[0])}", args=keys[1])
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _show_name(self, what=""):
        return "_".join(filter(None, [self.opts.app_label, self.opts.model_name, what, "show"]))


@sent_by_scripts
@require_POST
@sensitive_post_parameters()
def _show(request, page_admin, object_id=None):
    page = page_admin.get_object(request, unquote(object_id)) if object_id else None
    if object_id and page is None:
        raise Http404
    may_save = page_admin.has_change_permission if page else page_admin.has_add_permission
    if not may_save(request, *filter(None, [page])):
        raise PermissionDenied
    try:
        form, formsets, _inlines = page_admin.read_unsaved(request, page)
    except Exception as error:
        if not is_unreadable(error):
            raise
        raise BadRequest from None  # a number, say, that no column can hold
    shown, rest = page_admin.page_of(form, formsets)
    said = REST.format(listed(rest)) if rest else ALL_IS_SHOWN
    return render_page(request, shown, is_preview=True, unsaved=said)


def _labels(form):
    fields = [form.fields[name].label for name in form.errors if name in form.fields]
    return [str(capfirst(label)) for label in fields] or ["the whole"]


def _rows_in(formset):
    """The rows that it would have, and what those are called of which something is missing."""
    shown, wrong = [], []
    for form in formset.forms:
        is_gone = formset._should_delete_form(form)  # noqa: SLF001 -- Django's own, for its subclasses
        if is_gone or not (form.has_changed() or form.instance.pk):
            continue
        if form.errors:
            name = Truncator(str(form.instance)).chars(LONGEST_NAME)
            kind = capfirst(form.instance._meta.verbose_name)
            wrong.append(f"{kind} “{name}”" if name else kind)
        form.instance.prefix = form.prefix
        if all(getattr(form.instance, name, "") is not None for name in form.errors):
            shown.append(form.instance)
    return shown, wrong
