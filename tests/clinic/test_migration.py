"""A profile of before keeps the address that is told; on the way back the first one is kept."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.databases import database_of

pytestmark = pytest.mark.slow

ONE, SEVERAL = [("clinic", "0003_words_of_staff")], [("clinic", "0005_one_notified_again")]


def profiles_at(targets):
    MigrationExecutor(connection).migrate(targets)
    state = MigrationExecutor(connection).loader.project_state(targets)
    return state.apps.get_model("clinic", "ClinicProfile").objects


@pytest.fixture(autouse=True)
def _a_database_to_throw_away(django_db_setup, django_db_blocker, tmp_path):
    """Nothing has to be migrated back, or emptied, for whoever comes next."""
    with django_db_blocker.unblock(), database_of("migrated", tmp_path / "migrated"):
        yield


def test_the_address_that_is_told_stays_both_ways():
    profiles_at(ONE).create(notify_email="desk@clinic.example")

    told = profiles_at(SEVERAL)
    assert told.get().notify_email == "desk@clinic.example"
    told.update(notify_email="desk@clinic.example\n" + "x" * 300 + "@clinic.example")

    assert profiles_at(ONE).get().notify_email == "desk@clinic.example"
