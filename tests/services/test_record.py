"""A treatment page is a record: its parts in their order, and none that is empty."""

import pytest

from tests.factories import (
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.reading import headings, links, main_of, read, section_titled, words

pytestmark = pytest.mark.django_db

COMPLETE = {
    "title": "Peeling",
    "summary": "What it is.",
    "fda_status": "Cleared for this use.",
    "who_it_is_for": "<p>People who asked.</p>",
    "benefits": "<p>It helped 64 of 100.</p>",
    "alternatives": "<p>Waiting.</p>",
    "course": "Three sessions, a month apart",
    "paying": "Ask your plan.",
    "aftercare_do": "Drink water.",
    "aftercare_do_not": "No alcohol.",
    "call_911": "you have chest pain",
    "call_today": "you have a fever",
    "tell_next_visit": "bad dreams",
    "session": "<p>You sit down.</p>",
    "session_length": "About 45 minutes",
    "downtime": "Two days of redness",
    "risks": "<p>Burns and scars.</p>",
    "aftercare": "<p>Rest for a day.</p>",
}
PARTS = {
    "benefits": "What it may do",
    "risks": "Risks and side effects",
    "who_it_is_for": "Who it is for",
    "session": "How a session goes",
    "paying": "What it costs",
    "alternatives": "What else there is",
}
PRICE = {"what": "One session", "low": "400.00", "unit": "per session"}


def page(client, service):
    return main_of(read(client.get(service.get_absolute_url())))


def at_a_glance(main):
    (terms,) = section_titled(main, "At a glance").iter("dl")
    pairs = [(words(row.find("dt")), words(row.find("dd"))) for row in terms]
    return dict(pairs)


def test_the_parts_of_the_record_stand_in_their_order(client):
    asked = [{"question": "Does it hurt?", "answer": "<p>A little.</p>"}]
    service = ServiceFactory(**COMPLETE, asked=asked)
    PostFactory(title="An article", treatments=[service.treatment])

    main = page(client, service)

    assert headings(main) == [
        "Peeling",
        "At a glance",
        "What it may do",
        "FDA status",
        "Risks and side effects",
        "Who it is for",
        "How a session goes",
        "What it costs",
        "Aftercare",
        "Do",
        "Do not",
        "When to call",
        "Call 911 if",
        "Call us today if",
        "Tell us at your next visit",
        "What else there is",
        "Common questions",
        "Articles about this treatment",
        "An article",
        "Ask us about this treatment",
    ]


def test_each_part_holds_its_own_words(client):
    main = page(client, ServiceFactory(**COMPLETE))

    shown = {name: words(section_titled(main, title)) for name, title in PARTS.items()}
    assert shown == {
        "benefits": "What it may do It helped 64 of 100. FDA status Cleared for this use.",
        "risks": "Risks and side effects Burns and scars.",
        "who_it_is_for": "Who it is for People who asked.",
        "session": "How a session goes You sit down.",
        "paying": "What it costs Ask your plan.",
        "alternatives": "What else there is Waiting.",
    }


@pytest.mark.parametrize("empty", PARTS)
def test_an_empty_part_is_left_out(client, empty):
    main = page(client, ServiceFactory(**COMPLETE | {empty: ""}))

    shown = [title for title in PARTS.values() if title in headings(main)]
    assert shown == [title for name, title in PARTS.items() if name != empty]


def test_a_page_with_nothing_but_title_and_summary_is_a_page(client):
    nothing = dict.fromkeys(COMPLETE, "") | {"title": "Peeling", "summary": "What it is."}

    main = page(client, ServiceFactory(**nothing))

    assert headings(main) == ["Peeling", "At a glance", "Ask us about this treatment"]
    assert list(at_a_glance(main)) == ["Price"]


def test_what_people_ask_first_stands_at_a_glance(client):
    service = ServiceFactory(**COMPLETE, priced=[PRICE])
    PersonFactory(name="Robin", kind="clinician", treatments=[service.treatment])

    assert at_a_glance(page(client, service)) == {
        "A session": "About 45 minutes",
        "How many": "Three sessions, a month apart",
        "Recovery": "Two days of redness",
        "Price": "From $400 per session",
        "Who does it": "Robin, MD",
    }


def test_without_a_word_on_benefit_the_fda_status_stands_at_a_glance(client):
    main = page(client, ServiceFactory(**COMPLETE | {"benefits": ""}))

    assert at_a_glance(main)["FDA status"] == "Cleared for this use."


def test_while_one_reads_every_part_is_one_step_away(client):
    main = page(client, ServiceFactory(**COMPLETE))

    (ways,) = [nav for nav in main.iter("nav") if nav.get("aria-label") == "On this page"]
    anchors = [link for link in links(ways) if link.startswith("#")]
    assert anchors == [
        "#benefits", "#risks", "#who-it-is-for", "#session", "#prices", "#aftercare",
        "#when-to-call", "#alternatives",
    ]  # fmt: skip
    assert {f"#{part.get('id')}" for part in main.iter()} >= set(anchors)


@pytest.mark.parametrize(
    ("price", "sentence"),
    [
        ("400.00", "From $400"),
        ("99.50", "From $99.50"),
        ("1250.00", "From $1,250"),
        (None, "A written estimate before you decide"),
    ],
)
def test_a_page_names_its_price_or_speaks_of_an_estimate(client, price, sentence):
    priced = [{"what": "A session", "low": price}] if price else []

    main = page(client, ServiceFactory(priced=priced))

    assert at_a_glance(main)["Price"] == sentence


def test_the_estimate_leads_to_the_page_about_it(client):
    PageFactory(slug="good-faith-estimate", role="estimate")

    main = page(client, ServiceFactory())

    assert "/good-faith-estimate/" in links(section_titled(main, "At a glance"))


def test_every_way_to_ask_opens_the_form_with_this_treatment_chosen(client):
    main = page(client, ServiceFactory(treatment=TreatmentFactory(slug="peeling")))

    asking = [link for link in links(main) if link.startswith("/contact/")]
    assert set(asking) == {"/contact/?treatment=peeling"}
    assert "tel:+17272301438" in links(section_titled(main, "Ask us about this treatment"))
