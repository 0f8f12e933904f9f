"""What staff mean by draft, scheduled and published, as a filter of the list."""

from django.contrib import admin


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("draft", "Drafts"),
            ("scheduled", "Scheduled"),
            ("published", "Published"),
            ("expired", "Expired"),
        ]

    def queryset(self, request, queryset):
        choices = {
            "draft": queryset.drafts,
            "scheduled": queryset.scheduled,
            "published": queryset.published,
            "expired": queryset.expired,
        }
        return choices[self.value()]() if self.value() in choices else queryset
