"""What deleting a page means: it goes to the trash, and from there it comes back or goes for good."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone

from clinic_site import moments
from clinic_site.publishing import trash
from clinic_site.publishing.querysets import PageQuerySet
from clinic_site.publishing.states import State

from .withdrawing import WithdrawingAdmin


class TrashingAdmin(WithdrawingAdmin):
    """A ModelAdmin of pages that can be brought back for a month."""

    actions = ("bring_back", "delete_selected")

    def get_urls(self):
        view = self.admin_site.admin_view(self.bring_back_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_bring_back"
        return [path("<path:object_id>/bring-back/", view, name=name), *super().get_urls()]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        for name, field in form.base_fields.items():
            if isinstance(getattr(field, "queryset", None), PageQuerySet):
                # One that it names stays, also while that is in the trash: else a save would lose it.
                pages, own = (
                    field.queryset.model.objects.with_trash(),
                    getattr(obj, f"{name}_id", None),
                )
                field.queryset = pages.filter(Q(trashed_at__isnull=True) | Q(pk=own))
        return form

    def has_change_permission(self, request, obj=None):
        # What is in the trash is only looked at.
        is_there = obj is None or obj.trashed_at is None
        return super().has_change_permission(request, obj) and is_there

    def has_delete_permission(self, request, obj=None):
        # For good, what visitors have read is deleted by who publishes.
        is_free = obj is None or not obj.trashed_at or self.may_publish(request)
        is_free = is_free or not obj.was_ever_public
        return super().has_delete_permission(request, obj) and is_free

    def may_bring_back(self, request, obj):
        return super().has_delete_permission(request, obj)

    def log_deletions(self, request, queryset):
        pages = list(queryset)
        for page in pages:
            if not page.trashed_at:
                self.log_change(request, page, "Moved to the trash.")
        if gone := [page for page in pages if page.trashed_at]:
            super().log_deletions(request, gone)

    def delete_model(self, request, obj):
        if obj.trashed_at:
            super().delete_model(request, obj)
        else:
            self._put_in_the_trash(request, obj)

    def delete_queryset(self, request, queryset):
        for page in queryset.filter(trashed_at__isnull=True):
            self._put_in_the_trash(request, page)
        super().delete_queryset(request, queryset.filter(trashed_at__isnull=False))

    def _put_in_the_trash(self, request, page):
        self.hear_answer(request, page)
        trash.put_in(page)
        told = getattr(request, "told_of_the_trash", [])
        request.told_of_the_trash = [*told, self.what_else_is_so(request, page)]

    @admin.action(description="Delete selected %(verbose_name_plural)s", permissions=["delete"])
    def delete_selected(self, request, queryset):
        """Django's own, which would say of pages in the trash that they were deleted."""
        *_names, lacking, protected = self.get_deleted_objects(queryset, request)
        self.ask_again_where_amiss(request, queryset)
        is_sure = "post" in request.POST and not (lacking or protected)
        if not (is_sure and request.goes_to_trash):
            return super().delete_selected(request, queryset)
        count = len(queryset)
        self.log_deletions(request, queryset)
        self.delete_queryset(request, queryset)
        kind = self.opts.verbose_name if count == 1 else self.opts.verbose_name_plural
        said = f"Moved to the trash: {count:,} {kind}. For 30 days they can be brought back."
        self._tell_of_the_trash(request, said)
        return None

    @admin.action(
        description="Bring the selected pages back from the trash", permissions=["delete"]
    )
    def bring_back(self, request, queryset):
        for page in queryset.filter(trashed_at__isnull=False):
            self._bring_back(request, page)

    def bring_back_view(self, request, object_id):
        page = self.get_object(request, object_id)
        if page is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method != "POST" or not self.may_bring_back(request, page):
            raise PermissionDenied
        if page.trashed_at:
            self._bring_back(request, page)
        return HttpResponseRedirect(self._address("change", page.pk))

    def _bring_back(self, request, page):
        trash.take_out(page)
        self.log_change(request, page, "Brought back from the trash.")
        said = f"{page}: it is back from the trash, as a draft."
        self.message_user(request, said, messages.SUCCESS)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None and obj.trashed_at:
            may = self.may_bring_back(request, obj)
            context["bring_back_url"] = self._address("bring_back", obj.pk) if may else ""
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def why_read_only(self, request, obj):
        if obj.trashed_at is None:
            return super().why_read_only(request, obj)
        day = moments.day_in_words(timezone.localtime(trash.kept_until(obj)).date())
        return f"This page is in the trash. On {day} it is deleted for good."

    def get_deleted_objects(self, objs, request):
        objs = list(objs)
        request.goes_to_trash = not any(page.trashed_at for page in objs)
        if request.goes_to_trash:
            request.question = self.asked(request, objs)
        return super().get_deleted_objects(objs, request)

    def response_delete(self, request, obj_display, obj_id):
        if request.goes_to_trash:
            said = f"{obj_display}: it is in the trash, and can be brought back for 30 days."
            self._tell_of_the_trash(request, said)
            return HttpResponseRedirect(self._address("changelist"))
        return super().response_delete(request, obj_display, obj_id)

    def _tell_of_the_trash(self, request, said):
        told = " ".join(filter(None, [said, *request.told_of_the_trash]))
        self.message_user(request, told, messages.SUCCESS)

    def get_actions(self, request):
        found = super().get_actions(request)
        if request.GET.get("state") == State.TRASHED:
            return {
                name: found[name] for name in ("bring_back", "delete_selected") if name in found
            }
        found.pop("bring_back", None)
        return found

    def _address(self, what, *keys):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{what}", args=keys)
