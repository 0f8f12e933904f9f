"""The filters of the access records: the day, what happened, and to what kind of thing."""

from datetime import timedelta

from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.text import capfirst

from clinic_site.moments import midnight
from clinic_site.typed_times import read_day

from .changes import followed
from .events import ALARM, FAILED, HALF_IN, REFUSED, SIGNED_IN, SIGNED_OUT

ACTION = LogEntry.Action


class DayFilter(admin.SimpleListFilter):
    """One day of the clinic, typed or picked; or the last seven."""

    title = parameter_name = "day"
    template = "admin/day_filter.html"
    column = "timestamp"  # of the moment that is asked for
    kept = ()  # names and values of what else the list is asked for

    def _read(self):
        """The day that was asked for, if any, and in a sentence why it cannot be read."""
        try:
            return (read_day(self.value()) if self.value() else None), ""
        except ValueError as error:
            return None, str(error)

    def lookups(self, request, model_admin):
        today = timezone.localdate()
        return [
            (today.isoformat(), "Today"),
            ((today - timedelta(days=1)).isoformat(), "Yesterday"),
        ]

    def queryset(self, request, queryset):
        # Anew each time: to count, Django asks for one day after the other.
        day, wrong = self._read()
        if wrong:
            return queryset.none()
        if not day:
            return queryset
        begin, end = midnight(day), midnight(day + timedelta(days=1))
        return queryset.filter(**{f"{self.column}__gte": begin, f"{self.column}__lt": end})

    def choices(self, changelist):
        # What else the list is asked for goes along with the day, in hidden fields of the form.
        self.kept = [
            (name, value)
            for name, values in changelist.filter_params.items()
            if name != self.parameter_name
            for value in values
        ]
        return super().choices(changelist)

    @property
    def typed(self) -> str:
        """What stands in the field: the day as browsers have it, or what nobody can read."""
        day, _wrong = self._read()
        return day.isoformat() if day else self.value() or ""

    @property
    def wrong(self) -> str:
        return self._read()[1]


class ActionFilter(admin.SimpleListFilter):
    """What happened: to a thing by the record's own column, to an account by the kind of event."""

    title = parameter_name = "action"
    # Of the accounts' records there are few, so their kind needs no index.
    events = {
        "in": ("Signed in or out", [HALF_IN, SIGNED_IN, SIGNED_OUT]),
        "failed": ("Failed to sign in", [FAILED]),
        "refused": ("Was refused", [REFUSED]),
        "alarm": ("Alarm", [ALARM]),
    }

    def lookups(self, request, model_admin):
        return [
            (ACTION.CREATE, "Stored"),
            (ACTION.UPDATE, "Changed"),
            (ACTION.DELETE, "Deleted"),
            (ACTION.ACCESS, "Seen"),
            *((value, title) for value, (title, _events) in self.events.items()),
        ]

    def queryset(self, request, queryset):
        accounts = _kind(get_user_model())
        if self.value() in self.events:
            _title, events = self.events[self.value()]
            return queryset.filter(content_type=accounts, additional_data__event__in=events)
        if self.value() == str(ACTION.ACCESS):
            return queryset.filter(action=ACTION.ACCESS).exclude(content_type=accounts)
        is_known = self.value() in {str(choice) for choice, _words in self.lookup_choices}
        return queryset.filter(action=self.value()) if is_known else queryset


class KindFilter(admin.SimpleListFilter):
    title, parameter_name = "kind of thing", "kind"

    def lookups(self, request, model_admin):
        kinds = {*auditlog.get_models(), *followed()}
        named = {model._meta.label_lower: model._meta.verbose_name_plural for model in kinds}
        return sorted((label, capfirst(name)) for label, name in named.items())

    def queryset(self, request, queryset):
        if self.value() not in {label for label, _name in self.lookup_choices}:
            return queryset
        app, model = self.value().split(".")
        return queryset.filter(content_type=ContentType.objects.get_by_natural_key(app, model))


def _kind(model):
    return ContentType.objects.get_for_model(model)
