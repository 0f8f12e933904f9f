"""What is shown is what is so: after each change, and at each moment at which something changes by itself."""

from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from time import sleep

import pytest
from django.db import connection

from blog.models import Category, Post
from clinic_site.clinic.models import ClinicProfile, OpeningHours
from clinic_site.freshness.changes import TELL
from clinic_site.publishing.editions import publish
from tests.factories import PostFactory
from tests.threads import in_another_thread

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

MIDDAY = datetime(2026, 11, 24, 17, tzinfo=UTC)  # noon in Clearwater, on a Tuesday
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def rest(site):
    """An article whose page is kept."""
    post = PostFactory(slug="rest", title="Rest", category__name="Nights")
    assert "Rest" in site("/blog/rest/").words
    return post


def rename(title):
    post = Post.objects.get(slug="rest")
    post.title = title
    publish(post)


def test_what_is_published_is_there_with_the_next_request(site, rest):
    rename("Sleep")

    assert "Sleep" in site("/blog/rest/").words


def test_so_is_what_another_process_of_the_host_published(site, rest):
    in_another_thread(lambda: rename("Sleep"))

    assert "Sleep" in site("/blog/rest/").words


def test_so_is_what_was_written_past_every_form(site, rest):
    assert "Slumber" not in site("/blog/rest/").words

    Category.objects.update(name="Slumber")

    assert "Slumber" in site("/blog/rest/").words


def test_what_another_host_published_is_there_within_a_tenth_of_a_second(site, rest):
    def like_another_host():
        connection.ensure_connection()
        with closing(connection.connection.cursor()) as cursor:  # past what this host notices
            cursor.execute("UPDATE blog_post SET title = 'Sleep'")
            cursor.execute(TELL)

    in_another_thread(like_another_host)
    sleep(0.1)

    assert "Sleep" in site("/blog/rest/").words


@pytest.mark.usefixtures("rest")
def test_a_page_that_was_begun_before_a_change_is_not_kept_after_it(site):
    rename("Sleep")
    site.after_each = lambda: in_another_thread(lambda: rename("Slumber"))
    assert "Sleep" in site("/blog/rest/").words
    site.after_each = lambda: None

    assert "Slumber" in site("/blog/rest/").words


def test_an_article_comes_and_goes_at_its_second(site, time_machine):
    time_machine.move_to(MIDDAY, tick=False)
    PostFactory(slug="rest", title="Rest", at=MIDDAY + HOUR, until=MIDDAY + 2 * HOUR)

    def is_there():
        shown = [site("/blog/rest/").status == "200 OK", "Rest" in site("/blog/").words]
        assert len(set(shown)) == 1
        return shown[0]

    for moment, expected in [
        (MIDDAY, False),
        (MIDDAY + HOUR - SECOND, False),
        (MIDDAY + HOUR, True),
        (MIDDAY + 2 * HOUR - SECOND, True),
        (MIDDAY + 2 * HOUR, False),
    ]:
        time_machine.move_to(moment, tick=False)
        assert is_there() == expected, moment


def test_that_the_clinic_is_open_is_said_until_it_closes(site, time_machine):
    time_machine.move_to(MIDDAY, tick=False)
    OpeningHours.objects.create(
        clinic=ClinicProfile.get_solo(), weekday=MIDDAY.weekday(), opens=time(9), closes=time(17)
    )
    assert "Open now" in site("/").words

    time_machine.move_to(MIDDAY + 5 * HOUR - SECOND, tick=False)
    assert "Open now" in site("/").words

    time_machine.move_to(MIDDAY + 5 * HOUR, tick=False)
    assert "Open now" not in site("/").words


def test_what_is_missing_is_known_to_be_missing_for_ten_seconds(site, time_machine):
    time_machine.move_to(MIDDAY, tick=False)
    assert site("/nothing-here/").status == "404 Not Found"
    site("/nothing-here/")
    assert site.asked == 1

    time_machine.move_to(MIDDAY + 10 * SECOND, tick=False)
    site("/nothing-here/")

    assert site.asked == 2


def test_what_was_missing_is_there_as_soon_as_it_is_published(site):
    assert site("/blog/rest/").status == "404 Not Found"

    PostFactory(slug="rest")

    assert site("/blog/rest/").status == "200 OK"


def test_a_draft_is_nowhere(site, rest):
    rest = Post.objects.get(slug="rest")
    rest.title = "Not yet"
    rest.save()

    assert "Not yet" not in site("/blog/rest/").words + site("/blog/").words + site("/").words
