"""Access records are never changed or deleted: not by code either, but for the one job that forgets."""

import pytest
from auditlog.models import LogEntry
from django.core.management import call_command
from django.db import transaction

from clinic_site.access.events import note
from clinic_site.access.kept import Kept
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    note(None, UserFactory(username="ash"), "opened a door")
    return LogEntry.objects.get(additional_data__how="opened a door")


def change(entry):
    entry.object_repr = "somebody else"
    entry.save()


def another_with_its_key(entry):
    return LogEntry(
        pk=entry.pk, content_type=entry.content_type, object_pk="1", object_repr="x", action=3
    )


WAYS = {
    "save": change,
    "save another with its key": lambda entry: another_with_its_key(entry).save(),
    "bulk_create over it": lambda entry: LogEntry.objects.bulk_create(
        [another_with_its_key(entry)],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["object_repr"],
    ),
    "update_or_create": lambda entry: LogEntry.objects.update_or_create(
        pk=entry.pk, defaults={"object_repr": "somebody else"}
    ),
    "update": lambda entry: LogEntry.objects.filter(pk=entry.pk).update(object_repr="x"),
    "bulk_update": lambda entry: LogEntry.objects.bulk_update([entry], ["object_repr"]),
    "delete": lambda entry: entry.delete(),
    "delete several": lambda entry: LogEntry.objects.filter(pk=entry.pk).delete(),
    "delete past our manager": lambda entry: LogEntry._base_manager.filter(pk=entry.pk).delete(),
    "delete what it is about": lambda entry: entry.content_type.delete(),
    "the package's own command": lambda _entry: call_command("auditlogflush", yes=True),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_code_changes_or_deletes_one(entry, way):
    before = list(LogEntry.objects.order_by("pk").values_list())

    with pytest.raises(Kept), transaction.atomic():
        WAYS[way](entry)

    assert list(LogEntry.objects.order_by("pk").values_list()) == before


def test_one_may_be_written_by_whatever_way_the_package_has(entry):
    LogEntry.objects.log_create(UserFactory(), force_log=True, action=LogEntry.Action.ACCESS)
    LogEntry.objects.create(
        content_type=entry.content_type, object_pk="1", object_repr="robin", action=3
    )

    assert LogEntry.objects.filter(pk__gt=entry.pk).count() >= 2
