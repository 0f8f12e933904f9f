"""A review link is made once however often the button is pressed, and a reader's name turns no line around."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from clinic_site.reviewing.links import make_link, withdraw
from clinic_site.reviewing.models import ReviewLink
from tests.factories import PostFactory, UserFactory
from tests.site.reading import form_values, main_of, read

pytestmark = pytest.mark.django_db

ADDRESS = re.compile(r"http://localhost:8000(/review/[\w-]+/)")
TURNING = "\u202enwaD"


@pytest.fixture
def author(client_of):
    return client_of("Author")


@pytest.fixture
def page():
    return PostFactory(is_draft=True)


def links_of(page):
    return f"/admin/blog/post/{page.pk}/review-links/"


def filled_in(answer, **typed):
    """What the form in an answer sends, once the two fields are filled in."""
    (form,) = [
        form
        for form in main_of(read(answer, strict=False)).iter("form")
        if any(part.get("name") == "for_whom" for part in form.iter("input"))
    ]
    return form_values(form) | {"for_whom": "The advisor", "days": "3"} | typed


def made(client, page, sent):
    return ADDRESS.search(client.post(links_of(page), sent).text)[1]


def test_pressed_twice_it_is_one_link_and_stands_in_the_history_once(author, page):
    sent = filled_in(author.get(links_of(page)))

    found = [made(author, page, sent) for _press in range(2)]

    assert len(set(found)) == ReviewLink.objects.count() == LogEntry.objects.count() == 1
    assert Client().get(found[0]).status_code == 200


def test_the_form_that_follows_makes_another_and_so_does_one_that_was_changed(author, page):
    sent = filled_in(author.get(links_of(page)))
    answer = author.post(links_of(page), sent)
    for more in (filled_in(answer), sent | {"for_whom": "A colleague"}, sent | {"days": "4"}):
        made(author, page, more)

    assert ReviewLink.objects.count() == 4


def test_a_withdrawn_link_is_not_handed_out_again(author, page):
    sent = filled_in(author.get(links_of(page)))
    first = made(author, page, sent)
    withdraw(ReviewLink.objects.get())
    second = made(author, page, sent)

    assert [Client().get(address).status_code for address in (first, second)] == [404, 200]


def test_another_page_or_another_account_has_another_key(page):
    one, two = UserFactory(), UserFactory()
    keys = [
        make_link(of, by=by, for_whom="The advisor", form="the same")[1]
        for of, by in [(page, one), (page, two), (PostFactory(is_draft=True), one)]
    ]

    assert len(set(keys)) == 3


def test_a_name_that_turns_the_line_around_turns_itself_alone(author, page):
    _link, key = make_link(page, by=UserFactory(), for_whom="The advisor")
    sent = {"who": TURNING, "deed": "commented", "words": TURNING}

    shown = Client().post(f"/review/{key}/", sent).text
    told, history = (
        author.get(address).text
        for address in (links_of(page), f"/admin/blog/post/{page.pk}/history/")
    )

    isolated = f"<bdi>{TURNING}</bdi>"
    assert f"for {isolated} alone" in shown
    assert f'<span dir="auto" data-mark="Draft for {TURNING}">' in shown
    for text in (told, history):
        assert text.count(isolated) == text.count(TURNING) == 2
