"""Whoever gives a page or a category an address that something else once had is asked, or told."""

import pytest

from blog.models import Post
from clinic_site.forwarding.models import Address
from clinic_site.publishing.editions import publish
from clinic_site.publishing.fitness import faults_of
from tests.factories import CategoryFactory, PostFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import read, words

from .test_asked import answer, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client_of):
    return client_of("Editor")


@pytest.fixture
def post():
    return PostFactory(slug="one")


def test_an_address_that_another_page_once_had_is_asked_about(editor, post):
    fill_in(editor, form_of(post), slug="two", _publish="1")
    new = PostFactory(slug="three", is_draft=True, title="New")

    refused = fill_in(editor, form_of(new), slug="one", _publish="1")
    said = words(read(refused, strict=False))
    before = answer(editor, "/blog/one/")
    fill_in(editor, form_of(new), slug="one", _publish="1", _takes_over="yes")

    assert f"“{post.title}” was at /blog/one/ until" in said
    assert "This page takes the address over" in said
    assert (before, answer(editor, "/blog/one/")) == ((301, "/blog/two/"), (200, None))


def test_so_is_one_that_was_decided_to_lead_elsewhere(editor, post):
    Address.objects.create(path="/blog/old/", target="/services/")

    refused = fill_in(editor, form_of(post), slug="old", _publish="1")

    assert "/blog/old/ leads to /services/ now" in words(read(refused, strict=False))


def test_nobody_is_asked_about_an_address_of_the_pages_own(editor, post):
    fill_in(editor, form_of(post), slug="two", _publish="1")
    fill_in(editor, form_of(post), slug="one", _publish="1")

    assert Post.objects.published().get().slug == "one"


@pytest.fixture
def taken(editor, post):
    """A draft with an address that another page once had."""
    fill_in(editor, form_of(post), slug="two", _publish="1")
    return PostFactory(slug="one", is_draft=True, title="New", excerpt="x" * 60)


STOOD = "was at /blog/one/ until"


def test_who_ticked_that_a_page_takes_it_over_is_told_of_it_no_more(editor, taken):
    fill_in(editor, form_of(taken), _publish="1", _takes_over="yes")

    assert (answer(editor, "/blog/one/"), faults_of(taken)) == ((200, None), [])
    assert "could be better" not in words(read(editor.get(form_of(taken)), strict=False))


def test_the_list_publishes_no_page_at_an_address_that_another_once_had(editor, taken):
    response = choose(editor, "blog/post", "publish", taken)

    said = words(read(response, strict=False))
    assert STOOD in said
    assert "Publish this page by its form, which asks" in said
    assert answer(editor, "/blog/one/") == (301, "/blog/two/")


def test_beside_the_form_it_is_said_to_who_may_not_publish_as_well(client_of, taken):
    assert STOOD in words(read(client_of("Author").get(form_of(taken)), strict=False))


def test_who_publishes_it_past_the_admin_is_handed_the_sentence(editor, taken):
    (warning,) = publish(taken)

    assert (warning.field, warning.is_warning) == ("slug", True)
    assert STOOD in warning.sentence
    assert publish(taken) == []


@pytest.mark.parametrize("is_new", [True, False])
def test_a_category_is_asked_about_an_address_that_another_one_had(editor, is_new):
    category = CategoryFactory(slug="old")
    category.slug = "moved"
    category.save()
    other = CategoryFactory(slug="other")
    form = "/admin/blog/category/" + ("add/" if is_new else f"{other.pk}/change/")

    refused = fill_in(editor, form, name="Other", slug="old")
    said = words(read(refused, strict=False))
    before = answer(editor, "/blog/category/old/")
    taken = fill_in(editor, form, name="Other", slug="old", _takes_over="yes")

    assert "/blog/category/old/ leads to /blog/category/moved/ now" in said
    assert "This page takes the address over" in said
    assert before == (301, "/blog/category/moved/")
    assert (taken.status_code, answer(editor, "/blog/category/old/")) == (302, (200, None))


def test_nobody_is_asked_about_an_address_that_a_category_has_or_had_itself(editor):
    category = CategoryFactory(slug="old")
    form = f"/admin/blog/category/{category.pk}/change/"

    found = [
        fill_in(editor, form, slug=slug).status_code for slug in ("old", "moved", "old", "old")
    ]

    assert found == [302] * 4
