"""The photo library: the staff's list of photos, and the form of one."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from clinic_site import moments
from clinic_site.editing.admin import GivesBackAdmin
from clinic_site.folding import FoldedSearchAdmin

from . import endpoints
from .fields import clean_before_transaction
from .filters import UseFilter, WordsFilter
from .forms import PhotoForm, RowForm
from .models import Photo
from .uses import link_to, uses_of


@admin.register(Photo)
class PhotoAdmin(FoldedSearchAdmin, GivesBackAdmin):
    form = PhotoForm
    list_display = ("thumbnail", "alt_text", "is_decorative", "details")
    list_display_links = ("thumbnail",)
    list_editable = ("alt_text", "is_decorative")
    list_filter = (UseFilter, WordsFilter)
    show_facets = admin.ShowFacets.NEVER  # each would read every text again
    search_fields = ("alt_text", "caption", "credit")
    search_help_text = "Searches alternative texts, captions, and credits."
    readonly_fields = ("size", "created_at")
    fieldsets = (
        (None, {"fields": ("file", "alt_text", "is_decorative", "caption", "credit")}),
        ("Focal point", {"fields": ("focal_x", "focal_y"), "classes": ("focal-point-numbers",)}),
        ("About the file", {"fields": ("size", "created_at")}),
    )

    class Media:
        css = {"all": ["clinic/css/photo-parts.css", "clinic/css/photos-admin.css"]}
        js = [
            f"clinic/js/photo-{part}.js" for part in ("server", "parts", "library", "focal-point")
        ]

    # --- The list -----------------------------------------------------------------------------

    @admin.display(description="Photo")
    def thumbnail(self, photo):
        words = "" if photo.is_described else "Without alt text"
        return format_html(
            '<img class="photo-thumbnail" src="{}" alt="Photo {}" loading="lazy">'
            ' <span class="photo-mark">{}</span>',
            photo.thumbnail, photo.pk, words,
        )  # fmt: skip

    @admin.display(description="Caption, credit, and file", ordering="created_at")
    def details(self, photo):
        lines = (
            photo.credit,
            self.size(photo),
            moments.day_in_words(timezone.localdate(photo.created_at)),
        )
        quiet = format_html_join("", '<span class="quiet">{}</span> ', [(line,) for line in lines])
        return format_html("{} {}", photo.caption, quiet)

    @admin.display(description="Size")
    def size(self, photo):
        if not photo.width:
            return "–"
        pixels = f"{photo.width} × {photo.height} pixels"
        return f"{pixels}: it will look blurred" if photo.warning else pixels

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, **kwargs | {"form": RowForm})

    def changelist_view(self, request, extra_context=None):
        own = {"title": "Photo library", "may_upload": self.has_add_permission(request)}
        return super().changelist_view(request, own | (extra_context or {}))

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:-1]  # nothing is known of the file yet

    # --- Who may ------------------------------------------------------------------------------

    def has_change_permission(self, request, obj=None):
        # Who uploads a photo also describes it, as long as it stands on no page.
        return super().has_change_permission(request, obj) or (
            obj is not None and self.has_add_permission(request) and not uses_of(obj)
        )

    def changeform_view(self, request, *args, **kwargs):
        if request.method == "POST" and self.has_add_permission(request):
            clean_before_transaction(request.FILES)
        return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "file" in form.changed_data and obj.warning:
            self.message_user(request, obj.warning, messages.WARNING)

    # --- Where it is used ---------------------------------------------------------------------

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            context["uses"] = [link_to(used_by) for used_by in uses_of(obj)]
            context["whole"] = obj.set_of("whole").fallback
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_deleted_objects(self, objs, request):
        # Django sees foreign keys alone, and not the texts that show a photo.
        *found, _protected = super().get_deleted_objects(objs, request)
        return *found, [link_to(used_by) for used_by in uses_of(*objs)]

    # --- What scripts ask ---------------------------------------------------------------------

    def get_urls(self):
        return [*endpoints.urls_of(self), *super().get_urls()]
