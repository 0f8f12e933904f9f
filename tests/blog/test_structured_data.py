"""What an article tells machines about itself."""

import pytest
from django.utils import timezone

from clinic_site.publishing.editions import publish
from tests.factories import PersonFactory, PostFactory
from tests.publishing.schema_org import data_in, things_in
from tests.publishing.telling import one_of_each, told
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db


def test_an_article_is_the_main_thing_of_its_page(client):
    one_of_each()
    article = told(client, "/blog/newest/")["MedicalWebPage"]["mainEntity"]

    assert (article["@type"], article["headline"]) == ("BlogPosting", "Newest")
    assert article["author"]["name"].startswith("Robin Sample")
    assert article["author"]["honorificSuffix"] == "MD"
    assert article["datePublished"] == article["dateModified"]
    assert [about["@type"] for about in article["about"]] == ["MedicalCondition"]


def test_an_article_that_was_rewritten_says_when_and_shows_it(client, time_machine):
    time_machine.move_to("2026-03-02T15:00:00+00:00", tick=False)
    post = PostFactory(slug="newest", at=timezone.now())
    time_machine.move_to("2026-03-09T15:00:00+00:00", tick=False)
    post.body = "<p>Other words.</p>"
    publish(post)

    tree = read(client.get("/blog/newest/"))

    article = things_in(data_in(tree))["MedicalWebPage"]["mainEntity"]
    assert article["datePublished"] == "2026-03-02T10:00:00-05:00"
    assert article["dateModified"] == "2026-03-09T11:00:00-04:00"
    assert "Updated March 9, 2026" in words(tree)
    [shared] = [tag for tag in tree.iter("meta") if tag.get("property") == "article:modified_time"]
    assert shared.get("content") == article["dateModified"]


def test_a_guest_is_credited_and_not_taken_for_a_person(client):
    PostFactory(slug="newest", author=None, guest_byline="Example Press")

    article = told(client, "/blog/newest/")["MedicalWebPage"]["mainEntity"]

    assert article["creditText"] == "Example Press"
    assert "author" not in article


def test_an_author_of_whom_visitors_see_nothing_is_not_told(client):
    draft = PersonFactory(is_draft=True, name="Nobody Yet")
    PostFactory(slug="newest", author=draft, guest_byline="Example Press")

    page = client.get("/blog/newest/").content.decode()

    article = told(client, "/blog/newest/")["MedicalWebPage"]["mainEntity"]
    assert article.keys() & {"author", "creditText"} == set()
    assert "Nobody Yet" not in page
