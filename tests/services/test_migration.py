"""What was stored of treatments before a change is what it was after it, and on the way back."""

from decimal import Decimal

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

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
