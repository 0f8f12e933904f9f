"""The outbox for staff: what was sent, what waits and why. Nobody writes emails here."""

from datetime import timedelta

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.timesince import timeuntil

from clinic_site import moments

from .models import OutboxMessage

ONE_MINUTE = timedelta(minutes=1)


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("late_or_failed", "Late or failed"),
            ("waiting", "Waiting"),
            ("late", "Late"),
            ("sent", "Sent"),
            ("failed", "Failed"),
        ]

    def queryset(self, request, queryset):
        known = dict(self.lookup_choices)
        return getattr(queryset, self.value())() if self.value() in known else queryset


@admin.register(OutboxMessage)
class OutboxMessageAdmin(admin.ModelAdmin):
    """No address is shown: whom it is for stands at the request."""

    shows_people = True
    list_display = ("kind", "created_at", "state_in_words", "how_often", "next_try", "last_error")
    list_filter = (StateFilter,)
    list_per_page = 50
    actions = ("try_again", "dismiss")
    fields = readonly_fields = (
        "kind", "created_at", "state_in_words", "how_often", "next_try", "last_error", "subject",
        "body",
    )  # fmt: skip

    @admin.display(description="State")
    def state_in_words(self, message):
        if message.sent_at:
            return f"Sent {moments.in_words(message.sent_at)}"
        return message.state

    # Words, not numbers alone: on a phone no heading stands above them.
    @admin.display(description="Tries", ordering="tries")
    def how_often(self, message):
        return {0: "Not tried yet", 1: "1 try"}.get(message.tries, f"{message.tries} tries")

    @admin.display(description="Next try", ordering="due_at")
    def next_try(self, message):
        if message.sent_at or message.failed_at:
            return self.get_empty_value_display()
        wait = message.due_at - timezone.now()
        if wait > ONE_MINUTE:
            return f"again in {timeuntil(message.due_at)}"
        if wait > timedelta():
            return "again within a minute"
        return "again now" if message.tries else "at once"

    @admin.action(description="Try again", permissions=["change"])
    def try_again(self, request, queryset):
        chosen = list(queryset.unsent())
        if not chosen:
            self.message_user(request, "Nothing to do: already sent.", messages.WARNING)
            return
        for message in chosen:
            self.log_change(request, message, "To be tried again.")
        queryset.unsent().try_again()
        count = "1 email is" if len(chosen) == 1 else f"{len(chosen):,} emails are"
        self.message_user(request, f"{count} tried again now.", messages.SUCCESS)

    @admin.action(description="Dismiss failed emails", permissions=["change"])
    def dismiss(self, request, queryset):
        # Somebody has seen it, such as a visitor's mistyped address: it need not warn any more.
        failed = queryset.failed()
        for message in failed:
            self.log_change(request, message, "Dismissed.")
        count, _of_each = failed.delete()
        self.message_user(request, f"Emails dismissed: {count:,}", messages.SUCCESS)

    def why_read_only(self, request, obj):
        return "The site wrote this email. In the list it can be tried again, or dismissed when it failed."

    # --- Who may ------------------------------------------------------------------------------

    def get_queryset(self, request):
        # The address stays in the database: neither shown nor, where its key is missing, a fault.
        return super().get_queryset(request).defer("to", "sealed_body")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        # To change is to try again; an email itself is for reading.
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False
