"""Who asks for a feed by the time of what they have: 304 while nothing changed, and never a moment longer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.editions import publish, take_down
from clinic_site.publishing.links import key_of
from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    PageFactory,
    PhotoFactory,
    PostFactory,
)

# What is kept until something changes is a transaction's own within one.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

HOUR = timedelta(hours=1)
FEEDS = ["/blog/feed/", "/blog/category/skin/feed/", "/conditions/scars/feed/"]


@pytest.fixture
def article(time_machine):
    """In all three feeds, with a photo, and a link to a page that ends in two hours."""
    time_machine.move_to(timezone.now(), tick=False)
    linked = PageFactory(slug="linked", until=timezone.now() + 2 * HOUR)
    return PostFactory(
        category=CategoryFactory(slug="skin"),
        conditions=[ConditionFactory(slug="scars")],
        photo=PhotoFactory(),
        body=f'<p>See <a data-page="{key_of(linked)}">there</a>, or call.</p>',
    )


@pytest.fixture
def known(client, article, time_machine):
    """Since when each feed said that it is as it is."""
    client.get("/")  # notices what has changed
    time_machine.shift(timedelta(minutes=1))
    return {address: client.get(address)["Last-Modified"] for address in FEEDS}


def statuses(client, known):
    return {
        client.get(address, headers={"if-modified-since": moment}).status_code
        for address, moment in known.items()
    }


def test_nothing_is_sent_again_while_nothing_changed(client, known, time_machine):
    time_machine.shift(HOUR)

    assert statuses(client, known) == {304}


def rename_it(article):
    article.title = "Another title"
    publish(article)


def withdraw_it(article):
    take_down(article)


def rename_its_author(article):
    author = article.author
    author.name = "Robin Renamed"
    publish(author)


def describe_its_photo(article):
    article.photo.alt_text = "A heron"
    article.photo.save()


def make_its_renditions(article):
    type(article.photo).objects.filter(pk=article.photo.pk).update(renditions="3.12.0-50-50")


def rename_its_category(article):
    article.category.name = "Another name"
    article.category.save()


def call_the_clinic_otherwise(article):
    profile = ClinicProfile.get_solo()
    profile.name = "Another clinic"
    profile.save()


@pytest.mark.parametrize(
    "change",
    [
        rename_it, withdraw_it, rename_its_author, describe_its_photo, make_its_renditions,
        rename_its_category, call_the_clinic_otherwise,
    ],
)  # fmt: skip
def test_whatever_a_feed_shows_otherwise_is_news(client, article, known, change):
    before = client.get("/blog/feed/").content
    change(article)

    assert statuses(client, known) == {200}
    assert client.get("/blog/feed/").content != before


def test_what_ends_by_itself_is_news(client, known, time_machine):
    time_machine.shift(2 * HOUR)  # nobody may follow the link any more

    assert statuses(client, known) == {200}
    assert "/linked/" not in client.get("/blog/feed/").content.decode()


def test_what_comes_by_itself_is_news(client, known, time_machine):
    PostFactory(at=timezone.now() + HOUR)
    client.get("/")
    time_machine.shift(timedelta(minutes=1))
    since = {"/blog/feed/": client.get("/blog/feed/")["Last-Modified"]}
    assert statuses(client, since) == {304}

    time_machine.shift(HOUR)

    assert statuses(client, since) == {200}


def test_in_the_second_of_a_change_no_moment_is_told(client, article, time_machine):
    rename_it(article)
    told = ["Last-Modified" in client.get("/blog/feed/")]
    for _ in range(2):
        time_machine.shift(timedelta(seconds=1))
        told.append("Last-Modified" in client.get("/blog/feed/"))

    assert told == [False, True, True]


def test_who_names_what_they_have_is_answered_by_that_alone(client, known):
    fresh = {"if-modified-since": known["/blog/feed/"], "if-none-match": '"another"'}

    assert client.get("/blog/feed/", headers=fresh).status_code == 200
