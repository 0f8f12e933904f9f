"""What is said at the door of publishing: what keeps a page back, and what could be better."""

import pytest
from django.core.exceptions import ValidationError

from clinic_site.publishing.editions import publish
from clinic_site.publishing.fitness import MISSING, Fault, all_that_is_missing, faults_of
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db

EXCERPT = "What sleep does for the skin, in two sentences that are long enough to be shown whole."
AMISS = "<h2>First</h2><p>Words.</p><h4>Deep</h4>"


def article(body="<p>Words.</p>", **fields):
    """A draft of which nothing is to be said but what is given."""
    fields = {"excerpt": EXCERPT, "is_draft": True} | fields
    return PostFactory(body=body, **fields)


def said(page):
    """Of each thing that is said of a page its field, and whether it keeps it back."""
    return [(fault.field, not fault.is_warning) for fault in faults_of(page)]


def sentences(page):
    return " ".join(fault.sentence for fault in faults_of(page))


def test_of_a_sound_page_nothing_is_said():
    assert all_that_is_missing(article()) == []


def test_a_warning_lets_a_page_be_public_and_is_handed_to_who_published_it():
    page = article(AMISS)

    (warning,) = publish(page)

    assert page.is_published
    assert (warning.field, warning.is_warning) == ("body", True)
    assert "“Deep” skips a level: make it a heading 3" in warning.sentence


# --- Texts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("<h2>One</h2><h3>Two</h3><h4>Three</h4><h2>Four</h2><p>x</p>", 0),
        ("<h3>Not below anything</h3><h3>Nor this</h3><p>x</p>", 1),
        ("<h2>One</h2><h4>Three</h4><h4>Three again</h4><p>x</p>", 1),
        ("<table><tr><td>10 mg</td></tr></table>", 1),
        ('<table><tr><th scope="col">Dose</th></tr><tr><td>10 mg</td></tr></table>', 0),
        ('<p><a href="https://who.int/">Click here!</a></p>', 1),
        ('<p><a href="https://who.int/">Haga clic aquí</a></p>', 1),
        ('<p><a href="https://who.int/"><strong>more</strong></a></p>', 1),
        ('<p><a href="https://who.int/a">https://who.int/a</a></p>', 1),
        ('<p><a href="https://who.int/">www.who.int</a></p>', 0),
        ('<p><a href="https://who.int/">What more sleep does</a></p>', 0),
        ('<p><a href="https://intranet/x">The plan</a></p>', 1),
    ],
)
def test_readers_are_spared_what_makes_a_text_hard_to_use(body, count):
    assert said(article(body)) == [("body", False)] * count


def test_the_answer_to_a_question_is_named_by_its_place():
    page = article(asked=[{"question": "Why?", "answer": "<p>Yes.</p>"},
                          {"question": "How?", "answer": AMISS}])  # fmt: skip
    (fault,) = faults_of(page)

    assert fault.field == "questions-1-answer"
    assert fault.in_words(page).startswith("Question 2, answer: The heading “Deep” skips")


def test_a_text_that_stands_below_a_heading_of_its_page_may_begin_lower():
    page = ServiceFactory(
        risks="<h3>Rare</h3><p>Nausea.</p>", summary=EXCERPT, is_draft=True
    )  # fmt: skip

    assert said(page) == []


@pytest.mark.parametrize("place", ["body", "questions-0-answer", "photo"])
def test_a_photo_that_nobody_has_described_keeps_a_page_back_wherever_it_stands(place):
    photo = PhotoFactory(alt_text="")
    shown = f'<p>x</p><p><img data-photo="{photo.pk}"></p>'
    page = {
        "body": lambda: article(shown),
        "questions-0-answer": lambda: article(asked=[{"question": "Why?", "answer": shown}]),
        "photo": lambda: article(photo=photo),
    }[place]()

    assert said(page) == [(place, True)]
    with pytest.raises(ValidationError, match=f"Photo {photo.pk} has no alternative text yet"):
        publish(page)

    photo.is_decorative = True
    photo.save()
    assert publish(type(page).objects.get(pk=page.pk)) == []


# --- Links ----------------------------------------------------------------------------------------


def link(address):
    return f'<p><a href="{address}">What sleep does</a></p>'


def test_a_link_to_the_staffs_own_pages_keeps_a_page_back():
    page = article(link("/admin/blog/post/1/preview/"))

    with pytest.raises(ValidationError, match="leads to the staff’s own pages"):
        publish(page)

    assert said(page) == [("body", True)]


@pytest.mark.parametrize("address", ["/no/such/place/", "/blog/not-yet/", "/no-such-page/"])
def test_a_link_to_where_nothing_is_warns(address):
    page = article(link(address))

    assert said(page) == [("body", False)]
    assert f"leads to {address}, where visitors find nothing now" in sentences(page)


@pytest.mark.parametrize(
    "address", ["/contact/?treatment=x", "/blog/", "/", "https://who.int/", "tel:988", "#top"]
)
def test_a_link_that_leads_somewhere_is_nothing_to_speak_of(address):
    assert said(article(link(address))) == []


def test_a_link_to_where_a_page_was_is_followed_and_nothing_to_speak_of():
    moved = PostFactory(slug="once")
    moved.slug = "now"
    publish(moved)

    assert said(article(link("/blog/once/"))) == []


def test_a_link_to_a_page_that_is_not_public_warns_that_its_words_alone_are_read():
    target = PostFactory(is_draft=True)
    page = article(f'<p><a data-page="blog.post:{target.pk}">Rest</a></p>')

    assert said(page) == [("body", False)]
    assert "The page behind the link “Rest” is not public" in sentences(page)


# --- What search engines show, and the address ------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "about"),
    [
        ({"title": "t" * 61}, "seo_title"),
        ({"title": "t" * 61, "seo_title": "t" * 60}, None),
        ({"excerpt": "e" * 161}, "seo_description"),
        ({"excerpt": "e" * 49}, "seo_description"),
        ({"excerpt": "e" * 161, "seo_description": "e" * 160}, None),
        ({"excerpt": "e" * 161, "title": "t" * 61, "no_index": True}, None),
    ],
)
def test_search_engines_are_told_no_more_than_they_show_and_not_too_little(fields, about):
    assert said(article(**fields)) == ([(about, False)] if about else [])


def test_what_would_be_refused_anyway_stands_in_the_same_list():
    PostFactory(slug="taken")
    page = article("")
    page.slug = "taken"

    assert set(all_that_is_missing(page)) == {
        Fault(MISSING, "body"),
        Fault("Article with this Address already exists.", "slug"),
    }


@pytest.mark.parametrize("factory", [ConditionFactory, PageFactory, PersonFactory])
def test_every_kind_of_page_passes_the_door(factory):
    page = factory(is_draft=True)

    assert all(fault.is_warning for fault in publish(page))
    assert page.is_published
