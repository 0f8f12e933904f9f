"""The pages that the editor's dialog offers for a link: what visitors see, to who writes texts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinic_site.workplace.linkable import OWN_PAGES
from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/pages-to-link/"


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("Author", 200),
        ("Clinician", 200),
        ("Editor", 200),
        ("Administrator", 200),
        ("Front desk", 403),
    ],
)
def test_who_writes_texts_is_told_the_pages(client_of, role, status):
    assert client_of(role).get(ADDRESS).status_code == status


def test_who_has_not_signed_in_is_asked_to(client):
    assert client.get(ADDRESS)["Location"] == f"/admin/login/?next={ADDRESS}"


def test_nothing_can_be_sent_there(client_of):
    assert client_of("Author").post(ADDRESS).status_code == 405


def test_the_pages_stand_under_their_kinds_by_title(client_of):
    second, first = PostFactory(title="The <b>second</b>"), PostFactory(title="A first")
    others = [ServiceFactory(), ConditionFactory(), PersonFactory(), PageFactory()]

    answer = client_of("Author").get(ADDRESS)

    own, *kinds = answer.json()["groups"]
    found = [(page["title"], page["address"]) for kind in kinds for page in kind["pages"]]
    assert [page["title"] for page in own["pages"]] == list(OWN_PAGES.values())
    all_pages = [first, second, *others]
    assert {(str(page), page.get_absolute_url()) for page in all_pages} <= set(found)
    titles = [title for title, _address in found]
    assert titles.index("A first") < titles.index("The <b>second</b>")
    assert "no-store" in answer["Cache-Control"]


def test_lists_of_articles_are_offered_where_a_visitor_finds_something_in_them(client_of):
    author, silent = PersonFactory(name="Ada Sample"), PersonFactory(name="Silent Sample")
    unseen = PersonFactory(name="Unseen Sample", is_draft=True)
    category, empty = CategoryFactory(name="Skin"), CategoryFactory(name="Nothing yet")
    PostFactory.create_batch(2, author=author, category=category)
    PostFactory(author=silent, category=empty, is_draft=True)
    PostFactory(author=unseen)

    groups = client_of("Author").get(ADDRESS).json()["groups"]

    lists = {group["name"]: group["pages"] for group in groups if group.get("are_lists")}
    assert lists["Articles by one author"] == [
        {"title": "Articles by Ada Sample", "address": f"/blog/author/{author.slug}/"}
    ]
    assert {"title": "Skin", "address": category.get_absolute_url()} in lists["Categories"]
    assert "Nothing yet" not in [page["title"] for page in lists["Categories"]]


@pytest.mark.parametrize(
    "state",
    [
        {"is_draft": True},
        {"at": timezone.now() + timedelta(days=9)},
        {"until": timezone.now() - timedelta(hours=1)},
    ],
    ids=["draft", "scheduled", "expired"],
)
def test_nobody_learns_there_of_what_is_not_public(client_of, state):
    PostFactory(title="Kept quiet", **state)
    PostFactory(title="Told")

    answer = client_of("Administrator").get(ADDRESS).content.decode()

    assert ("Told" in answer, "Kept quiet" in answer) == (True, False)


def test_the_number_of_questions_to_the_database_does_not_grow(
    client_of, django_assert_max_num_queries
):
    client, asked = client_of("Author"), []
    for more in (1, 20):
        PostFactory.create_batch(more)
        with django_assert_max_num_queries(30) as captured:
            client.get(ADDRESS)
        asked.append(len(captured))

    assert asked[0] == asked[1]
