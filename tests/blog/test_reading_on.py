"""Where an article leads: recent articles, related treatments, and the crisis line."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog import reading_on
from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.editions import publish
from tests.factories import (
    ConditionFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.reading import links, main_of, read, section_titled, words

pytestmark = pytest.mark.django_db

LONG = "Ketamine was first used as an anesthetic, and later in low doses for other things. " * 3


def page(client, post):
    return main_of(read(client.get(post.get_absolute_url())))


def titles(main, heading):
    cards = section_titled(main, heading).iter("article")
    return [words(next(card.iter("h3"))) for card in cards]


def recent_posts(client, post):
    return list(section_titled(page(client, post), "Recent articles").iter("article"))


def test_recent_posts_are_the_five_newest_others(client):
    posts = PostFactory.create_batch(7)

    cards = recent_posts(client, posts[6])

    newest_first = [post.get_absolute_url() for post in reversed(posts[1:6])]
    assert [links(card)[0] for card in cards] == newest_first


def test_related_posts_come_before_any_recent_one(client):
    ours, theirs = TreatmentFactory.create_batch(2)
    low = ConditionFactory(title="Low days")
    of_treatment = PostFactory(treatments=[ours, theirs])
    of_condition = PostFactory(conditions=[low])
    others = [PostFactory(treatments=[theirs]) for _ in range(4)]

    read_post = PostFactory(treatments=[ours], conditions=[low])
    main = page(client, read_post)

    assert titles(main, "Related articles") == [of_condition.title, of_treatment.title]
    assert titles(main, "Recent articles") == [post.title for post in others[:0:-1]]


def test_where_enough_is_related_nothing_else_stands_below(client):
    treatment = TreatmentFactory()
    related = [PostFactory(treatments=[treatment]) for _ in range(6)]
    PostFactory(title="The newest")

    main = page(client, PostFactory(treatments=[treatment]))

    assert titles(main, "Related articles") == [post.title for post in related[:0:-1]]
    assert "The newest" not in words(main)
    assert "Recent articles" not in words(main)


def test_what_staff_chose_stands_first_once_visitors_see_it(client):
    treatment = TreatmentFactory()
    chosen, draft = PostFactory(title="Chosen"), PostFactory(title="A draft", is_draft=True)
    related = PostFactory(treatments=[treatment])
    post = PostFactory(treatments=[treatment], is_draft=True)
    post.read_next.set([chosen, draft])
    publish(post)

    assert titles(page(client, post), "Related articles") == ["Chosen", related.title]


def test_what_is_chosen_later_changes_nothing_for_visitors_until_it_is_published(client):
    chosen, post = PostFactory(title="Chosen"), PostFactory()

    post.read_next.set([chosen])

    assert titles(page(client, post), "Recent articles") == ["Chosen"]


def test_who_deletes_an_article_is_told_which_others_lead_to_it(admin_client):
    chosen, other = PostFactory(title="Chosen"), PostFactory(title="Chosen by it")
    post = PostFactory(title="It leads on")
    post.read_next.set([chosen])
    chosen.read_next.set([other])
    publish(post)

    asked = admin_client.get(f"/admin/blog/post/{chosen.pk}/delete/")

    told = words(main_of(read(asked, strict=False)))
    assert told.count("loses the link to it.") == 1
    assert "Article “It leads on” loses the link to it." in told


def test_a_recent_post_has_a_thumbnail_with_its_size_and_its_words(client):
    photo = PhotoFactory(alt_text="A quiet room")
    PostFactory(photo=photo)

    (card,) = recent_posts(client, PostFactory())

    (picture,) = card.iter("img")
    shown = {name: picture.get(name) for name in ("src", "width", "height", "alt")}
    assert shown == {
        "src": photo.file.url,
        "width": "60",
        "height": "40",
        "alt": "A quiet room",
    }


def test_an_excerpt_that_somebody_wrote_is_shown_whole(client):
    PostFactory(excerpt=LONG.strip())

    assert recent_words(client) == LONG.strip()


def test_an_excerpt_made_of_the_text_ends_where_a_sentence_ends(client):
    PostFactory(excerpt="", body=f"<p>Rest helps most people. {LONG}</p>")

    assert recent_words(client) == f"Rest helps most people. {LONG[: len(LONG) // 3].strip()}"


def test_a_short_excerpt_is_shown_whole(client):
    PostFactory(excerpt="Two & a half words.")

    (card,) = recent_posts(client, PostFactory())

    assert "Two & a half words." in words(card)
    assert "…" not in words(card)


def test_a_recent_post_says_how_old_it_is_in_a_time_element(client):
    at = timezone.now() - timedelta(days=65)
    PostFactory(at=at)

    (card,) = recent_posts(client, PostFactory())

    (date,) = card.iter("time")
    stamp = timezone.localtime(at).isoformat(timespec="seconds")
    assert (words(date), date.get("datetime")) == ("2 months ago", stamp)


def test_an_article_leads_to_the_public_pages_of_its_treatments(client):
    shown = ServiceFactory(title="Peeling", slug="peeling")
    hidden = ServiceFactory(title="Not yet", slug="not-yet", is_draft=True)
    ServiceFactory(title="Something else")

    main = page(client, PostFactory(treatments=[shown.treatment, hidden.treatment]))

    section = section_titled(main, "Treatments this article is about")
    assert links(section) == ["/services/peeling/"]


def test_an_article_about_no_treatment_names_none(client):
    ServiceFactory(title="Peeling")

    assert "Treatments this article is about" not in words(page(client, PostFactory()))


def test_the_call_to_action_opens_the_form_with_the_articles_treatment_chosen(client):
    post = PostFactory(treatments=[TreatmentFactory(slug="peeling")], next_step_title="Ask us")

    section = section_titled(page(client, post), "Ask us")

    assert links(section)[0] == "/contact/?treatment=peeling"


@pytest.mark.parametrize(
    ("marks", "is_shown"),
    [([], False), ([False], False), ([True], True), ([False, True], True), ([True, False], True)],
)
def test_the_crisis_line_stands_where_a_treatment_is_marked_for_it(client, marks, is_shown):
    ClinicProfile.objects.create(crisis_text="Call or text 988 at any hour.")
    treatments = [
        TreatmentFactory(order=order, shows_crisis_line=mark) for order, mark in enumerate(marks)
    ]

    main = page(client, PostFactory(treatments=treatments))

    assert ("Call or text 988 at any hour." in words(main)) == is_shown
    assert ("tel:988" in links(main)) == is_shown


def recent_words(client):
    (card,) = recent_posts(client, PostFactory())
    return words(next(part for part in card.iter("p") if part.get("class") == "more"))


@pytest.mark.parametrize("looked_at", [2, 300])
def test_what_few_of_the_newest_are_about_is_found_among_the_older(client, monkeypatch, looked_at):
    monkeypatch.setattr(reading_on, "LOOKED_AT", looked_at)
    treatment = TreatmentFactory()
    older = PostFactory.create_batch(3, treatments=[treatment])
    PostFactory.create_batch(2)

    main = page(client, PostFactory(treatments=[treatment]))

    assert titles(main, "Related articles") == [post.title for post in reversed(older)]
