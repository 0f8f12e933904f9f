"""One search over treatments, conditions, articles, people, and pages."""

from datetime import UTC, datetime, time

import pytest

from clinic_site.clinic.models import ClinicProfile
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.reading import headings, links, main_of, read, words

pytestmark = pytest.mark.django_db


def results(client, query):
    """The addresses of what was found, the best first; of what comes nearest as well."""
    main = main_of(read(client.get("/search/", {"q": query})))
    found = [part for part in main.iter("ol") if part.get("class") == "search-results"]
    return [address for part in found for address in links(part)]


def found(client, query):
    """The same without what only comes nearest."""
    said = words(main_of(read(client.get("/search/", {"q": query}))))
    return [] if "We found nothing" in said else results(client, query)


def test_it_finds_pages_of_every_kind_in_one_list(client):
    ServiceFactory(title="Quicksilver", slug="service")
    ConditionFactory(summary="Tired of quicksilver.", slug="condition")
    PostFactory(body="<p>All about quicksilver.</p>", slug="post", author=None)
    PersonFactory(bio="<p>Knows QUICKSILVER.</p>", slug="person")
    PageFactory(title="Our quicksilver", slug="page")
    PageFactory(title="Something else")

    assert results(client, "quicksilver") == [
        "/services/service/",
        "/page/",
        "/conditions/condition/",
        "/people/person/",
        "/blog/post/",
    ]


def test_each_says_what_it_is_and_where_it_has_the_word(client):
    PostFactory(
        title="A day", body="<p>First rest. Then quicksilver, &lt;b&gt; and <em>tea</em>.</p>"
    )

    main = main_of(read(client.get("/search/?q=QUICKSILVER")))

    (result,) = next(part for part in main.iter("ol") if part.get("class") == "search-results")
    assert words(result) == "Article A day Then quicksilver, <b> and tea."
    assert [words(mark) for mark in result.iter("mark")] == ["quicksilver"]


def test_articles_of_a_guest_are_found_by_the_byline(client):
    PostFactory(slug="post", author=None, guest_byline="Example Press")

    assert results(client, "example press") == ["/blog/post/"]


@pytest.mark.parametrize(
    "query", ["I want to die", "self-harm", "kill myself", "SUICIDE", "overdose", "suicidio"]
)
def test_who_searches_for_a_way_to_die_finds_whom_to_call_before_anything_else(client, query):
    PostFactory(title=f"About {query}")
    main = main_of(read(client.get("/search/", {"q": query})))

    assert links(main)[:4] == ["tel:988", "sms:988", "https://988lifeline.org/chat", "tel:911"]
    assert "oprima 2" in words(main)


def test_who_finds_nothing_then_is_told_who_answers(client):
    main = words(main_of(read(client.get("/search/", {"q": "kill myself"}))))

    assert "Somebody answers at 988 now" in main
    assert "We found nothing" not in main


def test_another_search_does_not_speak_of_it(client):
    assert "988" not in words(main_of(read(client.get("/search/", {"q": "hormones"}))))


@pytest.mark.parametrize(
    "factory", [ServiceFactory, ConditionFactory, PostFactory, PersonFactory, PageFactory]
)
def test_a_draft_is_not_found(client, factory):
    name = "name" if factory is PersonFactory else "title"
    public = factory(**{name: "Quicksilver for all"})
    factory(**{name: "Quicksilver in secret"}, is_draft=True)

    assert results(client, "quicksilver") == [public.get_absolute_url()]


def test_a_word_in_the_title_counts_more_than_one_in_the_text(client):
    PostFactory(title="Something else", slug="text", body="<p>Quicksilver.</p>")
    PostFactory(
        title="Quicksilver",
        slug="title",
        body="<p>Words.</p>",
        at=datetime(2020, 1, 1, tzinfo=UTC),
    )

    assert results(client, "quicksilver") == ["/blog/title/", "/blog/text/"]


@pytest.mark.parametrize("query", ["stemcell", "stem cell", "stem-cell"])
def test_a_compound_is_found_in_each_of_its_three_spellings(client, query):
    for number, written in enumerate(["Stem cell", "Stem-cell", "Stemcell"]):
        PostFactory(body=f"<p>{written} therapy</p>", slug=f"post-{number}")

    assert len(found(client, query)) == 3


@pytest.mark.parametrize("address", ["/search/", "/search/?q=", "/search/?q=+++"])
def test_an_empty_search_is_a_page_that_lists_nothing(client, address):
    PostFactory()

    response = client.get(address)

    assert response.status_code == 200
    assert "/blog/post-" not in response.content.decode()


def test_a_search_that_finds_nothing_shows_a_way_on(client):
    PostFactory()
    main = main_of(read(client.get("/search/?q=quicksilver")))

    assert {"/blog/", "/contact/", "tel:+17272301438"} <= set(links(main))
    assert "/services/" not in links(main)  # there is none


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("100%", True),
        ("1__%", False),
        ("%", False),
        ("_", False),
        ('"whole"', True),
        ("'half'", True),
        ("' OR 1=1 --", False),
        ('" OR "sugar', False),
        ("whole NOT half", False),
        ("title:whole", False),
        ("whole*", True),
        ("*", False),
        ("\\", False),
        ("salt & pepper", True),
        ("salt:* | !sugar", False),
        ("&amp;", False),
        ("<b>", False),
    ],
)
def test_signs_between_words_are_no_words_and_no_language_of_the_database(client, query, finds):
    PostFactory(title="100% of the \"whole\" and 'half'", body="<p>Salt &amp; pepper</p>")

    assert bool(found(client, query)) == finds


@pytest.mark.parametrize("query", ["q" * 10_000, "q " * 5_000, "☃" * 3_000, "\u202e\u0301" * 100])
def test_a_search_of_any_length_is_answered(client, query):
    PostFactory(title="Queue")

    response = client.get("/search/", {"q": query})

    assert response.status_code == 200
    assert len(words(main_of(read(response)))) < 5_000


def test_what_was_searched_for_is_shown_as_text_and_never_as_markup(client):
    query = '"><script>alert(1)</script>'

    tree = read(client.get("/search/", {"q": query}))

    (box,) = [part for part in main_of(tree).iter("input") if part.get("name") == "q"]
    assert box.get("value") == query
    assert [script for script in tree.iter("script") if script.text] == []


def test_search_engines_are_told_not_to_keep_a_search(client):
    tree = read(client.get("/search/?q=pain"))

    told = {part.get("name"): part.get("content") for part in tree.iter("meta")}
    assert told["robots"] == "noindex"


@pytest.mark.parametrize("pages", [1, 3])
def test_a_search_costs_the_same_queries_for_one_page_of_a_kind_and_for_three(
    client, django_assert_num_queries, pages
):
    ServiceFactory.create_batch(pages, summary="Quicksilver")
    PostFactory.create_batch(pages, excerpt="Quicksilver")
    client.get("/")  # makes the clinic's profile

    # Words that mean the same, what was found, both kinds, and what they say; the clinic and its menu.
    with django_assert_num_queries(7):
        client.get("/search/?q=quicksilver")


@pytest.mark.parametrize(
    ("query", "headings_of_answers"),
    [
        ("where", ["Where we are"]),
        ("Where are you?", ["Where we are"]),
        ("parking", ["Where we are"]),
        ("dirección", ["Where we are"]),
        ("hours", ["Hours"]),
        ("are you open on Sunday", ["Hours"]),
        ("horario", ["Hours"]),
        ("phone number", ["How to reach us"]),
        ("hours and address", ["Where we are", "Hours"]),
        ("open wound", []),
        ("when antidepressants have not helped", []),
        ("ketamine", []),
        ("", []),
    ],
)
def test_what_the_clinics_profile_knows_is_answered_at_once(client, query, headings_of_answers):
    profile = ClinicProfile.objects.create(street="1 Sample Street")
    profile.opening_hours.create(weekday=0, opens="09:00", closes="17:00")

    main = main_of(read(client.get("/search/", {"q": query})))

    asked = {"Where we are", "Hours", "How to reach us"}
    assert [heading for heading in headings(main) if heading in asked] == headings_of_answers


def test_hours_that_change_are_answered_anew_with_the_next_search(client):
    profile = ClinicProfile.objects.create()
    opening = profile.opening_hours.create(weekday=0, opens="09:00", closes="17:00")
    assert "9 a.m. – 5 p.m." in words(main_of(read(client.get("/search/?q=hours"))))

    opening.closes = time(16)
    opening.save()

    assert "9 a.m. – 4 p.m." in words(main_of(read(client.get("/search/?q=hours"))))


def test_who_finds_nothing_gets_what_comes_nearest_the_treatments_and_the_telephone(client):
    ServiceFactory(title="Ketamine infusion", slug="ketamine")
    ServiceFactory(title="Peeling", slug="peeling")

    near = main_of(read(client.get("/search/?q=ketmine")))
    nothing = main_of(read(client.get("/search/?q=xylophone")))

    assert results(client, "ketmine") == ["/services/ketamine/"]
    for main in (near, nothing):
        assert "We found nothing for" in words(main)
        assert {"/services/ketamine/", "/services/peeling/", "tel:+17272301438"} <= set(
            links(main)
        )
    assert "This comes nearest" in words(near)
    assert "This comes nearest" not in words(nothing)


def test_who_writes_a_long_letter_into_the_search_is_told_of_988(client):
    letter = (
        "I have tried so many things by now, and nothing of it helped. " * 8
        + "I want to kill myself"
    )

    main = words(main_of(read(client.get("/search/", {"q": letter}))))

    assert "988" in main


def test_beside_an_answer_it_is_said_of_pages_that_they_only_come_nearest(client):
    PageFactory(title="Dermatitis", body="<p>Quicksilver.</p>")

    main = words(
        main_of(read(client.get("/search/", {"q": "contact quicksilver dermatiti xylophone"})))
    )

    assert "How to reach us" in main
    assert "come nearest to what you typed" in main
