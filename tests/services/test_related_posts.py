"""Articles on the page of a treatment."""

import pytest

from tests.factories import PostFactory, ServiceFactory, TreatmentFactory
from tests.site.reading import links, main_of, read, section_titled, words

pytestmark = pytest.mark.django_db


def page(client, treatment):
    service = ServiceFactory(treatment=treatment)
    return main_of(read(client.get(service.get_absolute_url())))


def test_the_three_newest_articles_about_the_treatment_are_shown(client):
    treatment = TreatmentFactory()
    posts = PostFactory.create_batch(4, treatments=[treatment])
    PostFactory(title="About something else", treatments=[TreatmentFactory()])

    section = section_titled(page(client, treatment), "Articles about this treatment")

    assert links(section) == [post.get_absolute_url() for post in reversed(posts[1:])]


def test_a_treatment_that_nobody_wrote_about_has_no_part_for_articles(client):
    assert "Articles about this treatment" not in words(page(client, TreatmentFactory()))


def test_a_draft_alone_makes_no_part_for_articles(client):
    treatment = TreatmentFactory()
    PostFactory(is_draft=True, treatments=[treatment])

    assert "Articles about this treatment" not in words(page(client, treatment))
