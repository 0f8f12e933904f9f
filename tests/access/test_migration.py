"""Of a version that let another package count: its tables, which hold typed names, go with it."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.databases import database_of
from tests.factories import UserFactory

pytestmark = pytest.mark.slow

BEFORE, AFTER = "0002_drop_readable_sessions", "0005_forget_rights_of_axes"


@pytest.fixture(autouse=True)
def _a_database_to_throw_away(django_db_setup, django_db_blocker, tmp_path):
    """Nothing has to be migrated back, or emptied, for whoever comes next."""
    with django_db_blocker.unblock(), database_of("migrated", tmp_path / "migrated"):
        yield


def migrate(name):
    MigrationExecutor(connection).migrate([("access", name)])


def test_the_tables_of_axes_go_with_their_rights_both_ways_and_nothing_else():
    migrate(BEFORE)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE axes_accessattempt (username varchar(255))")
        cursor.execute("INSERT INTO axes_accessattempt VALUES ('typed in the wrong field')")
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('axes', '0001_initial', '2026-01-01 00:00:00+00:00')"
        )
    kind = ContentType.objects.create(app_label="axes", model="accessattempt")
    right = Permission.objects.create(content_type=kind, codename="view_accessattempt", name="x")
    account = UserFactory()
    account.user_permissions.add(right)
    others = Permission.objects.exclude(pk=right.pk).count()

    migrate(AFTER)

    tables = connection.introspection.table_names()
    assert [name for name in tables if name.startswith("axes")] == []
    assert "access_wrongtry" in tables
    assert not ContentType.objects.filter(app_label="axes").exists()
    assert Permission.objects.count() == others
    applied = MigrationExecutor(connection).loader.applied_migrations
    assert [name for name in applied if name[0] == "axes"] == []
    account.refresh_from_db()
    migrate(BEFORE)
    assert "access_wrongtry" not in connection.introspection.table_names()
