"""Whoever publishes, takes down or deletes a page is asked what becomes of its addresses, in that step."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinic_site.forwarding.deciding import NOWHERE
from clinic_site.forwarding.models import Address
from clinic_site.publishing.editions import take_down
from clinic_site.publishing.trash import empty_trash
from tests.factories import CategoryFactory, PageFactory, PostFactory, ServiceFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, links, read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client_of):
    return client_of("Editor")


@pytest.fixture
def post():
    return PostFactory(slug="one")


def form_of(page):
    return f"/admin/{page._meta.app_label}/{page._meta.model_name}/{page.pk}/change/"


def answer(client, address):
    response = client.get(address)
    return response.status_code, response.get("Location")


def asks(response):
    return "Who comes to its address later" in words(read(response, strict=False))


def test_a_new_address_is_followed_without_being_asked_twice_and_the_form_says_so(editor, post):
    response = fill_in(editor, form_of(post), slug="two", _publish="1")

    assert "Whoever asks for /blog/one/ is led to /blog/two/." in words(
        read(editor.get(response["Location"]), strict=False)
    )
    assert answer(editor, "/blog/one/") == (301, "/blog/two/")


def test_unticked_the_old_address_is_gone(editor, post):
    fill_in(editor, form_of(post), slug="two", _publish="1", _leads_on=[])

    assert answer(editor, "/blog/one/") == (410, None)


def test_unticked_for_a_plan_it_is_gone_from_that_second_on(editor, post, time_machine):
    at = timezone.now().replace(microsecond=0) + timedelta(days=2)
    wall = timezone.localtime(at)
    when = {"live_from_0": f"{wall:%Y-%m-%d}", "live_from_1": f"{wall:%H:%M:%S}"}
    fill_in(editor, form_of(post), slug="two", _publish="1", _leads_on=[], **when)
    now = answer(editor, "/blog/one/")
    time_machine.move_to(at, tick=False)

    assert (now, answer(editor, "/blog/one/")) == ((200, None), (410, None))


def test_ticked_again_it_leads_on(editor, post):
    fill_in(editor, form_of(post), slug="two", _publish="1", _leads_on=[])
    fill_in(editor, form_of(post), slug="one", _publish="1", _takes_over="yes")
    fill_in(editor, form_of(post), slug="two", _publish="1")

    assert answer(editor, "/blog/one/") == (301, "/blog/two/")


@pytest.mark.parametrize(
    ("typed", "status", "to"), [("", 410, None), ("/services/", 301, "/services/")]
)
def test_taking_down_by_the_form_asks_where_visitors_are_led(editor, post, typed, status, to):
    assert asks(editor.get(form_of(post)))

    fill_in(editor, form_of(post), _take_down="1", _led_to=typed)

    assert answer(editor, "/blog/one/") == (status, to)


def test_so_does_the_action_of_the_list(editor, post):
    asked = choose(editor, "blog/post", "take_down", post)
    still = post.is_published
    choose(editor, "blog/post", "take_down", post, _address_asked="yes", _led_to="/services/")

    assert (asks(asked), still) == (True, True)
    assert answer(editor, "/blog/one/") == (301, "/services/")


def test_and_whoever_deletes_a_page_for_all_its_addresses_and_for_good(editor, post, time_machine):
    fill_in(editor, form_of(post), slug="two", _publish="1")
    delete = form_of(post).replace("change", "delete")

    assert asks(editor.get(delete))
    editor.post(delete, {"post": "yes", "_address_asked": "yes", "_led_to": "/services/"})
    time_machine.move_to(timezone.now() + timedelta(days=31))

    assert empty_trash() == 1
    assert [answer(editor, f"/blog/{slug}/") for slug in ("one", "two")] == [
        (301, "/services/")
    ] * 2


def test_and_whoever_deletes_several(editor, post):
    sure = {"post": "yes", "_address_asked": "yes", "_led_to": "/services/"}

    asked = choose(editor, "blog/post", "delete_selected", post)
    choose(editor, "blog/post", "delete_selected", post, **sure)

    assert asks(asked)
    assert answer(editor, "/blog/one/") == (301, "/services/")


@pytest.mark.parametrize(
    "typed", ["/nothing/", "https://evil.example/", "/blog/one/", "//evil.example"]
)
@pytest.mark.parametrize("step", ["form", "delete", "take_down", "delete_selected"])
def test_where_nobody_would_arrive_nothing_is_done_and_it_is_asked_again(
    editor, post, step, typed
):
    sent = {"_address_asked": "yes", "_led_to": typed, "post": "yes"}
    if step == "form":
        fill_in(editor, form_of(post), _take_down="1", _led_to=typed)
    elif step == "delete":
        editor.post(form_of(post).replace("change", "delete"), sent)
    else:
        assert asks(choose(editor, "blog/post", step, post, **sent))

    assert post.is_published
    assert Address.objects.count() == 0


@pytest.mark.parametrize("button", ["_take_down", "_publish"])
def test_the_form_says_at_its_field_why_nobody_would_arrive_and_leads_there(editor, post, button):
    tree = read(
        fill_in(editor, form_of(post), _led_to="/nothing/", body="<p>New.</p>", **{button: ""}),
        strict=False,
    )
    sentence = NOWHERE.format("/nothing/")

    note = by_id(tree, "form-errors")
    assert links(note) == ["#led-to"]
    assert words(note).count(sentence) == 1
    assert words(by_id(tree, "led-to-error")) == sentence
    assert by_id(tree, "led-to").get("value") == "/nothing/"
    assert "New." in by_id(tree, "id_body").text


def test_it_says_so_by_the_same_press_as_all_else(editor, post):
    tree = read(
        fill_in(editor, form_of(post), _led_to="/nothing/", title="", _publish=""), strict=False
    )

    assert links(by_id(tree, "form-errors")) == ["#id_title", "#led-to"]


def test_a_page_taken_down_shows_what_was_decided_and_it_can_be_changed(editor, post):
    fill_in(editor, form_of(post), _take_down="1", _led_to="/services/")
    page = editor.get(form_of(post)).content.decode()
    fill_in(editor, form_of(post), _publish="1")
    fill_in(editor, form_of(post), _take_down="1", _led_to="")

    assert 'value="/services/"' in page
    assert answer(editor, "/blog/one/") == (410, None)


def test_where_it_leads_follows_the_page_that_took_its_place(editor, post):
    other = PostFactory(slug="other")
    fill_in(editor, form_of(post), _take_down="1", _led_to="/blog/other/")
    fill_in(editor, form_of(other), slug="renamed", _publish="1")

    assert answer(editor, "/blog/one/") == (301, "/blog/renamed/")


def test_two_pages_that_each_lead_to_the_other_are_no_circle(editor, post):
    other = PostFactory(slug="other")
    fill_in(editor, form_of(post), _take_down="1", _led_to="/blog/other/")
    take_down(other)
    Address.objects.create(page=f"blog.post:{other.pk}", target_page=f"blog.post:{post.pk}")

    assert answer(editor, "/blog/one/") == (410, None)


def test_a_draft_that_nobody_ever_saw_asks_nothing(editor):
    draft = PostFactory(is_draft=True)

    assert not asks(editor.get(form_of(draft)))
    assert not asks(editor.get(form_of(draft).replace("change", "delete")))


def test_an_author_who_may_not_publish_is_not_asked(client_of, post):
    assert not asks(client_of("Author").get(form_of(post)))


@pytest.mark.parametrize("factory", [PageFactory, ServiceFactory])
def test_other_kinds_are_asked_the_same(editor, factory):
    page = factory(slug="one")
    public = page.get_absolute_url()

    fill_in(editor, form_of(page), _take_down="1", _led_to="/blog/")

    assert answer(editor, public) == (301, "/blog/")


# --- Categories ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "status", "to", "said"),
    [
        ({}, 301, "/blog/category/new/", "is led to /blog/category/new/"),
        ({"_leads_on": []}, 410, None, "is told that it is gone"),
    ],
    ids=["ticked", "unticked"],
)
def test_a_category_with_a_new_address_is_asked_about(editor, typed, status, to, said):
    category = CategoryFactory(slug="old")

    response = fill_in(editor, form_of(category), slug="new", **typed)

    assert f"Whoever asks for /blog/category/old/ {said}." in words(
        read(editor.get(response["Location"]), strict=False)
    )
    assert answer(editor, "/blog/category/old/") == (status, to)


def test_a_category_that_is_deleted_leads_where_was_said(editor):
    category = CategoryFactory(slug="old")
    delete = form_of(category).replace("change", "delete")

    assert asks(editor.get(delete))
    editor.post(delete, {"post": "yes", "_address_asked": "yes", "_led_to": "/nothing/"})
    still = answer(editor, "/blog/category/old/")
    editor.post(delete, {"post": "yes", "_address_asked": "yes", "_led_to": "/blog/"})

    assert still == (200, None)
    assert answer(editor, "/blog/category/old/") == (301, "/blog/")


def test_several_deleted_from_the_list_are_asked_about_with_one_answer_for_all(editor):
    found = [CategoryFactory(slug=slug) for slug in ("one", "two")]
    sure = {"post": "yes", "_address_asked": "yes"}

    first = choose(editor, "blog/category", "delete_selected", *found)
    again = choose(editor, "blog/category", "delete_selected", *found, **sure, _led_to="/nothing/")
    still = answer(editor, "/blog/category/one/")
    choose(editor, "blog/category", "delete_selected", *found, **sure, _led_to="/blog/")

    assert (asks(first), asks(again), still) == (True, True, (200, None))
    assert 'value="/nothing/"' in again.content.decode()
    assert [answer(editor, f"/blog/category/{slug}/") for slug in ("one", "two")] == [
        (301, "/blog/")
    ] * 2


def test_what_led_to_a_thing_leads_to_what_takes_its_place_when_it_is_deleted_for_good(
    editor, time_machine
):
    one, two = PostFactory(slug="one"), PostFactory(slug="two")
    old, new = CategoryFactory(slug="old"), CategoryFactory(slug="new")
    Address.objects.create(
        path="/two.html", target="/blog/two/", target_page=f"blog.post:{two.pk}"
    )
    for thing, target in (
        (one, "/blog/two/"),
        (two, "/services/"),
        (old, "/blog/category/new/"),
        (new, "/blog/"),
    ):
        delete = form_of(thing).replace("change", "delete")
        editor.post(delete, {"post": "yes", "_address_asked": "yes", "_led_to": target})
    time_machine.move_to(timezone.now() + timedelta(days=31))

    assert empty_trash() == 2
    assert [answer(editor, past) for past in ("/blog/one/", "/blog/two/", "/two.html")] == [
        (301, "/services/")
    ] * 3
    assert answer(editor, "/blog/category/old/") == (301, "/blog/")


def test_two_that_each_take_the_others_place_are_gone_when_one_is_deleted_for_good(editor):
    one, two = PostFactory(slug="one"), PostFactory(slug="two")
    for page, other in ((one, two), (two, one)):
        take_down(page)
        Address.objects.create(page=f"blog.post:{page.pk}", target_page=f"blog.post:{other.pk}")
    one.delete()

    assert [answer(editor, f"/blog/{slug}/") for slug in ("one", "two")] == [(410, None)] * 2
