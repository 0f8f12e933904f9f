"""What pages tell machines in the words of schema.org: what is true, what is shown, and nothing that is code."""

import json

import pytest
from django.utils import timezone

from clinic_site.walking import address_of
from tests.factories import ConditionFactory, PersonFactory, PostFactory
from tests.publishing.schema_org import data_in, faults_in, things_in
from tests.publishing.shown import hidden_facts
from tests.publishing.telling import one_of_each, told
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

SITE = "https://clinic.example"
ADDRESSES = (
    "/", "/contact/", "/services/", "/services/peeling/", "/blog/", "/blog/newest/", "/blog/category/skin/",
    "/blog/author/robin/", "/conditions/", "/conditions/living/", "/people/", "/people/robin/", "/about/",
    "/ayuda/",
)  # fmt: skip
HOSTILE = "</script><script>alert(\"1\")</script><!-- & 'a' \\ \u2028\u2029 é 😀"


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_tells_what_schema_org_knows(client, address):
    one_of_each()
    data = data_in(read(client.get(address)))

    assert faults_in(data) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_tells_nothing_that_it_does_not_show(client, address):
    one_of_each()
    tree = read(client.get(address))

    assert hidden_facts(data_in(tree), tree, SITE) == []


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "WebPage"),
        ("/contact/", "ContactPage"),
        ("/blog/", "CollectionPage"),
        ("/blog/newest/", "MedicalWebPage"),
        ("/services/peeling/", "MedicalWebPage"),
        ("/conditions/living/", "MedicalWebPage"),
        ("/people/robin/", "ProfilePage"),
        ("/about/", "AboutPage"),
        ("/ayuda/", "WebPage"),
    ],
)
def test_a_page_says_what_kind_of_page_it_is_and_whose(client, address, kind):
    one_of_each()
    found = told(client, address)

    page = found[kind]
    assert page["url"] == page["@id"] == f"{SITE}{address}"
    assert page["isPartOf"] == {"@id": found["WebSite"]["@id"]}
    assert found["WebSite"]["publisher"] == {"@id": found["MedicalClinic"]["@id"]}
    assert found["MedicalClinic"]["name"] == "Priority You MD"


def test_questions_are_told_with_their_answers(client):
    one_of_each()
    asked = told(client, "/blog/newest/")["FAQPage"]["mainEntity"]

    assert [(one["name"], one["acceptedAnswer"]["text"]) for one in asked] == [
        ("Does it hurt?", "A little. Not after"),
        ("Whom to call?", "Us: (727) 230-1438."),
    ]


def test_a_page_without_questions_is_no_page_of_questions(client):
    PostFactory(slug="newest")

    assert "FAQPage" not in told(client, "/blog/newest/")


@pytest.mark.parametrize(
    "address", ["/blog/newest/", "/services/peeling/", "/conditions/living/", "/people/robin/"]
)
def test_breadcrumbs_are_told_as_they_are_shown(client, address):
    one_of_each()
    tree = read(client.get(address))

    (shown,) = [part for part in tree.iter("nav") if part.get("aria-label") == "Breadcrumbs"]
    steps = [
        (words(step), [link.get("href") for link in step.iter("a")]) for step in shown.iter("li")
    ]
    page = next(iter(things_in(data_in(tree)).values()))
    items = page["breadcrumb"]["itemListElement"]
    assert [item["position"] for item in items] == [1, 2, 3]
    assert [item["name"] for item in items] == [name for name, _links in steps]
    assert [item["item"]["@id"] for item in items] == [
        f"{SITE}{path}" for path in (*(links[0] for _name, links in steps[:2]), address)
    ]


# --- What is told nowhere -------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/search/?q=newest", "/search/", "/nowhere/"])
def test_what_search_engines_are_to_leave_out_tells_nothing(client, address):
    one_of_each()
    assert data_in(read(client.get(address))) is None


@pytest.mark.parametrize(
    "away", [{"no_index": True}, {"canonical_url": "https://journal.example/original"}]
)
def test_a_page_that_sends_search_engines_away_tells_nothing(client, away):
    PostFactory(slug="newest", **away)

    assert data_in(read(client.get("/blog/newest/"))) is None


def test_a_preview_tells_nothing(admin_client):
    post = PostFactory(is_draft=True)

    page = read(admin_client.get(f"/admin/blog/post/{post.pk}/preview/"), strict=False)

    assert data_in(page) is None


def test_the_site_as_of_a_moment_tells_nothing(admin_client):
    PostFactory(title="Newest", slug="newest")

    path = address_of(timezone.now(), "/blog/newest/")
    page = read(admin_client.get(path), strict=False)

    assert words(next(page.iter("h1"))) == "Newest"
    assert data_in(page) is None


# --- What is told is never code -------------------------------------------------------------------


def test_hostile_words_stay_words(client):
    living = ConditionFactory(slug="living", title=HOSTILE, summary=HOSTILE)
    robin = PersonFactory(name=HOSTILE, role=HOSTILE, credentials=HOSTILE, slug="robin")
    asked = [{"question": HOSTILE, "answer": "<p>&lt;/script&gt;&lt;script&gt; \u2028 &amp;</p>"}]
    PostFactory(slug="newest", title=HOSTILE, author=robin, conditions=[living], asked=asked)

    answer = client.get("/blog/newest/")

    tree = read(answer)
    block = (
        answer.content.decode()
        .partition('type="application/ld+json">')[2]
        .partition("</script>")[0]
    )
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(block)
    article = json.loads(block)["@graph"][0]["mainEntity"]
    assert (article["headline"], article["author"]["name"]) == (HOSTILE, HOSTILE)
    assert article["about"][0]["name"] == HOSTILE
    assert things_in(data_in(tree))["FAQPage"]["mainEntity"][0]["name"] == HOSTILE
    assert "alert" not in "".join(
        script.text or "" for script in tree.iter("script") if not script.get("type")
    )
    assert faults_in(data_in(tree)) == []
    assert hidden_facts(data_in(tree), tree, SITE) == []
