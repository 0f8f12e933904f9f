"""The list of access records, to be read by administrators and changed by nobody."""

import auditlog.admin
from auditlog.models import LogEntry
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.html import format_html_join

from clinic_site import moments
from clinic_site.folding import LONGEST_QUERY, found_in, words_asked

from .addresses import read_address
from .record_filters import ActionFilter, DayFilter, KindFilter
from .records import about_account, action_in_words, by_account, thing_of, who_of

# auditlog's own page lets a superuser delete a record along with something else.
admin.site.unregister(auditlog.admin.LogEntry)


@admin.register(LogEntry)
class AccessRecordAdmin(admin.ModelAdmin):
    shows_people = True
    list_display = ("when", "who", "action_in_words", "what", "address")
    list_display_links = ("when",)
    list_filter = (DayFilter, ActionFilter, KindFilter)
    list_per_page = 50
    search_fields = ("object_repr", "remote_addr")
    search_help_text = "Search by person, reference number, or network address."
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
        # Of kinds there are few, and Django keeps them.
        kind = ContentType.objects.get_for_id(obj.content_type_id)
        return thing_of(kind, obj.object_pk, obj.object_repr)

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
        for word in (read_address(search_term) or search_term[:LONGEST_QUERY]).split():
            queryset = queryset.filter(_holds(word))
        return queryset, False

    def why_read_only(self, request, obj):
        return "What was recorded stays as it is: nobody can change or delete it."

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def _holds(word):
    """The condition for records of a thing, an address or a person: by them, or about their account."""
    accounts = get_user_model().objects.all()
    # Of accounts there are few; the records are too many to fold.
    found = found_in(accounts, ["username", "first_name", "last_name"], words_asked(word))
    about = Q(content_type=ContentType.objects.get_for_model(accounts.model), object_id__in=found)
    return (
        Q(object_repr__icontains=word)
        | Q(remote_addr__icontains=word)
        | Q(actor__in=found)
        | about
        | about_account(word)
        | by_account(word)
    )
