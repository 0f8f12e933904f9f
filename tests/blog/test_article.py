"""The parts of an article's page."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.factories import CategoryFactory, PersonFactory, PhotoFactory, PostFactory
from tests.site.reading import by_id, links, main_of, read, section_titled, words

pytestmark = pytest.mark.django_db

BODY = (
    "<h2>What it is</h2><p>One.</p><h3>How it works</h3><p>Two.</p>"
    "<h2>What it is</h2><p>Three.</p><h4>Small print</h4><p>Four.</p>"
)


@pytest.fixture
def article(client):
    """A function that publishes an article and reads the `<main>` of its page."""

    def publish(**fields):
        post = PostFactory(**fields)
        return main_of(read(client.get(post.get_absolute_url())))

    return publish


def byline(main):
    (found,) = [part for part in main.iter("p") if part.get("class") == "byline"]
    return found


def test_the_byline_names_the_author_with_credentials_and_role(article):
    author = PersonFactory(
        name="Robin Sample", credentials="MD", role="Medical director", slug="robin"
    )

    main = article(author=author)

    assert "By Robin Sample, MD, Medical director" in words(byline(main))
    assert links(byline(main)) == ["/people/robin/"]


def test_the_byline_shows_the_face_of_the_author_without_saying_the_name_twice(article):
    main = article(author=PersonFactory(photo=PhotoFactory(alt_text="Robin, smiling")))

    (face,) = byline(main).iter("img")
    assert (face.get("class").split()[1], face.get("alt")) == ("photo-portrait", "")


def test_a_guest_is_named_in_the_byline_without_a_link(article):
    main = article(author=None, guest_byline="Example Press")

    assert "By Example Press" in words(byline(main))
    assert links(byline(main)) == []


@pytest.mark.parametrize("state", [{}, {"is_draft": True}], ids=["public", "draft"])
def test_no_guest_is_named_where_an_author_is_chosen(article, state):
    main = article(author=PersonFactory(**state), guest_byline="Example Press")

    assert "Example Press" not in words(main)


def test_the_date_is_written_for_people_and_for_machines_in_the_clinics_time(article):
    # Half past nine in the evening in Clearwater, and the next day in Greenwich.
    at = datetime(2026, 7, 2, 1, 30, 15, 999, tzinfo=UTC)

    with time_machine.travel("2026-08-01", tick=False):
        (date,) = byline(article(at=at)).iter("time")

    assert (words(date), date.get("datetime")) == ("July 1, 2026", "2026-07-01T21:30:15-04:00")


@pytest.mark.parametrize(("count", "minutes"), [(1, 1), (230, 1), (231, 2), (1000, 5)])
def test_the_reading_time_follows_from_the_number_of_words(article, count, minutes):
    main = article(body=f"<p>{'word ' * count}</p>")

    assert f"{minutes} minute read" in words(byline(main))


def test_the_contents_list_names_the_headings_in_their_order(article):
    main = article(body=BODY)

    contents = by_id(main, "contents-title")
    (nav,) = [nav for nav in main.iter("nav") if nav.get("aria-labelledby") == "contents-title"]
    assert contents in list(nav)
    assert [words(link) for link in nav.iter("a")] == ["What it is", "How it works", "What it is"]


def test_every_entry_of_the_contents_list_leads_to_a_heading_of_its_own(article):
    main = article(body=BODY)

    (nav,) = [nav for nav in main.iter("nav") if nav.get("aria-labelledby") == "contents-title"]
    targets = [by_id(main, link.removeprefix("#")) for link in links(nav)]
    assert [words(target) for target in targets] == ["What it is", "How it works", "What it is"]
    assert len(set(targets)) == 3


def test_questions_follow_the_article_in_their_order(article, client):
    asked = [
        {"position": 2, "question": "And then?", "answer": "<p>Then you rest.</p>"},
        {"position": 1, "question": "Does it hurt?", "answer": "<p>A <em>little</em>.</p>"},
    ]
    post = PostFactory(questions_title="You asked", asked=asked)

    main = main_of(read(client.get(post.get_absolute_url())))

    details = list(section_titled(main, "You asked").iter("details"))
    assert [words(part) for part in details] == [
        "Does it hurt? A little.",
        "And then? Then you rest.",
    ]
    assert [part[0].tag for part in details] == ["summary", "summary"]


def test_the_call_to_action_can_be_called_with_one_tap(article):
    main = article(next_step_title="Come and ask", next_step_text="We have time for you.")

    section = section_titled(main, "Come and ask")
    assert "We have time for you." in words(section)
    assert "tel:+17272301438" in links(section)
    assert "(727) 230-1438" in words(section)


def test_the_call_to_action_of_an_article_without_treatment_opens_the_plain_form(article):
    main = article(next_step_title="Come and ask")

    assert links(section_titled(main, "Come and ask"))[0] == "/contact/"


def test_the_category_leads_to_its_list(article):
    main = article(category=CategoryFactory(name="Skin", slug="skin"))

    assert "/blog/category/skin/" in links(main)


def test_the_same_words_in_two_texts_make_no_anchor_twice(client):
    post = PostFactory(body=BODY)
    for position in (1, 2):
        post.questions.create(
            position=position, question=f"Number {position}?", answer="<h3>What it is</h3><p>X</p>"
        )

    page = read(client.get(post.get_absolute_url()))

    anchors = [element.get("id") for element in page.iter() if element.get("id")]
    assert sorted(anchors) == sorted(set(anchors))


@pytest.mark.parametrize("heading", ["Main content", "Questions title", "Recent title"])
def test_a_heading_never_takes_an_anchor_of_the_page_itself(client, heading):
    PostFactory()
    post = PostFactory(body=f"<h2>{heading}</h2><p>Words.</p>")
    post.questions.create(question="Why?", answer="<p>Because.</p>")

    page = read(client.get(post.get_absolute_url()))

    anchors = [element.get("id") for element in page.iter() if element.get("id")]
    assert sorted(anchors) == sorted(set(anchors))
