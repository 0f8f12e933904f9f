"""Requests of before are encrypted by the migration, and come back readable when it is undone."""

from importlib import import_module

import pytest
from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from clinic_site.encryption.keys import decrypt
from contact.models import ConsultationRequest
from tests.databases import database_of

pytestmark = pytest.mark.slow

BEFORE, AFTER = [("contact", "0001_initial")], [("contact", "0004_encrypted_fields")]
RENAMED = [("contact", "0007_honeypot")]
OLD = {"name": "Marigold", "email": "marigold@example.com", "telephone": "+17272301439",
       "message": "Does it hurt?", "has_consented": True}  # fmt: skip


def migrate_to(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


def raw(column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM contact_consultationrequest ORDER BY id")  # noqa: S608 -- a literal
        return [row[0] for row in cursor.fetchall()]


@pytest.fixture(autouse=True)
def _a_database_to_throw_away(django_db_setup, django_db_blocker, tmp_path):
    """Nothing has to be migrated back, or emptied, for whoever comes next."""
    with django_db_blocker.unblock(), database_of("migrated", tmp_path / "migrated"):
        yield


def test_old_requests_are_encrypted_found_and_numbered():
    model = migrate_to(BEFORE).get_model("contact", "ConsultationRequest")
    model.objects.create(**OLD, status="answered")
    model.objects.create(**OLD | {"telephone": ""}, status="closed", is_suspect=True)

    migrate_to(AFTER)

    assert [decrypt(name) for name in raw("name")] == ["Marigold", "Marigold"]
    assert [found[:5] for found in raw("message")] == ["gAAAA", "gAAAA"]
    assert raw("telephone")[1] == ""
    assert raw("stage") == ["contacted", "closed"]
    assert raw("suspicion") == ["", "trap"]
    assert len(set(raw("receipt"))) == 2
    assert len(set(raw("email_hash"))) == 1

    restored = migrate_to(BEFORE).get_model("contact", "ConsultationRequest")
    found = restored.objects.order_by("pk").values(*OLD, "status", "is_suspect")
    assert list(found) == [
        OLD | {"status": "answered", "is_suspect": False},
        OLD | {"telephone": "", "status": "closed", "is_suspect": True},
    ]


def test_what_got_another_name_keeps_its_values():
    apps = migrate_to(AFTER)
    old = apps.get_model("contact", "ConsultationRequest").objects.create(
        receipt="1234-5678", suspicion="trap", email="marigold@example.com", has_consented=True
    )
    apps.get_model("contact", "Note").objects.create(request=old, text="Called")

    apps = migrate_to(RENAMED)

    renamed = apps.get_model("contact", "ConsultationRequest").objects.get()
    assert (renamed.reference, renamed.suspicion) == ("1234-5678", "honeypot")
    assert [note.text for note in renamed.notes.all()] == ["Called"]

    restored = migrate_to(AFTER).get_model("contact", "ConsultationRequest").objects.get()
    assert (restored.receipt, restored.suspicion) == ("1234-5678", "trap")


def test_who_might_see_the_figures_may_see_the_reports():
    permission = migrate_to(RENAMED).get_model("auth", "Permission").objects
    kept, _made = permission.get_or_create(
        codename="view_figures",
        content_type_id=permission.get(codename="add_note").content_type_id,
    )

    permission = migrate_to([("contact", "0008_reports")]).get_model("auth", "Permission").objects

    assert permission.get(pk=kept.pk).codename == "view_reports"


def test_an_old_access_record_is_told_in_todays_words():
    migrate_to([("contact", "0009_words")])
    entry = LogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(ConsultationRequest),
        action=LogEntry.Action.ACCESS,
        additional_data={"how": "erased"},
    )

    migrate_to([("contact", "0010_words_of_access_records")])

    entry.refresh_from_db()
    assert entry.additional_data == {"how": "deleted this person's data"}


def test_the_migration_reads_nothing_but_what_it_is_given():
    module = import_module("contact.migrations.0003_encrypt_requests")

    assert module.CONSENT[0] == "2026-11"
