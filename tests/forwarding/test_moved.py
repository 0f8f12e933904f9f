"""An address at which a page once stood leads to where the page is, in one step."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinic_site.forwarding.models import Address
from clinic_site.publishing.editions import cancel_plan, publish, take_down
from clinic_site.publishing.trash import put_in
from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(timezone.now().replace(microsecond=0), tick=False)
    return time_machine


@pytest.fixture
def rename(clock):
    """A function that publishes a page at a new address, a second later."""

    def to(page, slug, **when):
        clock.shift(SECOND)
        page.slug = slug
        page.full_clean()
        publish(page, **when)
        return page

    return to


def answer(client, address):
    response = client.get(address)
    return response.status_code, response.get("Location")


@pytest.mark.parametrize(
    ("make", "before", "after"),
    [
        (PostFactory, "/blog/one/", "/blog/two/"),
        (ServiceFactory, "/services/one/", "/services/two/"),
        (PersonFactory, "/people/one/", "/people/two/"),
        (PersonFactory, "/blog/author/one/", "/blog/author/two/"),
        (PersonFactory, "/blog/author/one/page/2/", "/blog/author/two/page/2/"),
        (ConditionFactory, "/conditions/one/", "/conditions/two/"),
        (PageFactory, "/one/", "/two/"),
    ],
)
def test_a_page_with_a_new_address_is_found_under_the_old_one(client, rename, make, before, after):
    rename(make(slug="one"), "two")

    assert answer(client, before) == (301, after)
    assert Address.objects.count() == 0


def test_addresses_changed_again_and_again_lead_on_in_one_step_and_never_in_a_circle(
    client, rename
):
    post = PostFactory(slug="a")
    for slug in "bca":
        rename(post, slug)

    found = [answer(client, f"/blog/{slug}/") for slug in "abc"]

    assert found == [(200, None), (301, "/blog/a/"), (301, "/blog/a/")]


def test_two_pages_that_swap_their_addresses_are_each_found_at_once(client, rename):
    one, two = PostFactory(slug="one", title="First"), PostFactory(slug="two", title="Second")
    rename(one, "between")
    rename(two, "one")
    rename(one, "two")

    titles = [client.get(f"/blog/{slug}/").context["post"].title for slug in ("one", "two")]

    assert titles == ["Second", "First"]
    assert answer(client, "/blog/between/") == (301, "/blog/two/")


def test_an_address_used_again_leads_to_whoever_had_it_last(client, rename):
    first, second = PostFactory(slug="used"), PostFactory(slug="other")
    rename(first, "first")
    rename(second, "used")
    used = answer(client, "/blog/used/")
    rename(second, "second")

    assert used == (200, None)
    assert answer(client, "/blog/used/") == (301, "/blog/second/")


def test_a_planned_new_address_leads_from_the_second_of_the_plan_on(client, clock, rename):
    post = PostFactory(slug="old")
    at = timezone.now() + timedelta(days=1)
    rename(post, "new", at=at)
    clock.move_to(at - SECOND)
    before = [answer(client, f"/blog/{slug}/") for slug in ("old", "new")]
    clock.move_to(at)

    assert before == [(200, None), (404, None)]
    assert [answer(client, f"/blog/{slug}/") for slug in ("old", "new")] == [
        (301, "/blog/new/"),
        (200, None),
    ]


def test_a_plan_that_is_canceled_leads_nowhere(client, clock, rename):
    post = PostFactory(slug="old")
    at = timezone.now() + timedelta(days=1)
    rename(post, "new", at=at)
    cancel_plan(post)
    clock.move_to(at + SECOND)

    assert [answer(client, f"/blog/{slug}/") for slug in ("old", "new")] == [
        (200, None),
        (404, None),
    ]


def test_a_browser_asks_again_each_time_for_the_page_may_move_back(client, rename):
    rename(PostFactory(slug="one"), "two")

    assert client.get("/blog/one/")["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/blog/one/?utm_source=letter&b=2", "/blog/two/?utm_source=letter&b=2"),
        ("/blog/one/?next=//evil.example%0d%0aX: y", "/blog/two/?next=%2F%2Fevil.example%0AX%3A+y"),
        (f"/blog/one/?a={'a' * 2000}", "/blog/two/"),
        ("/blog/one", "/blog/two/"),
        ("//blog//one//", "/blog/two/"),
    ],
)  # fmt: skip
def test_what_is_asked_besides_goes_along_where_it_does_no_harm(client, rename, asked, led_to):
    rename(PostFactory(slug="one"), "two")

    assert answer(client, f"http://testserver{asked}") == (301, led_to)


def test_an_address_without_its_slash_leads_to_the_page_that_stands_there(client, rename):
    rename(PostFactory(slug="one"), "two")
    PostFactory(slug="one")

    assert answer(client, "/blog/one") == (301, "/blog/one/")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_who_reads_is_led_on(client, rename, method):
    rename(PageFactory(slug="one"), "two")

    assert getattr(client, method)("/one/").status_code in {404, 405}


# --- What is not public any more -----------------------------------------------------------------


def over(page, clock):
    clock.shift(SECOND)
    take_down(page)


def trashed(page, clock):
    clock.shift(SECOND)
    put_in(page)


def deleted(page, clock):
    trashed(page, clock)
    page.delete()


@pytest.mark.parametrize("end", [over, trashed, deleted])
def test_what_was_public_and_is_not_any_more_is_gone_under_all_its_addresses(
    client, clock, rename, end
):
    post = rename(PostFactory(slug="one"), "two")
    end(post, clock)

    assert [answer(client, f"/blog/{slug}/") for slug in ("one", "two")] == [(410, None)] * 2


def test_a_page_that_ends_by_plan_is_gone_from_that_second_on(client, clock):
    end = timezone.now() + timedelta(days=1)
    PostFactory(slug="one", until=end)
    clock.move_to(end - SECOND)
    before = answer(client, "/blog/one/")
    clock.move_to(end)

    assert (before, answer(client, "/blog/one/")) == ((200, None), (410, None))


def test_a_page_that_comes_back_by_plan_is_not_gone(client, clock):
    post = PostFactory(slug="one")
    over(post, clock)
    publish(post, at=timezone.now() + timedelta(days=1))

    assert answer(client, "/blog/one/") == (404, None)


def test_a_page_that_is_public_again_is_found_again_also_under_its_earlier_addresses(
    client, clock, rename
):
    post = rename(PostFactory(slug="one"), "two")
    over(post, clock)
    rename(post, "three")

    assert [answer(client, f"/blog/{slug}/") for slug in ("one", "two")] == [
        (301, "/blog/three/")
    ] * 2


def test_a_draft_was_never_there(client):
    PostFactory(slug="one", is_draft=True)

    assert answer(client, "/blog/one/") == (404, None)


def test_a_deleted_draft_leaves_nothing(client):
    PostFactory(slug="one", is_draft=True).delete()

    assert Address.objects.count() == 0


def test_a_page_deleted_later_takes_nothing_from_one_that_had_its_address_after_it(
    client, clock, rename
):
    first, second = PostFactory(slug="used"), PostFactory(slug="other")
    rename(first, "first")
    rename(second, "used")
    rename(second, "second")
    deleted(first, clock)

    assert answer(client, "/blog/used/") == (301, "/blog/second/")
    assert answer(client, "/blog/first/") == (410, None)


# --- Categories ----------------------------------------------------------------------------------


def test_a_category_is_found_under_its_old_addresses_page_by_page(client):
    category = CategoryFactory(slug="a")
    for slug in ("b", "c"):
        category.slug = slug
        category.save()

    found = [answer(client, f"/blog/category/{path}") for path in ("a/", "b/", "a/page/2/", "c/")]

    assert found == [
        (301, "/blog/category/c/"),
        (301, "/blog/category/c/"),
        (301, "/blog/category/c/page/2/"),
        (200, None),
    ]


def test_a_category_that_has_its_first_address_again_is_no_circle(client):
    category = CategoryFactory(slug="a")
    for slug in ("b", "a"):
        category.slug = slug
        category.save()

    assert answer(client, "/blog/category/a/") == (200, None)
    assert answer(client, "/blog/category/b/") == (301, "/blog/category/a/")


def test_a_deleted_category_is_gone_under_all_its_addresses(client):
    category = CategoryFactory(slug="a")
    category.slug = "b"
    category.save()
    category.delete()

    found = [answer(client, f"/blog/category/{slug}/") for slug in "ab"]

    assert found == [(410, None)] * 2


def test_capital_letters_of_an_address_are_its_own(client, rename):
    rename(PostFactory(slug="Knee-Pain"), "knees")

    assert answer(client, "/blog/Knee-Pain/") == (301, "/blog/knees/")
