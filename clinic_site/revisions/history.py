"""The history of the whole site: who did what, by person, page and day; for reading alone."""

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.utils.html import format_html

from clinic_site import moments
from clinic_site.access.record_filters import DayFilter

from .models import HistoryLine


class ActionDayFilter(DayFilter):
    column = "action_time"


@admin.register(HistoryLine)
class HistoryAdmin(admin.ModelAdmin):
    """Of kinds that show no people, such as requests do, and that the reader may see."""

    list_display = ("when", "who", "to_what", "said")
    list_display_links = None
    list_filter = (ActionDayFilter, ("user", admin.RelatedOnlyFieldListFilter))
    list_per_page = 50
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr",)
    search_help_text = "Search by the name of a page."
    show_full_result_count = False
    sortable_by = ()

    def get_queryset(self, request):
        kinds = ContentType.objects.get_for_models(*self._kinds_for(request)).values()
        return super().get_queryset(request).filter(content_type__in=kinds)

    def _kinds_for(self, request):
        kinds = [self.admin_site.get_model_admin(model) for model in self.admin_site._registry]  # noqa: SLF001 -- Django has no list of them
        return [
            kind.model
            for kind in kinds
            if not getattr(kind, "shows_people", False)
            and kind.model is not HistoryLine
            and kind.has_view_or_change_permission(request)
        ]

    @admin.display(description="when")
    def when(self, obj):
        return moments.in_words(obj.action_time)

    @admin.display(description="who")
    def who(self, obj):
        return obj.user.get_full_name() or obj.user.get_username()

    @admin.display(description="to what")
    def to_what(self, obj):
        kind = obj.content_type.name
        if obj.is_deletion():
            return f"{kind} “{obj.object_repr}”"
        return format_html('{} <a href="{}">{}</a>', kind, obj.get_admin_url(), obj.object_repr)

    @admin.display(description="what")
    def said(self, obj):
        return obj.get_change_message() or ("Deleted." if obj.is_deletion() else "Saved.")

    def history_view(self, request, object_id, extra_context=None):
        # Who may see no line at all learns of none, not even that there is none.
        if not self.has_view_permission(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
