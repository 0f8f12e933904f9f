"""A treatment page is a record: its parts in their order, and none that is empty."""

import pytest

from tests.factories import PageFactory, PostFactory, ServiceFactory, TreatmentFactory
from tests.site.reading import headings, links, main_of, read, section_titled, words

pytestmark = pytest.mark.django_db

COMPLETE = {
    "title": "Peeling",
    "summary": "What it is.",
    "fda_status": "Cleared for this use.",
    "who_it_is_for": "<p>People who asked.</p>",
    "session": "<p>You sit down.</p>",
    "session_length": "About 45 minutes",
    "downtime": "Two days of redness",
    "risks": "<p>Burns and scars.</p>",
    "aftercare": "<p>Rest for a day.</p>",
}
PARTS = {
    "who_it_is_for": "Who it is for",
    "session": "How a session goes",
    "risks": "Risks and side effects",
    "aftercare": "Aftercare",
}


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
        "Who it is for",
        "How a session goes",
        "Risks and side effects",
        "Aftercare",
        "Common questions",
        "Articles about this treatment",
        "An article",
        "Ask us about this treatment",
    ]


def test_each_part_holds_its_own_words(client):
    main = page(client, ServiceFactory(**COMPLETE))

    shown = {name: words(section_titled(main, title)) for name, title in PARTS.items()}
    assert shown == {
        "who_it_is_for": "Who it is for People who asked.",
        "session": "How a session goes You sit down.",
        "risks": "Risks and side effects Burns and scars.",
        "aftercare": "Aftercare Rest for a day.",
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
    main = page(client, ServiceFactory(**COMPLETE, priced=[{"what": "One", "low": 1250}]))

    assert at_a_glance(main) == {
        "A session": "About 45 minutes",
        "Recovery": "Two days of redness",
        "Price": "From $1,250",
        "FDA status": "Cleared for this use.",
    }


def test_while_one_reads_every_part_is_one_step_away(client):
    main = page(client, ServiceFactory(**COMPLETE))

    (ways,) = [nav for nav in main.iter("nav") if nav.get("aria-label") == "On this page"]
    anchors = [link for link in links(ways) if link.startswith("#")]
    assert anchors == ["#who-it-is-for", "#session", "#risks", "#aftercare"]
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
    PageFactory(slug="good-faith-estimate")

    main = page(client, ServiceFactory())

    assert "/good-faith-estimate/" in links(section_titled(main, "At a glance"))


def test_every_way_to_ask_opens_the_form_with_this_treatment_chosen(client):
    main = page(client, ServiceFactory(treatment=TreatmentFactory(slug="peeling")))

    asking = [link for link in links(main) if link.startswith("/contact/")]
    assert set(asking) == {"/contact/?treatment=peeling"}
    assert "tel:+17272301438" in links(section_titled(main, "Ask us about this treatment"))
