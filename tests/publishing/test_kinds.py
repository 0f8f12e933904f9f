"""Every kind of page is found by itself, and says what the site asks of it."""

import pytest
from django.core import checks

from blog.models import Post
from clinic_site.clinic.models import Condition, Page, Person
from clinic_site.publishing.kinds import page_models
from services.models import Service


def complaints():
    return {(found.id, found.obj) for found in checks.run_checks() if found.obj in page_models()}


def test_the_kinds_of_page_are_these():
    assert set(page_models()) == {Post, Service, Page, Person, Condition}
    assert complaints() == set()


@pytest.mark.parametrize("name", ["url_name", "search_title", "search_order"])
def test_a_kind_that_leaves_something_unsaid_stops_the_start(monkeypatch, name):
    monkeypatch.delattr(Page, name)

    assert complaints() == {("publishing.E001", Page)}


@pytest.mark.parametrize(("kind", "row_names"), [(Post, ()), (Page, ("questions",))])
def test_a_kind_that_is_wrong_about_its_rows_stops_the_start(monkeypatch, kind, row_names):
    monkeypatch.setattr(kind, "row_names", row_names)

    assert complaints() == {("publishing.E002", kind)}
