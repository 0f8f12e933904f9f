"""What a page costs in queries, with one article and with a hundred."""

import pytest

from tests.factories import PhotoFactory, PostFactory, ServiceFactory

pytestmark = pytest.mark.django_db

# The most that the clinic allows is 8 for an article and a treatment, and 10 for the home page.
QUERIES = {
    "/": 7,
    "/blog/": 5,
    "/blog/category/skin/": 6,
    "/blog/newest/": 7,
    "/services/peeling/": 5,
    "/search/?q=newest": 7,
    "/people/": 3,
    "/blog/feed/": 2,
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
