"""Of an article that nobody signs, the door says so."""

import pytest

from clinic_site.publishing.editions import publish
from clinic_site.publishing.fitness import Fault
from tests.factories import PersonFactory, PostFactory

pytestmark = pytest.mark.django_db
EXCERPT = "What sleep does for the skin, in two sentences that are long enough to be shown whole."


def said(**fields):
    return publish(PostFactory(excerpt=EXCERPT, is_draft=True, **fields))


def test_an_article_that_nobody_signs_warns():
    (warning,) = said(author=None)

    assert (warning.field, warning.is_warning) == ("author", True)


def test_a_guest_signs_it_as_well():
    assert said(author=None, guest_byline="Example Press") == []


def test_an_author_whom_visitors_do_not_see_signs_nothing():
    author = PersonFactory(name="Robin Sample", credentials="", is_draft=True)
    sentence = "Visitors are told no author, for they see no page of Robin Sample."

    assert said(author=author) == [Fault(sentence, "author", is_warning=True)]
