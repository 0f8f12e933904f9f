"""Addresses that the site itself uses are not given to pages."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from blog.urls import urlpatterns as addresses_of_the_blog
from clinic_site.clinic.models import Page
from tests.factories import PageFactory, PostFactory

SENTENCE = "The site itself uses this address. Choose another."


def first_parts(patterns):
    """The first parts of addresses, as far as a page could have them for its own."""
    parts = {str(pattern.pattern).lstrip("^").partition("/")[0] for pattern in patterns}
    return {part for part in parts if re.fullmatch(r"[-\w]+", part)}


OWN = first_parts(get_resolver().url_patterns)


@pytest.mark.parametrize("slug", sorted({*OWN, "static"}))
def test_a_page_cannot_take_an_address_of_the_site(db, slug):
    page = PageFactory.build(slug=slug)

    with pytest.raises(ValidationError) as refusal:
        page.full_clean()

    assert refusal.value.message_dict == {"slug": [SENTENCE]}


@pytest.mark.parametrize("slug", ["conditions", "media", "people"])
def test_a_page_cannot_take_an_address_that_an_app_brings_to_the_top(db, slug):
    page = PageFactory.build(slug=slug)

    with pytest.raises(ValidationError) as refusal:
        page.full_clean()

    assert refusal.value.message_dict == {"slug": [SENTENCE]}


@pytest.mark.parametrize("slug", sorted(first_parts(addresses_of_the_blog)))
def test_an_article_cannot_take_an_address_of_the_blog(db, slug):
    post = PostFactory(slug="free", is_draft=True)
    post.slug = slug

    with pytest.raises(ValidationError) as refusal:
        post.full_clean()

    assert refusal.value.message_dict == {"slug": [SENTENCE]}


@pytest.mark.parametrize("slug", ["about", "privacy", "blogs", "my-admin"])
def test_any_other_address_is_free(db, slug):
    page = PageFactory.build(slug=slug)

    page.full_clean()

    assert slug not in Page.reserved_addresses


def test_the_known_addresses_are_among_those_tried():
    tried = first_parts(get_resolver().url_patterns)

    assert {"admin", "blog", "contact", "healthz", "search", "services"} <= tried
    assert first_parts(addresses_of_the_blog) >= {"author", "category", "feed", "page"}
