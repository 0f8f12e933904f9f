"""The list of access records: to be read by administrators, and changed by nobody."""

import auditlog.admin
from auditlog.models import LogEntry
from django.contrib import admin

from .records import action_in_words, who_of

# auditlog's own page lets a superuser delete a record along with something else.
admin.site.unregister(auditlog.admin.LogEntry)


@admin.register(LogEntry)
class AccessRecordAdmin(admin.ModelAdmin):
    list_display = ("when", "who", "action_in_words", "what", "address")
    list_display_links = ("when",)
    list_filter = (("timestamp", admin.DateFieldListFilter), "action")
    list_per_page = 50
    search_fields = ("actor__username", "object_repr", "remote_addr")
    search_help_text = "Search by account, reference number or network address."
    show_full_result_count = False  # there are hundreds of thousands
    sortable_by = ("when",)
    fields = ("when", "who", "action_in_words", "what", "address", "changes")
    readonly_fields = fields

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"heading": "Access records"})

    @admin.display(description="when", ordering="timestamp")
    def when(self, obj):
        return obj.timestamp

    @admin.display(description="who")
    def who(self, obj):
        return who_of(obj)

    @admin.display(description="action")
    def action_in_words(self, obj):
        return action_in_words(obj)

    @admin.display(description="to what")
    def what(self, obj):
        return obj.object_repr

    @admin.display(description="from where")
    def address(self, obj):
        return obj.remote_addr

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
