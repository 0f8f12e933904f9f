"""What a page costs in queries, with one article and with a hundred."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinic_site.publishing.editions import mark_the_past, publish
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SECOND = timedelta(seconds=1)
# The most that the clinic allows is 8 for an article and a treatment, and 10 for the home page.
QUERIES = {
    "/": 6,
    "/blog/": 5,
    "/blog/category/skin/": 6,
    "/blog/newest/": 8,
    "/services/peeling/": 8,
    "/people/robin/": 7,
    "/conditions/": 3,
    "/conditions/living/": 6,
    "/search/?q=newest": 7,
    "/people/": 3,
    "/blog/feed/": 3,  # the last one asks what was taken down, too
}


ASKED = [{"question": "Newest?", "answer": "<p>Yes.</p>"}]


@pytest.mark.parametrize("posts", [1, 100])
@pytest.mark.parametrize("address", QUERIES)
def test_a_page_costs_the_same_with_one_article_and_with_a_hundred(
    client, django_assert_num_queries, address, posts
):
    photo = PhotoFactory()
    service = ServiceFactory(slug="peeling", photo=photo)
    living = ConditionFactory(slug="living", photo=photo, treatments=[service.treatment])
    robin = PersonFactory(
        slug="robin", photo=photo, kind="clinician", treatments=[service.treatment]
    )
    newest = PostFactory(
        title="Newest", slug="newest", category__slug="skin", photo=photo, author=robin,
        treatments=[service.treatment], conditions=[living], asked=ASKED,
    )  # fmt: skip
    for _ in range(posts - 1):
        PostFactory(
            title="The newest of all", category=newest.category, author=newest.author, photo=photo,
            treatments=[service.treatment], conditions=[living], at=newest.publish_at,
        )  # fmt: skip
    client.get("/")  # makes the clinic's profile

    with django_assert_num_queries(QUERIES[address]):
        assert client.get(address).status_code == 200


# Of the ten, most have ended, one is seen now and one is planned.
@pytest.mark.parametrize("are_set_apart", [False, True], ids=["just ended", "set apart"])
@pytest.mark.parametrize("address", QUERIES)
def test_a_page_costs_the_same_with_ten_editions_of_each(
    client, django_assert_num_queries, time_machine, address, are_set_apart
):
    photo = PhotoFactory()
    service = ServiceFactory(slug="peeling", photo=photo)
    living = ConditionFactory(slug="living", photo=photo, treatments=[service.treatment])
    robin = PersonFactory(
        slug="robin", photo=photo, kind="clinician", treatments=[service.treatment]
    )
    newest = PostFactory(
        title="Newest", slug="newest", category__slug="skin", photo=photo, author=robin,
        treatments=[service.treatment], conditions=[living], asked=ASKED,
    )  # fmt: skip
    pages = [newest, service, newest.author, living, PageFactory(role="about")]
    time_machine.move_to(timezone.now())
    for _ in range(8):
        time_machine.shift(SECOND)
        for page in pages:
            publish(page)
    for page in pages:
        publish(page, at=timezone.now() + timedelta(days=1))
    if are_set_apart:
        time_machine.shift(timedelta(hours=1))
        assert mark_the_past() == 8 * len(pages)
    client.get("/")  # makes the clinic's profile

    assert [type(page).objects.editions().count() for page in pages] == [10] * len(pages)
    with django_assert_num_queries(QUERIES[address]):
        assert client.get(address).status_code == 200


# Beside what the page costs without: a query for each kind of page that it links, one for photos.
WITH_REFERENCES = {"/blog/newest/": 8 + 4 + 1, "/services/peeling/": 8 + 4 + 1}
LINKED = (PostFactory, ServiceFactory, PersonFactory, PageFactory)


def text_with_references(gone):
    """A text of its own with a link to a page of each kind, one to `gone`, and a photo."""
    pages = [*(make() for make in LINKED), gone]
    links = [f'<a data-page="{page._meta.label_lower}:{page.pk}">there</a>' for page in pages]
    return f'<p>{" ".join(links)}</p><p><img data-photo="{PhotoFactory().pk}"></p>'


@pytest.mark.parametrize("questions", [1, 10])
@pytest.mark.parametrize("address", WITH_REFERENCES)
def test_a_page_costs_the_same_with_one_text_that_refers_to_much_and_with_many(
    client, django_assert_num_queries, address, questions
):
    photo, gone = PhotoFactory(), PostFactory()
    asked = [{"question": "Why?", "answer": text_with_references(gone)} for _ in range(questions)]
    service = ServiceFactory(
        slug="peeling", photo=photo, asked=asked, risks=text_with_references(gone),
        session=text_with_references(gone),
    )  # fmt: skip
    PostFactory(
        title="Newest", slug="newest", category__slug="skin", photo=photo, asked=asked,
        treatments=[service.treatment], body=text_with_references(gone),
    )  # fmt: skip
    gone.delete()
    client.get("/")  # makes the clinic's profile

    with django_assert_num_queries(WITH_REFERENCES[address]):
        shown = client.get(address).content.decode()

    texts = questions + (1 if address == "/blog/newest/" else 2)
    assert shown.count(">there</a>") == 4 * texts
    assert shown.count('<figure class="figure">') == texts
