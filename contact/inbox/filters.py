"""What the inbox shows: what is to do, or another part of it that somebody chose."""

from django.contrib import admin
from django.utils import timezone

from clinic_site.moments import midnight
from contact.clock import ResponseClock
from contact.held import AMONG_SPAM, FOUND
from contact.records.retention import ending

TO_DO = "to_do"


def clock_of(request) -> ResponseClock:
    """The clock of the page that is being made; making one reads the opening hours."""
    if not hasattr(request, "response_clock"):
        request.response_clock = ResponseClock()
    return request.response_clock


class ShownFilter(admin.SimpleListFilter):
    """The saved filters above the list. Without one, a stage that was chosen shows all of it."""

    title = "saved filter"
    parameter_name = "show"
    template = "admin/contact/consultationrequest/no_filter.html"  # it stands above the list

    def lookups(self, request, model_admin):
        shown = [
            (TO_DO, "To do"),
            ("today", "New today"),
            ("overdue", "Overdue"),
            ("mine", "Mine"),
            ("suspected", "Suspected spam"),
            ("finished", "Finished"),
            ("all", "All"),
        ]
        if self.value() == "ending":  # where an email leads
            return [*shown, ("ending", "Deleted soon")]
        if self.value() == "left_behind":
            return [*shown, ("left_behind", "Assigned to who has left")]
        if self.value() == "new":
            return [*shown, ("new", "Waiting for an answer")]  # the first page counts them
        if self.value() not in {"found", "found_spam"}:
            return shown
        among_spam = [("found_spam", "Found among spam")] * bool(request.session.get(AMONG_SPAM))
        return [*shown, ("found", "Found"), *among_spam]

    def value(self):
        chosen = super().value()
        return chosen or ("all" if "stage__exact" in self.request.GET else TO_DO)

    def queryset(self, request, queryset):
        parts = {
            TO_DO: queryset.unfinished,
            "new": queryset.waiting,
            "today": lambda: queryset.in_sight().filter(
                created_at__gte=midnight(timezone.localdate())
            ),
            "overdue": lambda: queryset.filter(pk__in=clock_of(request).overdue()),
            "mine": lambda: queryset.unfinished().filter(assignee=request.user),
            "left_behind": queryset.left_behind,
            "suspected": queryset.suspected_spam,
            "finished": lambda: queryset.exclude(stage__in=queryset.model.UNFINISHED),
            "ending": lambda: queryset.filter(pk__in=ending().values("pk")),
            "found": lambda: queryset.filter(pk__in=request.session.get(FOUND, [])),
            "found_spam": lambda: queryset.filter(pk__in=request.session.get(AMONG_SPAM, [])),
        }
        return parts.get(self.value(), queryset.all)()

    def choices(self, changelist):
        return ()  # none among the filters at the side

    def shown(self, changelist):
        """Each saved filter with its count, whatever else is filtered: a saved filter is chosen alone."""
        everything = changelist.root_queryset
        counts = everything.aggregate(**self.get_facet_counts(changelist.pk_attname, everything))
        for number, (value, title) in enumerate(self.lookup_choices):
            yield {
                "selected": self.value() == value,
                "query_string": f"?{self.parameter_name}={value}",
                "display": title,
                "count": counts[f"{number}__c"],
            }
