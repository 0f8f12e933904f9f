"""Header and footer are lists that staff order; what is not public is not shown, and comes back by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile, MenuItem
from clinic_site.publishing.editions import publish, take_down
from clinic_site.publishing.links import key_of
from clinic_site.publishing.trash import put_in, take_out
from tests.factories import (
    ConditionFactory,
    MenuItemFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.reading import by_id, read, words
from tests.site.sitemap import content_at

pytestmark = pytest.mark.django_db
LISTED = {
    "treatments": ServiceFactory, "conditions": ConditionFactory, "articles": PostFactory,
    "people": PersonFactory,
}  # fmt: skip
NEVER = datetime(2999, 1, 1, tzinfo=UTC)


def menu(place=MenuItem.Place.SITE):
    ClinicProfile.get_solo()
    links = ClinicProfile.with_hours().menu[place]
    return [(link.label, link.url) for link in links]


@pytest.fixture
def empty():
    """All places, without the rows that come with a new site; one row keeps them as they are."""
    MenuItem.objects.all().delete()
    MenuItemFactory(place="header", part="search")


@pytest.mark.parametrize("rows", ["as they come", "none at all"])
def test_a_new_site_has_the_ways_that_every_clinic_needs(rows):
    if rows == "none at all":
        MenuItem.objects.all().delete()
    PageFactory(title="Who we are", slug="about", role="about")
    for factory in LISTED.values():
        factory()

    header, lists = menu("header"), menu("lists")

    fixed = [
        ("Treatments", "/services/"), ("Conditions", "/conditions/"), ("Articles", "/blog/"),
        ("People", "/people/"),
    ]  # fmt: skip
    about = ("About", "/about/")
    assert header == [*fixed, about, ("Contact", "/contact/"), ("Search", "/search/")]
    assert lists == [*fixed, ("Request a consultation", "/contact/")]
    assert menu("site") == [("Who we are", "/about/"), ("Privacy", "/privacy/")]


@pytest.mark.parametrize(
    "factory", [PageFactory, ServiceFactory, PersonFactory, ConditionFactory, PostFactory]
)
def test_a_link_leads_to_a_page_of_any_kind_and_follows_it(empty, factory):
    name = "name" if factory is PersonFactory else "title"
    page = factory(slug="own", **{name: "First title"})
    MenuItemFactory(page=key_of(page))
    first = menu()

    setattr(page, name, "Second title")
    page.slug = "another"
    publish(page)

    assert first == [("First title", page.get_absolute_url().replace("another", "own"))]
    assert menu() == [("Second title", page.get_absolute_url())]


def test_what_is_not_public_is_not_shown_and_comes_back_by_itself(empty):
    page = PageFactory(title="Parking", slug="parking")
    MenuItemFactory(page=key_of(page))
    shown = [menu()]

    take_down(page)
    shown.append(menu())
    publish(page)
    shown.append(menu())
    put_in(page)
    shown.append(menu())
    take_out(page)
    publish(page)
    shown.append(menu())

    there = [("Parking", "/parking/")]
    assert shown == [there, [], there, [], there]


@pytest.mark.parametrize("state", [{"is_draft": True}, {"at": NEVER}], ids=["draft", "planned"])
def test_a_page_that_never_was_public_is_not_shown(empty, state):
    MenuItemFactory(page=key_of(PageFactory(**state)))

    assert menu() == []


def test_a_page_that_is_gone_is_not_shown(empty):
    page = PageFactory()
    MenuItemFactory(page=key_of(page))
    page.delete()

    assert menu() == []


@pytest.mark.parametrize("part", LISTED)
def test_a_list_is_linked_from_the_second_to_the_second_that_it_has_something(
    client, empty, time_machine, part
):
    MenuItemFactory(part=part)
    address = reverse(MenuItem.VIEWS[part])
    begins = timezone.now() + timedelta(hours=1)
    LISTED[part](at=begins, until=begins + timedelta(hours=1))
    seen = []

    for moment in (-1, 0, 3599, 3600):
        time_machine.move_to(begins + timedelta(seconds=moment), tick=False)
        in_sitemap = f"{address}</loc>" in content_at(client)
        seen.append((menu(), in_sitemap))

    there, nothing = ([(part.capitalize(), address)], True), ([], False)
    assert seen == [nothing, there, there, nothing]


def test_who_has_left_does_not_keep_the_list_of_people_in_the_menu(empty):
    MenuItemFactory(part="people")
    PersonFactory(is_former=True)

    assert menu() == []


def test_links_stand_in_the_order_of_their_numbers_with_their_own_words(empty):
    PostFactory()
    for order, label in [(20, "Third"), (10, "Second"), (5, "First")]:
        MenuItemFactory(part="articles", order=order, label=label)

    assert [label for label, _url in menu()] == ["First", "Second", "Third"]


def test_a_link_to_another_site_says_so(client, empty):
    MenuItemFactory(place="header", address="https://988lifeline.org/", label="988")

    (link,) = [
        one
        for one in by_id(read(client.get("/people/")), "site-nav").iter("a")
        if "988" in words(one)
    ]

    assert (words(link), link.get("rel")) == ("988 (another site)", "noopener")


def test_the_menu_marks_the_page_that_is_shown_and_the_list_that_it_belongs_to(client, empty):
    PostFactory(slug="first")
    MenuItemFactory(place="header", address="/", label="Home")
    MenuItemFactory(place="header", part="articles")

    def marked(address):
        nav = by_id(read(client.get(address)), "site-nav")
        return {words(link): link.get("aria-current") for link in nav.iter("a")}

    assert marked("/blog/") == {"Search": None, "Home": None, "Articles": "page"}
    assert marked("/blog/first/") == {"Search": None, "Home": None, "Articles": "true"}
    assert marked("/") == {"Search": None, "Home": "page", "Articles": None}


def test_button_and_phone_stay_where_staff_take_every_link_out(client, empty):
    header = next(read(client.get("/people/")).iter("header"))

    assert "Request a consultation" in words(header)
    assert "(727) 230-1438" in words(header)


@pytest.mark.parametrize(
    "targets",
    [
        {},
        {"part": "articles", "address": "/blog/"},
        {"page": "clinic.page:1", "part": "search"},
        {"page": "clinic.page:1", "address": "/blog/"},
    ],
    ids=["none", "two", "a page and a part", "a page and an address"],
)
def test_a_link_leads_to_one_thing(targets):
    with pytest.raises(ValidationError, match="Choose one of the three"):
        MenuItemFactory.build(**targets).full_clean()
    with pytest.raises(IntegrityError):
        MenuItemFactory(**targets)


@pytest.mark.parametrize(
    "address",
    [
        "/no/such/page/",
        "/no-such-page/",
        "/blog/no-such-article/",
        "http://example.org/",
        "javascript:alert(1)",
        "mailto:a@b.example",
        "//x",
        "x y",
    ],
)
def test_an_address_that_leads_nowhere_is_refused_in_a_sentence(address):
    with pytest.raises(ValidationError, match="Nothing on this site answers at this address"):
        MenuItemFactory.build(address=address).full_clean()


@pytest.mark.parametrize(
    "address",
    ["/blog/", "/services/", "/privacy/", "/search/?q=pain", "https://example.org/a?b=1"],
)
def test_an_own_address_is_a_path_of_the_site_or_one_of_another_site(empty, address):
    item = MenuItemFactory.build(address=address, label="There")
    item.full_clean()
    item.save()

    assert menu() == [("There", address)]


@pytest.mark.parametrize("added", ["", "#bus", "?from=menu", "?from=menu#bus"])
def test_the_address_of_a_page_is_taken_as_that_page_so_that_it_is_followed(empty, added):
    page = PageFactory(slug="parking", title="Parking")
    item = MenuItemFactory.build(address=f"/parking/{added}")
    item.full_clean()
    item.save()

    page.slug = "getting-here"
    publish(page)
    item.full_clean()  # as staff do who save it again

    assert (item.page, item.address) == (key_of(page), added)
    assert menu() == [("Parking", f"/getting-here/{added}")]


@pytest.mark.parametrize("targets", [{"part": "articles"}, {}], ids=["of a part", "of nothing"])
def test_a_place_on_a_page_needs_the_page(targets):
    with pytest.raises(ValidationError, match=r"Choose one of the three|Nothing on this site"):
        MenuItemFactory.build(address="#bus", **targets).full_clean()
    with pytest.raises(IntegrityError):
        MenuItemFactory(address="#bus", part="articles")


@pytest.mark.parametrize("rows", [1, 20])
def test_all_links_take_one_query(django_assert_num_queries, empty, rows):
    for factory in (PageFactory, ServiceFactory, PersonFactory, ConditionFactory, PostFactory):
        for _ in range(rows):
            MenuItemFactory(page=key_of(factory()))
    ClinicProfile.get_solo()

    with django_assert_num_queries(2):  # the profile, the menu
        assert len(ClinicProfile.with_hours().menu["site"]) == 5 * rows
