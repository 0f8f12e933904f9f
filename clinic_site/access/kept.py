"""Access records are added to and never changed: who tries is stopped, by code as in the admin.

Stopped are `save()` and `delete()` of a record, `update()`, `delete()`, `bulk_update()` and a
`bulk_create()` that would change several, and what would delete them along with something else. SQL
written by hand is not, nor is what goes past `LogEntry.objects` on purpose (`_base_manager`,
`_raw_delete()`): who may write to the database can write anything. A copy kept elsewhere is what holds
against that.
"""

from datetime import datetime

from auditlog.models import LogEntry, LogEntryManager
from django.db.models import QuerySet
from django.db.models.signals import pre_delete, pre_save


class Kept(Exception):  # noqa: N818 -- it says what the record is
    """Somebody's code would have changed or deleted an access record."""

    def __init__(self):
        super().__init__("Access records are kept as they were written.")


class KeptRecords(QuerySet):
    def update(self, **values):
        raise Kept

    def bulk_update(self, *args, **kwargs):
        raise Kept

    def bulk_create(self, objs, *args, update_conflicts=False, **kwargs):
        if update_conflicts:
            raise Kept
        return super().bulk_create(objs, *args, **kwargs)

    def delete(self):
        raise Kept

    def forget(self, before: datetime) -> int:
        """Delete what is older, and return how many that was: for the one whose task it is."""
        return self.filter(timestamp__lt=before)._raw_delete(self.db)  # noqa: SLF001 -- past the guard


def keep() -> None:
    """Stop from now on who would change a record."""
    LogEntry.add_to_class("objects", LogEntryManager.from_queryset(KeptRecords)())
    pre_save.connect(_stop_a_change, sender=LogEntry, dispatch_uid="kept.change")
    pre_delete.connect(_stop_a_deletion, sender=LogEntry, dispatch_uid="kept.deletion")


def _stop_a_change(sender, instance, **others):
    # One that is new to Python may bear the key of one that is stored: Django would write over that.
    is_new = instance._state.adding and (  # noqa: SLF001 -- Django documents it
        instance.pk is None or not LogEntry.objects.filter(pk=instance.pk).exists()
    )
    if not is_new:
        raise Kept


def _stop_a_deletion(sender, **others):
    raise Kept
