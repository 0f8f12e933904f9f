"""What was stored of treatments before a change is what it was after it, and on the way back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from tests.databases import database_of

pytestmark = pytest.mark.slow

ONE, ROWS = [("services", "0009_trash")], [("services", "0012_no_single_price")]


def model_at(targets, name):
    MigrationExecutor(connection).migrate(targets)
    state = MigrationExecutor(connection).loader.project_state(targets)
    return state.apps.get_model("services", name).objects


@pytest.fixture(autouse=True)
def _a_database_to_throw_away(django_db_setup, django_db_blocker, tmp_path):
    """Nothing has to be migrated back, or emptied, for whoever comes next."""
    with django_db_blocker.unblock(), database_of("migrated", tmp_path / "migrated"):
        yield


def make(services, **values):
    treatments = services.model._meta.get_field("treatment").related_model.objects
    slug = values["slug"]
    return services.create(treatment=treatments.create(name=slug, slug=slug), **values)


def test_a_price_becomes_a_row_and_the_first_row_a_price():
    services = model_at(ONE, "Service")
    make(services, slug="priced", title="Priced", price_from=Decimal(450))
    make(services, slug="unpriced", title="Unpriced")

    rows = model_at(ROWS, "ServicePrice")
    (row,) = rows.values("service__slug", "what", "low", "high", "folded_words")
    assert row == {
        "service__slug": "priced",
        "what": "Starting price",
        "low": Decimal(450),
        "high": None,
        "folded_words": "starting price",
    }
    rows.create(service=rows.get().service, what="First", low=500, high=600, position=0)
    rows.filter(what="Starting price").update(position=1)

    stored = model_at(ONE, "Service").values_list("slug", "price_from")
    assert dict(stored) == {"priced": Decimal(500), "unpriced": None}


WITHOUT, WITH = (
    [("services", "0012_no_single_price")],
    [("services", "0013_a_page_for_each_treatment")],
)


def test_a_treatment_without_a_page_gets_an_empty_draft():
    services = model_at(WITHOUT, "Service")
    make(services, slug="peel", title="Peel", summary="It is.")
    treatments = services.model._meta.get_field("treatment").related_model.objects
    lonely = treatments.create(name="Deep peel", slug="deep-peel")
    treatments.filter(slug="peel").update(slug="another")
    taken = treatments.create(name="Other peel", slug="peel")

    made = model_at(WITH, "Service").filter(summary="").order_by("pk")
    assert list(made.values_list("treatment", "title", "slug", "status", "folded_words")) == [
        (lonely.pk, "Deep peel", "deep-peel", "draft", "deep peel"),
        (taken.pk, "Other peel", "peel-2", "draft", "other peel"),
    ]
    made.filter(title="Deep peel").update(summary="Written since.")

    kept = model_at(WITHOUT, "Service").order_by("pk")
    assert list(kept.values_list("title", flat=True)) == ["Peel", "Deep peel"]


NOT_WAITING, WAITING = (
    [("clinic", "0032_pages_in_spanish"), ("services", "0014_one_list_of_treatments")],
    [("services", "0015_unseen_treatments_wait_for_their_page")],
)


def waits_of(services):
    """Of each page, by its address: whether the treatment is offered, and whether that has an end."""
    return {
        page.slug: (page.treatment.is_offered, page.treatment.offered_until is not None)
        for page in services.filter(edition_of=None).select_related("treatment")
    }


def test_a_treatment_outside_the_form_waits_for_its_page_where_visitors_see_none():
    services = model_at(NOT_WAITING, "Service")
    hour_ago = timezone.now() - timedelta(hours=1)
    for slug in ("seen", "unseen"):
        make(services, slug=slug, title=slug, summary="It is.")
    seen = services.get(slug="seen")
    make(services, slug="asked", title="Asked", summary="It is.")
    treatments = services.model._meta.get_field("treatment").related_model.objects
    treatments.exclude(slug="asked").update(is_offered=False)
    services.create(
        slug="seen", title="seen", summary="It is.", treatment=seen.treatment, edition_of=seen,
        status="edition", live_from=hour_ago, publish_at=hour_ago,
    )  # fmt: skip

    there = model_at(WAITING, "Service")
    assert waits_of(there) == {
        "seen": (False, False),
        "unseen": (True, True),
        "asked": (True, False),
    }

    back = waits_of(model_at(NOT_WAITING, "Service"))
    assert back == {"seen": (False, False), "unseen": (False, False), "asked": (True, False)}
