"""What a page costs in queries, with one article and with a hundred, with one of all things and with fifty."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from clinic_site.publishing.editions import mark_the_past, publish
from clinic_site.publishing.links import key_of
from tests.factories import (
    ConditionFactory,
    MenuItemFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.reading import links, main_of, read

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SECOND = timedelta(seconds=1)
# Beside what pages share, which is drawn once an era. An article and a treatment may cost 5.
QUERIES = {
    "/": 3,
    "/blog/": 3,
    "/blog/category/skin/": 4,
    "/blog/newest/": 5,
    "/services/peeling/": 5,
    "/people/robin/": 4,
    "/conditions/": 1,
    "/conditions/living/": 4,
    "/search/?q=newest": 3,
    "/people/": 1,
    "/blog/feed/": 5,
}


ASKED = [{"question": "Newest?", "answer": "<p>Yes.</p>"}]


def draw_what_is_shared(client, address):
    for _ in range(2):  # the first makes the clinic's profile, and remembers its number
        client.get(address)


def queries_of(client, addresses):
    """How many queries each of these pages takes."""
    found = {}
    for address in addresses:
        draw_what_is_shared(client, address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        found[address] = len(queries)
    return found


@pytest.mark.parametrize("posts", [1, 100])
def test_a_page_costs_the_same_with_one_article_and_with_a_hundred(client, posts):
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

    assert queries_of(client, QUERIES) == QUERIES


# Of everything that a page lists, so many.
MOST = {"/": 3, "/services/peeling/": 5, "/people/robin/": 4, "/conditions/living/": 4}


@pytest.mark.parametrize("number", [1, 50])
def test_a_page_costs_the_same_with_one_of_all_that_it_lists_and_with_fifty(client, number):
    photo, every = PhotoFactory(), range(number)
    asked = [{"question": f"Why {n}?", "answer": "<p>So.</p>"} for n in every]
    priced = [{"what": f"Session {n}", "low": 100 + n, "position": n} for n in every]
    treatments = [
        ServiceFactory(
            slug=f"peeling-{n}" if n else "peeling", photo=photo, asked=asked if not n else (),
            priced=priced if not n else priced[:1],
        ).treatment
        for n in every
    ]  # fmt: skip
    conditions = [
        ConditionFactory(
            slug=f"living-{n}" if n else "living", photo=photo, treatments=treatments,
            shows_crisis_line=True,
        )
        for n in every
    ]  # fmt: skip
    people = [
        PersonFactory(
            slug=f"robin-{n}" if n else "robin", photo=photo, kind="clinician", treatments=treatments,
        )
        for n in every
    ]  # fmt: skip
    for _ in every:
        PostFactory(author=people[0], photo=photo, treatments=treatments, conditions=conditions)
    for n in every:
        MenuItemFactory(page=key_of(PageFactory()), order=n)

    assert queries_of(client, MOST) == MOST
    for address in MOST:
        assert len(links(main_of(read(client.get(address))))) >= number, address


# Of the ten, most have ended, one is seen now and one is planned.
@pytest.mark.parametrize("are_set_apart", [False, True], ids=["just ended", "set apart"])
def test_a_page_costs_the_same_with_ten_editions_of_each(client, time_machine, are_set_apart):
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

    assert [type(page).objects.editions().count() for page in pages] == [10] * len(pages)
    assert queries_of(client, QUERIES) == QUERIES


# Beside what the page costs without: a query for each kind of page that it links, one for photos.
WITH_REFERENCES = {"/blog/newest/": 5 + 4 + 1, "/services/peeling/": 5 + 4 + 1}
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
    draw_what_is_shared(client, address)

    with django_assert_num_queries(WITH_REFERENCES[address]):
        shown = client.get(address).content.decode()

    texts = questions + (1 if address == "/blog/newest/" else 2)
    assert shown.count(">there</a>") == 4 * texts
    assert shown.count('<figure class="figure">') == texts
