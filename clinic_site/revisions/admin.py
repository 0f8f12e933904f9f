"""The admin of pages whose earlier words are kept: their history, what differs, and bringing back."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.datastructures import MultiValueDict

from clinic_site import moments
from clinic_site.editing.admin import is_changed
from clinic_site.editing.refusing import refuse
from clinic_site.editing.seen import SEEN, seen_in
from clinic_site.richtext.references import found_at_once

from .comparing import compared
from .history import HistoryAdmin  # noqa: F401 -- Django finds it here
from .models import Revision
from .recording import record, record_before
from .restoring import restored
from .versions import DRAFT, versions_of, words_of_version

BROUGHT_BACK = (
    "This is what the page said in version {} ({}). Nothing is saved yet: look through it, then save it as "
    "a draft."
)


class RevisedAdmin(admin.ModelAdmin):
    """Beside `PageAdmin`, and before it: a ModelAdmin that records each save of something new."""

    object_history_template = "admin/revisions/history.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        restore = self.admin_site.admin_view(self.restore_view)
        compare = self.admin_site.admin_view(self.compare_view)
        return [
            path("<path:object_id>/restore/<int:number>/", restore, name=f"{name}_restore"),
            path("<path:object_id>/compare/", compare, name=f"{name}_compare"),
            *super().get_urls(),
        ]

    # --- Recording ----------------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        if change and is_changed(form):
            self._record_before(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        is_new = not change or is_changed(form, formsets)
        if change and is_new and not is_changed(form):
            self._record_before(form.instance)
        super().save_related(request, form, formsets, change)
        if is_new:
            record(self._stored(form.instance), by=request.user)

    def _record_before(self, page):
        # Nothing of it is stored yet.
        record_before(self._stored(page))

    def _stored(self, page):
        return self.model.objects.get(pk=page.pk)

    # --- Looking back -------------------------------------------------------------------------

    def history_view(self, request, object_id, extra_context=None):
        page = self.get_object(request, object_id)
        revisions = (
            Revision.objects.of(page).defer("words").select_related("saved_by") if page else []
        )
        may_restore = page is not None and self.has_change_permission(request, page)
        own = {"revisions": revisions, "may_restore": may_restore}
        return super().history_view(request, object_id, own | (extra_context or {}))

    def compare_view(self, request, object_id):
        page = self.get_object(request, object_id)
        if page is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, page):
            raise PermissionDenied
        versions = versions_of(page)
        asked = [request.GET.get(name) for name in ("from", "to")]
        old, new = asked if all(asked) else _nearest(versions)
        words = [words_of_version(page, name) for name in (old, new)]
        if None in words:
            raise Http404
        found = compared(page, *words)
        context = {
            **self.admin_site.each_context(request),
            "title": "What differs",
            "opts": self.opts,
            "object": page,
            "versions": versions,
            "old": old,
            "new": new,
            "differences": found,
        }
        # Photos and pages in the texts are asked for once, and not text by text.
        with found_at_once([text for _label, differs in found for text in differs.texts]):
            return render(request, "admin/revisions/compare.html", context)

    def restore_view(self, request, object_id, number):
        page = self.get_object(request, object_id)
        if page is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_change_permission(request, page):
            raise PermissionDenied
        revision = Revision.objects.of(page).filter(number=number).first()
        if revision is None:
            raise Http404
        form, formsets = self.form_as_stored(request, page), self.formsets_as_stored(request, page)
        seen = seen_in(form, formsets)
        found = restored(revision.words, form, formsets)
        found.posted[SEEN] = seen
        # Django shows a form with errors and rows in one way alone: as if it had been sent.
        request.method, request.POST = "POST", found.posted
        request._files = MultiValueDict()  # noqa: SLF001 -- else Django reads the body
        said = BROUGHT_BACK.format(number, moments.in_words(revision.saved_at))
        refuse(request, " ".join([said, *found.gone]))
        address = reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[page.pk]
        )
        return self.changeform_view(request, object_id, form_url=address)


def _nearest(versions):
    """What one wants to know first: how the draft differs from what visitors see, or saw last."""
    return versions[1].name if len(versions) > 1 else DRAFT, DRAFT
