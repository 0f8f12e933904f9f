"""A site of before there were editions comes over to them, and goes back, with all that visitors see."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from blog.models import Post
from clinic_site.publishing.editions import publish
from services.models import Service
from tests.databases import database_of

pytestmark = pytest.mark.slow

BEFORE = [
    ("blog", "0005_fold_stored_words"),
    ("services", "0005_fold_stored_words"),
    ("clinic", "0008_hours_over_midnight"),
]
OLD = datetime(2020, 5, 4, 12, tzinfo=UTC)
NOW = timezone.now()
DAY = timedelta(days=1)


def today():
    """Everything as it is now, which is what the models of today can read."""
    MigrationExecutor(connection).migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())


def at(targets):
    MigrationExecutor(connection).migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps.get_model


@pytest.fixture(autouse=True)
def _a_database_to_throw_away(django_db_setup, django_db_blocker, tmp_path):
    with django_db_blocker.unblock(), database_of("migrated", tmp_path / "migrated"):
        yield


def fill(model_of):
    """An article of each state, a treatment page, and what hangs on them."""
    model_of("clinic", "Person").objects.create(
        name="Robin", slug="robin", status="published", publish_at=OLD
    )
    old = model_of("blog", "Post")
    public = old.objects.create(title="Public", slug="public", status="published", publish_at=OLD)
    old.objects.filter(pk=public.pk).update(updated_at=OLD + DAY)
    public.questions.create(question="Why?", answer="<p>So.</p>")
    treatment = model_of("clinic", "Treatment").objects.create(name="Peeling", slug="peeling")
    public.treatments.add(treatment)
    old.objects.create(title="Draft", slug="draft")
    old.objects.create(title="Dated draft", slug="dated", publish_at=NOW + DAY)
    old.objects.create(
        title="Planned", slug="planned", status="published", publish_at=NOW + DAY,
        expire_at=NOW + 2 * DAY,
    )  # fmt: skip
    old.objects.create(
        title="Over", slug="over", status="published", publish_at=OLD, expire_at=OLD + DAY
    )
    model_of("services", "Service").objects.create(
        title="Peeling", slug="peeling", treatment=treatment, status="published", publish_at=OLD
    )
    return public.pk


def titles(pages):
    return sorted(page.title for page in pages)


def test_what_visitors_see_stays_and_what_staff_edit_is_beside_it():
    key = fill(at(BEFORE))

    today()

    assert titles(Post.objects.published()) == ["Public"]
    assert titles(Post.objects.published(at=NOW + 1.5 * DAY)) == ["Planned", "Public"]
    assert titles(Post.objects.published(at=OLD + DAY / 2)) == ["Over", "Public"]
    assert titles(Post.objects.all()) == ["Dated draft", "Draft", "Over", "Planned", "Public"]
    edition = Post.objects.published().get()
    assert edition.page_id == key
    assert (edition.publish_at, edition.updated_at) == (OLD, OLD + DAY)
    assert [found.question for found in edition.questions.all()] == ["Why?"]
    assert [found.name for found in edition.treatments.all()] == ["Peeling"]
    assert Post.objects.get(slug="dated").live_from == NOW + DAY
    assert {page.slug: page.state for page in Post.objects.with_states()} == {
        "public": "Published", "draft": "Draft", "dated": "Draft", "planned": "Scheduled",
        "over": "Taken down",
    }  # fmt: skip
    assert titles(Service.objects.published()) == ["Peeling"]


def test_on_the_way_back_a_page_says_what_visitors_see():
    fill(at(BEFORE))
    today()
    page = Post.objects.get(slug="public")
    page.questions.all().delete()
    page.title = "A draft that differs"
    page.save()
    new = Post.objects.create(title="New", slug="new", body="<p>Words.</p>")
    publish(new)

    old = at(BEFORE)("blog", "Post")

    shown = {
        page.title: (page.status, page.publish_at, page.expire_at) for page in old.objects.all()
    }
    assert shown["Public"] == ("published", OLD, None)
    assert shown["Planned"] == ("published", NOW + DAY, NOW + 2 * DAY)
    assert shown["Draft"] == ("draft", None, None)
    assert shown["Dated draft"] == ("draft", NOW + DAY, None)
    assert (shown["New"][0], shown["Over"][0]) == ("published", "draft")
    public = old.objects.get(title="Public")
    assert [found.question for found in public.questions.all()] == ["Why?"]
    assert [found.name for found in public.treatments.all()] == ["Peeling"]
    assert old.objects.count() == 6
