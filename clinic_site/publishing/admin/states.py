"""What staff mean by draft, scheduled and published: in the list, and as a filter of it."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList

from clinic_site.publishing.states import State


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        if self.value() == State.TRASHED:
            return queryset.filter(trashed_at__isnull=False)
        there = queryset.filter(trashed_at__isnull=True)
        choices = {
            State.DRAFT: there.drafts,
            State.SCHEDULED: there.scheduled,
            State.PUBLISHED: there.public,
            State.EXPIRED: there.expired,
        }
        return choices[self.value()]() if self.value() in choices else there


class PageList(ChangeList):
    """A list that asks for the states of the pages that it shows, and not of all that there are."""

    def get_results(self, request):
        super().get_results(request)
        shown = list(self.result_list)
        own = self.model.objects.with_trash().filter(pk__in=[page.pk for page in shown])
        states = dict(own.order_by().with_states().values_list("pk", "known_state"))
        for page in shown:
            page.known_state = states.get(page.pk, State.DRAFT)
        self.result_list = shown
