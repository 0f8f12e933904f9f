"""Who has a form open is told of others who have the same thing open, and of their own other tabs."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from clinic_site.editing.marks import MARK, Mark
from clinic_site.editing.models import OpenForm
from clinic_site.editing.presence import forget_gone
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db

START = datetime(2026, 11, 24, 19, 2, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


class Tab:
    """A tab of somebody in which the form of an article is open."""

    def __init__(self, account, post, name="one"):
        self._name, self._post = name, post
        self._mark = str(Mark(account.pk, "one"))
        self._client = Client()
        self._client.force_login(account)

    def told(self, **more):
        address = f"/admin/blog/post/{self._post.pk}/change/"
        sent = {MARK: self._mark, "_address": address, "_tab": self._name} | more
        return self._client.post("/admin/unsaved/", sent).json()["others"]


@pytest.fixture
def alex(db):
    return UserFactory(username="alex", is_superuser=True, first_name="Alex", last_name="Reed")


@pytest.fixture
def sam(db):
    return UserFactory(username="sam", is_superuser=True, first_name="", last_name="")


def test_two_people_are_told_of_each_other(clock, alex, sam):
    post = PostFactory()
    one, other = Tab(alex, post), Tab(sam, post)

    assert one.told() == ""
    clock.shift(timedelta(minutes=1))
    assert other.told() == "Alex Reed (since 2:02 p.m.) has this open, too."
    assert one.told().startswith("sam (since 2:03 p.m.) has this open, too.")


def test_another_article_is_no_news(clock, alex, sam):
    Tab(alex, PostFactory()).told()

    assert Tab(sam, PostFactory()).told() == ""


def test_two_tabs_of_one_person_are_told_too(clock, alex):
    post = PostFactory()
    Tab(alex, post, "one").told()

    assert Tab(alex, post, "two").told().startswith("You have this open in another tab")


def test_three_others_stand_in_one_sentence(clock, alex, sam):
    post, kim = PostFactory(), UserFactory(username="kim", is_superuser=True)
    Tab(sam, post).told()
    Tab(sam, post, "two").told()
    Tab(kim, post).told()
    Tab(alex, post, "two").told()

    told = Tab(alex, post).told()

    assert told.startswith(
        "You have this open in another tab or window, too. sam (since 2:02 p.m.) and "
    )
    assert "have this open, too." in told


def test_who_closed_the_tab_is_gone_at_once(clock, alex, sam):
    post = PostFactory()
    one = Tab(alex, post)
    one.told()
    one.told(_closed="1")

    assert Tab(sam, post).told() == ""


def test_who_is_silent_is_forgotten_after_a_minute(clock, alex, sam):
    post = PostFactory()
    Tab(alex, post).told()
    clock.shift(timedelta(seconds=60))
    other = Tab(sam, post)
    assert other.told() != ""

    clock.shift(timedelta(seconds=20))

    assert other.told() == ""
    assert forget_gone() == 1
    assert OpenForm.objects.get().account == sam


def test_a_look_writes_at_most_every_twenty_seconds(clock, alex):
    tab = Tab(alex, PostFactory())
    tab.told()
    clock.shift(timedelta(seconds=15))
    tab.told()
    assert OpenForm.objects.get().seen_at == START

    clock.shift(timedelta(seconds=15))
    tab.told()

    assert OpenForm.objects.get().seen_at == START + timedelta(seconds=30)


def test_who_may_not_change_it_learns_of_nobody(clock, alex, staff):
    post = PostFactory()
    Tab(alex, post).told()
    robin = staff("Front desk", username="robin")
    client = Client()
    client.force_login(robin)

    answer = client.post(
        "/admin/unsaved/",
        {MARK: str(Mark(robin.pk, "one")), "_address": f"/admin/blog/post/{post.pk}/change/", "_tab": "x"},
    )  # fmt: skip

    assert answer.status_code == 403
    assert b"Alex" not in answer.content


@pytest.mark.parametrize("name", ["", "x" * 41])
def test_a_tab_without_a_name_is_not_noted(clock, alex, name):
    assert Tab(alex, PostFactory(), name).told() == ""
    assert not OpenForm.objects.exists()
