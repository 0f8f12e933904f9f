"""What was stored of an article before a change of its model is what it was after it, and on the way back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.databases import database_of

pytestmark = pytest.mark.slow

REVISIONS = ("revisions", "0001_revisions")
PLAIN = [("blog", "0012_words_of_the_next_step"), REVISIONS]
RICH = [("blog", "0013_next_step_in_paragraphs"), REVISIONS]
SAID = "Don't wait.\n\nCall us & ask\nfor Robin."


@pytest.fixture(autouse=True)
def _a_database_to_throw_away(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), database_of("migrated", tmp_path / "migrated"):
        yield


def stored_at(targets):
    MigrationExecutor(connection).migrate(targets)
    apps = MigrationExecutor(connection).loader.project_state(targets).apps
    return apps.get_model("blog", "Post").objects, apps.get_model("revisions", "Revision").objects


def test_the_text_of_a_call_to_action_becomes_paragraphs_both_ways_and_in_revisions():
    posts, revisions = stored_at(PLAIN)
    revisions.all().delete()
    post = posts.create(title="One", slug="one", next_step_text=SAID)
    kinds = revisions.model._meta.get_field("kind").related_model.objects
    kind, _made = kinds.get_or_create(app_label="blog", model="post")
    words = {"fields": {"next_step_text": SAID}}
    revisions.create(kind=kind, page_id=post.pk, number=1, words=words)

    posts, revisions = stored_at(RICH)
    rich = "<p>Don't wait.</p><p>Call us &amp; ask<br>for Robin.</p>"
    assert posts.get(slug="one").next_step_text.replace("\n", "") == rich
    said = revisions.get().words["fields"]["next_step_text"]
    assert said == posts.get(slug="one").next_step_text

    posts, revisions = stored_at(PLAIN)
    assert posts.get(slug="one").next_step_text == SAID
    assert revisions.get().words["fields"]["next_step_text"] == SAID
