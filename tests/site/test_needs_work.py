"""What needs work across the site is counted, and leads to the forms."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.models import Post
from clinic_site.publishing.editions import publish
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.reading import links, main_of, read, words

pytestmark = pytest.mark.django_db

REPORT = "/admin/needs-work/"
DAY = timedelta(days=1)


def article(**fields):
    """An article, and no person who would stand in the lists as well."""
    return PostFactory(author=None, **fields)


@pytest.fixture
def whole():
    """An article with all that it should have."""
    return article(
        title="Whole", photo=PhotoFactory(), conditions=[ConditionFactory(photo=PhotoFactory())]
    )


def shown(client, name):
    """The pages that a list shows."""
    tree = read(client.get(f"{REPORT}?show={name}"), strict=False)
    return {link for part in main_of(tree).iter("ul") for link in links(part) if "change" in link}


def form_of(page):
    return f"/admin/{page._meta.app_label}/{page._meta.model_name}/{page.pk}/change/"


def make_old(page):
    type(page).objects.filter(pk=page.pk).update(updated_at=timezone.now() - 366 * DAY)


def make_changed(page):
    page.title = "Changed"
    page.save()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("unfinished", lambda **whole: article(is_draft=True, **whole)),
        ("stale", lambda **whole: _with(article(**whole), make_old)),
        ("changed", lambda **whole: _with(article(**whole), make_changed)),
        ("no_photo", lambda **whole: article(**whole | {"photo": None})),
        ("no_condition", lambda **whole: article(**whole | {"conditions": ()})),
        ("orphan", lambda **_: PageFactory()),
        ("ending", lambda **whole: article(until=timezone.now() + 29 * DAY, **whole)),
    ],
)
def test_each_list_shows_what_it_says_and_nothing_else(client_of, whole, name, make):
    page = make(photo=whole.photo, conditions=whole.conditions.all())
    article(photo=whole.photo, conditions=whole.conditions.all(), until=timezone.now() + 31 * DAY)

    assert shown(client_of("Editor"), name) == {form_of(page)}


def _with(page, change):
    change(page)
    return page


def test_what_is_replaced_then_does_not_end_then(client_of, whole):
    publish(whole, at=timezone.now() + DAY)

    assert shown(client_of("Editor"), "ending") == set()


def test_a_treatment_has_its_conditions_by_their_pages(client_of, whole):
    bare, named = ServiceFactory(photo=whole.photo), ServiceFactory(photo=whole.photo)
    whole.conditions.get().treatments.add(named.treatment)

    assert shown(client_of("Editor"), "no_condition") == {form_of(bare)}


def test_each_number_is_that_of_its_list(client_of, whole):
    for _one in range(3):
        article(is_draft=True, photo=whole.photo)
    PageFactory(is_draft=True)

    said = words(main_of(read(client_of("Editor").get(REPORT), strict=False)))

    assert "Drafts that were never public: 4" in said
    assert "Without a photo: 0" in said
    assert "Without a condition: 3" in said


def test_nobody_learns_of_kinds_that_they_may_not_see(who_sees_no_pages, client_of):
    PageFactory(title="Secret", is_draft=True)

    assert shown(who_sees_no_pages, "unfinished") == set()
    assert client_of("Front desk").get(REPORT).status_code == 403


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize("name", ["unfinished", "ending"])
def test_it_costs_the_same_queries_for_one_of_a_kind_and_for_thirty(
    client_of, django_assert_num_queries, name, number
):
    for factory in (PostFactory, ServiceFactory, ConditionFactory, PageFactory, PersonFactory):
        several = number if factory is PostFactory else 1
        factory.create_batch(several, is_draft=True)
        factory.create_batch(several, until=timezone.now() + DAY)
    Post.objects.update(excerpt="So that there is something to leave out.")
    client = client_of("Administrator")
    client.get(REPORT)

    # Of them 17 look for what leads to a page, once until something changes.
    with django_assert_num_queries(15 + 17):
        client.get(f"{REPORT}?show={name}")
