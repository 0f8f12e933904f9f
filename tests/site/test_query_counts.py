"""What a page costs in queries, with one article and with a hundred."""

import pytest

from tests.factories import (
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# The most that the clinic allows is 8 for an article and a treatment, and 10 for the home page.
QUERIES = {
    "/": 7,
    "/blog/": 5,
    "/blog/category/skin/": 6,
    "/blog/newest/": 7,
    "/services/peeling/": 5,
    "/search/?q=newest": 6,
    "/people/": 3,
    "/blog/feed/": 3,  # the last one asks what was taken down, too
}


@pytest.mark.parametrize("posts", [1, 100])
@pytest.mark.parametrize("address", QUERIES)
def test_a_page_costs_the_same_with_one_article_and_with_a_hundred(
    client, django_assert_num_queries, address, posts
):
    photo = PhotoFactory()
    service = ServiceFactory(slug="peeling", photo=photo)
    newest = PostFactory(
        title="Newest", slug="newest", category__slug="skin", photo=photo,
        treatments=[service.treatment],
    )  # fmt: skip
    newest.questions.create(question="Newest?", answer="<p>Yes.</p>")
    for _ in range(posts - 1):
        PostFactory(
            title="The newest of all", category=newest.category, author=newest.author, photo=photo,
            treatments=[service.treatment], publish_at=newest.publish_at,
        )  # fmt: skip
    client.get("/")  # makes the clinic's profile

    with django_assert_num_queries(QUERIES[address]):
        assert client.get(address).status_code == 200


# Beside what the page costs without: a query for each kind of page that it links, one for photos.
WITH_REFERENCES = {"/blog/newest/": 7 + 4 + 1, "/services/peeling/": 5 + 4 + 1}
LINKED = (PostFactory, ServiceFactory, PersonFactory, PageFactory)


def text_with_references():
    """A text of its own with a link to a page of each kind, one to none, and a photo."""
    keys = [f"{page._meta.label_lower}:{page.pk}" for page in (make() for make in LINKED)]
    links = [f'<a data-page="{key}">there</a>' for key in (*keys, "blog.post:987654321")]
    return f'<p>{" ".join(links)}</p><p><img data-photo="{PhotoFactory().pk}"></p>'


@pytest.mark.parametrize("questions", [1, 10])
@pytest.mark.parametrize("address", WITH_REFERENCES)
def test_a_page_costs_the_same_with_one_text_that_refers_to_much_and_with_many(
    client, django_assert_num_queries, address, questions
):
    photo = PhotoFactory()
    service = ServiceFactory(
        slug="peeling", photo=photo, risks=text_with_references(), session=text_with_references()
    )
    newest = PostFactory(
        title="Newest", slug="newest", category__slug="skin", photo=photo,
        treatments=[service.treatment], body=text_with_references(),
    )  # fmt: skip
    for page in (newest, service):
        for _ in range(questions):
            page.questions.create(question="Why?", answer=text_with_references())
    client.get("/")  # makes the clinic's profile

    with django_assert_num_queries(WITH_REFERENCES[address]):
        shown = client.get(address).content.decode()

    texts = questions + (1 if address == "/blog/newest/" else 2)
    assert shown.count(">there</a>") == 4 * texts
    assert shown.count('<figure class="figure">') == texts
