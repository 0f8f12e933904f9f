"""The staff's form for a page: who may publish, preview, and fieldsets that all pages share."""

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import capfirst

from clinic_site.photos.choosing import PhotoChoiceAdmin
from clinic_site.richtext.admin import EditorAdmin

from . import transitions
from .forms import PageForm
from .video import VIDEO_FIELDS

TIMES = ("publish_at", "expire_at")
PUBLISHING_FIELDS = ("status", *TIMES)
VIDEO_FIELDSET = (
    "Video",
    {
        "classes": ("collapse",),
        "fields": VIDEO_FIELDS,
        "description": "The page shows the still and a link. Fill in all three, or none.",
    },
)


class StateFilter(admin.SimpleListFilter):
    """What staff mean by draft, scheduled and published."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("draft", "Drafts"),
            ("scheduled", "Scheduled"),
            ("published", "Published"),
            ("taken_down", "Taken down"),
        ]

    def queryset(self, request, queryset):
        choices = {
            "draft": queryset.drafts,
            "scheduled": queryset.scheduled,
            "published": queryset.published,
            "taken_down": queryset.taken_down,
        }
        return choices[self.value()]() if self.value() in choices else queryset


class PageAdmin(PhotoChoiceAdmin, EditorAdmin):
    """The base of the admin of every `PublishablePage`.

    A subclass names its own `content_fieldsets` and `render`, the view's function that draws
    the page for a visitor.
    """

    content_fieldsets = ()
    render = None
    form = PageForm
    list_display = ("__str__", "state", "publish_at", "updated_at")
    list_filter = (StateFilter,)
    view_on_site = False  # the form links the public page itself, where there is one
    actions = ("publish", "withdraw")
    change_form_template = "admin/page_change_form.html"

    # --- The form -----------------------------------------------------------------------------

    def get_fieldsets(self, request, obj=None):
        return (
            *self.content_fieldsets,
            (
                "Publishing",
                {
                    "fields": PUBLISHING_FIELDS,
                    "description": f"Now it is {timezone.localtime():%A, %B %-d, %Y, %-I:%M %p}.",
                },
            ),
            (
                "Search engines",
                {
                    "classes": ("collapse",),
                    "fields": ("seo_title", "seo_description", "canonical_url", "no_index"),
                },
            ),
        )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in TIMES:
            field.help_text += f" Clinic time ({settings.TIME_ZONE})."
            # Two fields under one label: each has a name of its own for who cannot see that.
            for part, widget in zip(("date", "time"), field.widget.widgets, strict=True):
                widget.attrs["aria-label"] = f"{capfirst(field.label)}: {part}"
        return field

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        return own if self.may_publish(request) else (*own, *PUBLISHING_FIELDS)

    def save_model(self, request, obj, form, change):
        transitions.store(obj)

    # --- Who may ------------------------------------------------------------------------------

    def may_publish(self, request):
        return request.user.has_perm(f"{self.opts.app_label}.publish_{self.opts.model_name}")

    def _may_touch(self, request, obj):
        # Changing what visitors read is publishing, so it takes the same right.
        is_draft = obj is None or obj.status == obj.Status.DRAFT
        return is_draft or self.may_publish(request)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def has_publish_permission(self, request):
        return self.may_publish(request)

    # --- Actions ------------------------------------------------------------------------------

    @admin.action(description="Publish the selected pages now", permissions=["publish"])
    def publish(self, request, queryset):
        for page in queryset:
            self._pass(request, page, transitions.publish, "Published")

    @admin.action(description="Make drafts of the selected pages", permissions=["publish"])
    def withdraw(self, request, queryset):
        for page in queryset:
            self._pass(request, page, transitions.withdraw, "Made a draft")

    def _pass(self, request, page, transition, what):
        try:
            with transaction.atomic():
                transition(page)
                self.log_change(request, page, f"{what}.")
        except ValidationError as error:
            self.message_user(request, f"{page}: {' '.join(error.messages)}", messages.ERROR)
            return
        self.message_user(request, f"{what}: {page}", messages.SUCCESS)

    # --- Preview ------------------------------------------------------------------------------

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        view = self.admin_site.admin_view(self.preview_view)
        return [path("<path:object_id>/preview/", view, name=name), *super().get_urls()]

    def preview_view(self, request, object_id):
        """The page as visitors would see it, whatever its state; for staff alone."""
        page = self.get_object(request, object_id)
        if page is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, page):
            raise PermissionDenied
        return type(self).render(request, page, is_preview=True)

    def _preview_url(self, obj):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_preview"
        return reverse(name, args=[obj.pk])

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            context["preview_url"] = self._preview_url(obj)
            context["public_url"] = obj.get_absolute_url() if obj.is_published else ""
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        if "_preview" in request.POST:
            return HttpResponseRedirect(self._preview_url(obj))
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if "_preview" in request.POST:
            return HttpResponseRedirect(self._preview_url(obj))
        return super().response_change(request, obj)
