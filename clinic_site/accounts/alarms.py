"""Tells administrators by email of what should never happen: one email a day of each kind and account."""

from auditlog.models import LogEntry
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from clinic_site.access.events import ALARM, REFUSED, SIGNED_IN, lately, note, within_an_hour
from clinic_site.moments import midnight
from clinic_site.outbox.addresses import is_address
from clinic_site.outbox.queue import enqueue_template

MANY_REFUSALS = 20  # of one account within an hour
NIGHT_ENDS = 5  # o'clock; it begins at midnight
KNOWN_AFTER = 5  # days on which an account has signed in; before, nobody knows its hours
EXPORT, OFTEN, NIGHT = "export_refused", "often_refused", "night"
# How each is told in the records, and what the emails are called in their list.
WORDS = {
    EXPORT: "raised an alarm: an export was refused",
    OFTEN: f"raised an alarm: refused {MANY_REFUSALS} times within an hour",
    NIGHT: "raised an alarm: signed in at night, as never before",
}
KINDS = {
    EXPORT: "Alarm: export refused",
    OFTEN: "Alarm: often refused",
    NIGHT: "Alarm: sign-in at night",
}
READS_RECORDS = "auditlog.view_logentry"


def hear(entry: LogEntry) -> None:
    """Look at an event that was just recorded; called by `access.events`."""
    event = entry.additional_data["event"]
    if event == REFUSED:
        if entry.additional_data.get("page", "").endswith("_export"):
            raise_alarm(EXPORT, entry)
        if within_an_hour(entry.object_pk, REFUSED) >= MANY_REFUSALS:
            raise_alarm(OFTEN, entry)
    elif event == SIGNED_IN and _is_at_night(entry.timestamp) and _never_came_at_night(entry):
        raise_alarm(NIGHT, entry)


def raise_alarm(kind: str, entry: LogEntry) -> None:
    """Record it and write the emails, but for those of whom an administrator heard today."""
    today = timezone.localdate()
    with transaction.atomic():
        # Whose row is locked: of two at once, the second one finds the first one's record.
        account = get_user_model().objects.select_for_update().filter(pk=entry.object_id).first()
        if account is None or (entry.object_pk, kind) in lately(ALARM, midnight(today)):
            return
        note(None, account, WORDS[kind], event=ALARM, page=kind)
        template, url = f"accounts/mail/{kind}.txt", _records_of(today)
        for address in told_of_alarms():
            enqueue_template(template, kind=KINDS[kind], to=address, url=url)


def told_of_alarms() -> list[str]:
    """The addresses of who may read the access records: that is what an administrator is here."""
    readers = get_user_model().objects.with_perm(
        READS_RECORDS, backend="django.contrib.auth.backends.ModelBackend"
    )
    addresses = readers.filter(is_staff=True).values_list("email", flat=True)
    return sorted({address for address in addresses if is_address(address)})


def _records_of(day):
    # Whose records these are stands there and not in the address, which mail servers see.
    listed = reverse("admin:auditlog_logentry_changelist")
    return f"{settings.SITE_URL}{listed}?day={day.isoformat()}&action=alarm"


def _is_at_night(moment):
    return timezone.localtime(moment).hour < NIGHT_ENDS


def _never_came_at_night(entry):
    """Whether an account that is known by now came at other times only."""
    before = LogEntry.objects.filter(
        content_type=entry.content_type,
        object_id=entry.object_id,
        additional_data__event=SIGNED_IN,
        timestamp__lt=entry.timestamp,
    ).values_list("timestamp", flat=True)
    days = {timezone.localdate(moment) for moment in before}
    return len(days) >= KNOWN_AFTER and not any(map(_is_at_night, before))
