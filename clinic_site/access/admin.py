"""The list of access records, to be read by administrators and changed by nobody."""

import auditlog.admin
from auditlog.models import LogEntry
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.utils.html import format_html_join

from clinic_site import moments
from clinic_site.folding import found_in, words_asked

from .addresses import read_address
from .records import action_in_words, who_of

# auditlog's own page lets a superuser delete a record along with something else.
admin.site.unregister(auditlog.admin.LogEntry)


class WhenFilter(admin.DateFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "when"


class ActionFilter(admin.SimpleListFilter):
    title = parameter_name = "action"

    def lookups(self, request, model_admin):
        action = LogEntry.Action
        return [
            (action.CREATE, "Stored"),
            (action.UPDATE, "Changed"),
            (action.DELETE, "Deleted"),
            (action.ACCESS, "Seen"),
        ]

    def queryset(self, request, queryset):
        is_known = self.value() in {str(choice) for choice, _words in self.lookup_choices}
        return queryset.filter(action=self.value()) if is_known else queryset


@admin.register(LogEntry)
class AccessRecordAdmin(admin.ModelAdmin):
    shows_people = True
    list_display = ("when", "who", "action_in_words", "what", "address")
    list_display_links = ("when",)
    list_filter = (("timestamp", WhenFilter), ActionFilter)
    list_per_page = 50
    search_fields = ("actor__username", "object_repr", "remote_addr")
    search_help_text = "Search by account, reference number or network address."
    show_full_result_count = False  # there are hundreds of thousands
    sortable_by = ("when",)
    fields = ("when", "who", "action_in_words", "what", "address", "before_and_after")
    readonly_fields = fields

    @admin.display(description="when", ordering="timestamp")
    def when(self, obj):
        return moments.in_words(obj.timestamp)

    @admin.display(description="who")
    def who(self, obj):
        return who_of(obj)

    @admin.display(description="action")
    def action_in_words(self, obj):
        return action_in_words(obj)

    @admin.display(description="to what")
    def what(self, obj):
        return obj.object_repr

    @admin.display(description="before and after")
    def before_and_after(self, obj):
        lines = [
            (name.replace("_", " "), *pair)
            for name, pair in (obj.changes or {}).items()
            if isinstance(pair, list) and len(pair) == len(("before", "after"))
        ]
        return format_html_join("", "<div>{}: “{}”, then “{}”</div>", lines) or "–"

    @admin.display(description="from where")
    def address(self, obj):
        return obj.remote_addr or "–"

    def get_search_results(self, request, queryset, search_term):
        # However an address was copied, it is kept in one spelling.
        typed = read_address(search_term) or search_term
        found, may_repeat = super().get_search_results(request, queryset, typed)
        if asked := words_asked(search_term):
            # Of accounts there are few; the records are too many to fold.
            accounts = found_in(get_user_model().objects.all(), ["username"], asked)
            found |= queryset.filter(actor__in=accounts)
        return found, may_repeat

    def why_read_only(self, request, obj):
        return "What was recorded stays as it is: nobody can change or delete it."

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
