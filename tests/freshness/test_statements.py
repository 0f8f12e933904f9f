"""Which statement counts as a change is told from its words."""

import pytest
from django.apps import apps

from clinic_site.freshness.changes import is_change

UNSEEN = {
    "access", "accounts", "admin", "auditlog", "auth", "contact", "contenttypes",
    "django_otp_webauthn", "editing", "freshness", "otp_static", "outbox", "reviewing", "revisions",
    "teamwork",
}  # fmt: skip
UNSEEN_MODELS = {
    "clinic.PersonAccount",
    "forwarding.CheckedLink",
    "forwarding.MissedAddress",
    "search.MissedWord",
}


def test_every_table_counts_but_those_that_no_visitor_sees():
    models = apps.get_models(include_auto_created=True)
    unseen = {
        model._meta.label
        for model in models
        if not is_change(f'DELETE FROM "{model._meta.db_table}"')  # noqa: S608 -- only judged
        and model._meta.app_label not in UNSEEN
    }

    assert unseen == UNSEEN_MODELS
    assert len(models) > len(UNSEEN)


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT INTO "blog_post" ("a") VALUES (1)',
        'INSERT OR IGNORE INTO "blog_post" ("a") VALUES (1)',
        "insert into blog_post values (1)",
        'UPDATE "blog_post" SET "a" = 1',
        'DELETE FROM "blog_post"',
        'TRUNCATE "blog_post"',
        "WITH moved AS (DELETE FROM blog_post RETURNING *) SELECT * FROM moved",
        "\n  UPDATE blog_post SET a = 1",
        'UPDATE "contact_of_the_clinic" SET "a" = 1',
        "DROP TABLE blog_post",
    ],
)  # fmt: skip
def test_a_statement_that_may_change_something_counts(sql):
    assert is_change(sql)


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "a" FROM "blog_post"',
        "SAVEPOINT a",
        "RELEASE SAVEPOINT a",
        "PRAGMA foreign_keys = ON",
        'UPDATE "contact_consultationrequest" SET "a" = 1',
        'DELETE FROM "access_session"',
    ],
)
def test_a_statement_that_changes_nothing_that_visitors_see_does_not(sql):
    assert not is_change(sql)
