"""Lists of articles: all, by category, by author, in pages of nine."""

import pytest
from django.urls import reverse

from blog.models import Post
from clinic_site.publishing import paging
from tests.factories import CategoryFactory, PersonFactory, PostFactory
from tests.site.reading import links, main_of, read, words

pytestmark = pytest.mark.django_db


def titles(response):
    return [words(heading) for heading in main_of(read(response)).iter("h2")]


def pages_of_the_list(response):
    (pagination,) = [
        part
        for part in main_of(read(response)).iter("nav")
        if part.get("aria-label") == "Pages of this list"
    ]
    return links(pagination)


@pytest.fixture
def ten_posts():
    return PostFactory.create_batch(
        10, category=CategoryFactory(slug="skin"), author=PersonFactory(slug="robin")
    )


def test_the_newest_article_comes_first(client):
    older = PostFactory(title="The older one")
    newer = PostFactory(title="The newer one")
    assert newer.publish_at > older.publish_at

    response = client.get("/blog/")

    assert titles(response) == ["The newer one", "The older one"]


def test_a_category_shows_its_own_articles_alone(client):
    PostFactory(title="About skin", category=CategoryFactory(slug="skin"))
    PostFactory(title="About hormones")

    response = client.get("/blog/category/skin/")

    assert titles(response) == ["About skin"]


def test_an_author_shows_their_own_articles_alone(client):
    PostFactory(title="Robin's", author=PersonFactory(slug="robin"))
    PostFactory(title="Somebody else's")

    response = client.get("/blog/author/robin/")

    assert titles(response) == ["Robin's"]


@pytest.mark.parametrize("address", ["/blog/", "/blog/category/skin/", "/blog/author/robin/"])
def test_a_list_without_articles_is_a_page_all_the_same(client, address):
    CategoryFactory(slug="skin")
    PersonFactory(slug="robin")

    response = client.get(address)

    assert (response.status_code, titles(response)) == (200, [])


@pytest.mark.parametrize("address", ["/blog/category/nothing/", "/blog/author/nobody/"])
def test_an_unknown_category_or_author_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/blog/", "/blog/category/skin/", "/blog/author/robin/"])
@pytest.mark.parametrize(("page", "length"), [("", 9), ("page/2/", 1)])
def test_a_page_of_a_list_has_nine_articles_and_the_last_one_the_rest(
    client, ten_posts, address, page, length
):
    assert len(titles(client.get(f"{address}{page}"))) == length


@pytest.mark.parametrize("address", ["/blog/", "/blog/category/skin/", "/blog/author/robin/"])
@pytest.mark.parametrize("page", ["", "page/2/"])
def test_every_page_links_all_pages_of_its_own_list(client, ten_posts, address, page):
    response = client.get(f"{address}{page}")

    assert pages_of_the_list(response) == [address, f"{address}page/2/"]


def test_the_second_page_says_so_in_its_title(client, ten_posts):
    (title,) = read(client.get("/blog/page/2/")).iter("title")

    assert words(title) == "Articles, page 2 | Priority You MD in Clearwater, FL"


def told_of(client, address):
    """Title and description that search engines show of a page, and the sentence at its top."""
    tree = read(client.get(address))
    (description,) = [
        part.get("content") for part in tree.iter("meta") if part.get("name") == "description"
    ]
    (lead,) = [words(part) for part in tree.iter("p") if part.get("class") == "lead"]
    return words(next(tree.iter("title"))), description, lead


@pytest.mark.parametrize("address", ["/blog/", "/blog/category/skin/", "/blog/author/robin/"])
def test_no_page_of_a_list_is_called_or_told_of_like_another(client, ten_posts, address):
    first, second = told_of(client, address), told_of(client, f"{address}page/2/")

    assert first[0] != second[0]
    assert (first[1], second[1]) == (first[2], f"Page 2 of 2. {first[2]}")
    assert second[2] == first[2]  # its number stands below it


def test_the_articles_of_an_author_are_told_of_otherwise_than_the_author(client, ten_posts):
    told = {told_of(client, f"/blog/author/robin/{page}")[1] for page in ("", "page/2/")}
    (person,) = [
        part.get("content")
        for part in read(client.get("/people/robin/")).iter("meta")
        if part.get("name") == "description"
    ]

    assert len(told | {person}) == 3


@pytest.mark.parametrize("address", ["/blog/", "/blog/category/skin/", "/blog/author/robin/"])
def test_page_one_leads_to_the_list_itself(client, ten_posts, address):
    response = client.get(f"{address}page/1/")

    assert (response.status_code, response["Location"]) == (301, address)


@pytest.mark.parametrize("address", ["/blog/", "/blog/category/skin/", "/blog/author/robin/"])
@pytest.mark.parametrize(
    "number",
    ["0", "3", "999", str(10**30), pytest.param("9" * 5000, id="5000 nines"), "-1", "1.5", "two"],
)
def test_a_page_number_that_does_not_exist_is_not_found(client, ten_posts, address, number):
    assert client.get(f"{address}page/{number}/").status_code == 404


@pytest.mark.parametrize("number", ["00", "01", "02"])
def test_a_page_of_a_list_has_one_address(client, ten_posts, number):
    assert client.get(f"/blog/page/{number}/").status_code == 404


@pytest.mark.parametrize("posts", [1, 3])
def test_a_list_costs_the_same_queries_for_one_article_and_for_three(
    client, django_assert_num_queries, posts
):
    PostFactory.create_batch(posts)
    client.get("/")  # makes the clinic's profile

    with django_assert_num_queries(5):
        client.get(reverse("blog:list"))


def test_the_list_of_a_category_marks_it_among_the_topics(client):
    category = CategoryFactory(name="Skin", slug="skin")
    PostFactory(category=category)
    PostFactory(category__name="Hormones")

    tree = read(client.get(category.get_absolute_url()))

    (topics,) = [nav for nav in tree.iter("nav") if nav.get("aria-label") == "Topics"]
    assert [words(link) for link in topics.iter("a") if link.get("aria-current")] == ["Skin"]


def test_a_category_without_a_public_article_is_no_topic(client):
    PostFactory(category__name="Skin")
    PostFactory(category__name="Hormones", is_draft=True)

    tree = read(client.get("/blog/"))

    (topics,) = [nav for nav in tree.iter("nav") if nav.get("aria-label") == "Topics"]
    assert [words(link) for link in topics.iter("a")] == ["All articles", "Skin"]


def test_a_card_takes_its_words_from_the_text_where_nothing_else_is_written(client):
    PostFactory(excerpt="", body="<p>Rest helps.</p>" + "<p>It is said that it helps.</p>" * 200)

    (card,) = main_of(read(client.get("/blog/"))).iter("article")

    assert "Rest helps. It is said that it helps." in words(card)


def test_a_card_of_a_text_that_begins_with_hardly_a_word_has_its_words_too(client):
    many_tags = "".join(
        f'<p><a href="https://www.example.com/{n:040}">a</a> </p>' for n in range(60)
    )
    PostFactory(excerpt="", body=f"{many_tags}<p>Rest helps.</p>")

    (card,) = main_of(read(client.get("/blog/"))).iter("article")

    assert "a a a a a a a Rest helps." in words(card)


def test_a_list_loads_no_long_texts():
    post = PostFactory(excerpt="Short.")

    (card,) = Post.objects.published().for_cards()

    assert {"body", "next_step_text", "folded_words"} <= card.get_deferred_fields()
    assert (card.lead, card.body_begins) == ("Short.", "")
    assert card.body == post.body


@pytest.fixture
def _short_way_ahead(monkeypatch):
    monkeypatch.setattr(paging, "AHEAD", 3)


@pytest.mark.usefixtures("_short_way_ahead")
@pytest.mark.parametrize(
    ("number", "said", "shown"),
    [
        (1, None, "1 2 …"),
        (2, "Page 2", "1 2 3 …"),
        (3, "Page 3 of 5", "1 2 3 4 5"),
        (5, "Page 5 of 5", "1 … 4 5"),
    ],
)
def test_a_long_list_names_its_last_page_where_that_is_near(client, number, said, shown):
    PostFactory.create_batch(5 * 9)

    main = main_of(read(client.get(f"/blog/page/{number}/", follow=True)))

    (pagination,) = [
        part for part in main.iter("nav") if part.get("aria-label") == "Pages of this list"
    ]
    assert words(pagination) == shown
    assert [words(note) for note in main.iter("p") if words(note).startswith("Page ")] == [
        said
    ] * bool(said)


@pytest.mark.usefixtures("_short_way_ahead")
@pytest.mark.parametrize(("posts", "last"), [(3 * 9, 3), (3 * 9 + 1, None)])
def test_so_many_pages_are_counted_and_no_more(posts, last):
    PostFactory.create_batch(posts)

    assert paging.page_of(Post.objects.published(), 1, 9).last == last
