"""A start that cannot go on says why in a sentence, on a real server of PostgreSQL too."""

import psycopg
import pytest
from django.conf import settings

from tests.project.test_stopping import prepare

POSTGRESQL = "127.0.0.1:5432"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        "postgresql" not in settings.DATABASES["default"]["ENGINE"],
        reason="tried where the tests run on PostgreSQL",
    ),
]


def test_a_database_that_was_never_made(tmp_path):
    said = prepare(tmp_path, DATABASE_URL=f"postgres://postgres@{POSTGRESQL}/nobody_made_this")

    assert said == "The database that DATABASE_URL names does not exist: make it with createdb.\n"


def test_a_user_whom_the_database_does_not_know(tmp_path):
    said = prepare(tmp_path, DATABASE_URL=f"postgres://nobody_knows:marker@{POSTGRESQL}/postgres")

    assert said == "The database does not know the user that DATABASE_URL names.\n"


def test_a_user_who_may_make_no_tables(tmp_path):
    with psycopg.connect(f"postgres://postgres@{POSTGRESQL}/postgres", autocommit=True) as server:
        server.execute("CREATE ROLE may_make_nothing LOGIN PASSWORD 'marker'")
        server.execute("CREATE DATABASE makes_nothing")
        try:
            url = f"postgres://may_make_nothing:marker@{POSTGRESQL}/makes_nothing"
            said = prepare(tmp_path, DATABASE_URL=url)
        finally:
            server.execute("DROP DATABASE makes_nothing")
            server.execute("DROP ROLE may_make_nothing")

    assert said == (
        "The user of DATABASE_URL may not change the database: make it the database's owner.\n"
    )


def test_an_option_that_the_database_does_not_know(tmp_path):
    url = f"postgres://postgres@{POSTGRESQL}/postgres?marker=1"

    said = prepare(tmp_path, DATABASE_URL=url)

    assert said == ("The database does not know an option that stands behind ? in DATABASE_URL.\n")
