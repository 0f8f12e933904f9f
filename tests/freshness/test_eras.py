"""What is kept is kept as long as visitors see the same, and no moment longer."""

from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from time import sleep

import pytest
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from blog.models import Category
from clinic_site.clinic.models import ClinicProfile, OpeningHours
from clinic_site.freshness import eras
from clinic_site.freshness.changes import TELL
from clinic_site.publishing import moment
from clinic_site.publishing.editions import publish
from tests.factories import PostFactory
from tests.threads import in_another_thread

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def names():
    return eras.current().keep("names", lambda: [one.name for one in Category.objects.all()])


@pytest.fixture
def sleep_category():
    ClinicProfile.get_solo()  # the first era would make it
    return Category.objects.create(name="Sleep", slug="sleep")


@pytest.mark.usefixtures("sleep_category")
def test_what_was_made_is_kept_while_nothing_changes():
    assert names() is names()


@pytest.mark.usefixtures("sleep_category")
def test_a_change_is_seen_at_once():
    assert names() == ["Sleep"]

    Category.objects.update(name="Rest")

    assert names() == ["Rest"]


@pytest.mark.usefixtures("sleep_category")
def test_a_change_by_another_connection_is_seen_at_once():
    assert names() == ["Sleep"]

    in_another_thread(lambda: Category.objects.update(name="Rest"))

    assert names() == ["Rest"]


@pytest.mark.usefixtures("sleep_category")
def test_what_was_begun_before_a_change_is_not_kept_after_it():
    def slowly():
        found = [one.name for one in Category.objects.all()]
        in_another_thread(lambda: Category.objects.update(name="Rest"))
        return found

    assert eras.current().keep("names", slowly) == ["Sleep"]

    assert names() == ["Rest"]


@pytest.mark.usefixtures("sleep_category")
def test_what_another_host_changed_is_seen_within_a_tenth_of_a_second():
    assert names() == ["Sleep"]

    def like_another_host():
        connection.ensure_connection()
        with closing(connection.connection.cursor()) as cursor:  # past what this host notices
            cursor.execute("UPDATE blog_category SET name = 'Rest'")
            cursor.execute(TELL)

    in_another_thread(like_another_host)
    sleep(0.1)

    assert names() == ["Rest"]


@pytest.mark.usefixtures("sleep_category")
def test_within_a_transaction_nothing_is_kept_for_others():
    assert names() == ["Sleep"]

    with transaction.atomic():
        Category.objects.update(name="Rest")
        assert names() == ["Rest"]
        transaction.set_rollback(True)

    assert names() == ["Sleep"]


@pytest.mark.usefixtures("sleep_category")
def test_a_walk_through_another_moment_neither_keeps_nor_uses_what_is_kept():
    assert names() == ["Sleep"]

    with moment.as_of(timezone.now() + HOUR):
        later = eras.current().keep("names", lambda: ["As of then"])

    assert later == ["As of then"]
    assert names() == ["Sleep"]


def ends_at(time_machine, now):
    """When the era ends that begins at `now`."""
    time_machine.move_to(now, tick=False)
    connection.close()
    return eras.current().until


MIDDAY = datetime(2026, 11, 24, 17, tzinfo=UTC)  # noon in Clearwater, on a Tuesday
MIDNIGHT = datetime(2026, 11, 25, 5, tzinfo=UTC)


@pytest.fixture
def midday(time_machine):
    time_machine.move_to(MIDDAY, tick=False)
    ClinicProfile.get_solo()


@pytest.mark.usefixtures("midday")
def test_an_era_ends_at_the_clinics_midnight_if_not_before(time_machine):
    assert ends_at(time_machine, MIDDAY) == MIDNIGHT


@pytest.mark.usefixtures("midday")
@pytest.mark.parametrize("names", [{"at": MIDDAY + HOUR}, {"until": MIDDAY + HOUR}])
def test_an_era_ends_when_a_page_appears_or_disappears(time_machine, names):
    publish(PostFactory(at=None), **names)

    assert ends_at(time_machine, MIDDAY) == MIDDAY + HOUR
    assert ends_at(time_machine, MIDDAY + HOUR - SECOND) == MIDDAY + HOUR
    assert ends_at(time_machine, MIDDAY + HOUR) == MIDNIGHT


@pytest.mark.usefixtures("midday")
def test_an_era_ends_when_the_clinic_closes(time_machine):
    OpeningHours.objects.create(
        clinic=ClinicProfile.get_solo(), weekday=MIDDAY.weekday(), opens=time(9), closes=time(17)
    )

    assert ends_at(time_machine, MIDDAY) == MIDDAY + 5 * HOUR


@pytest.mark.usefixtures("sleep_category")
def test_a_clock_that_was_set_back_finds_nothing_of_the_future(time_machine):
    time_machine.move_to(MIDDAY, tick=False)
    assert eras.current().keep("when", timezone.now) == MIDDAY

    time_machine.move_to(MIDDAY - HOUR, tick=False)

    assert eras.current().keep("when", timezone.now) == MIDDAY - HOUR


@pytest.mark.usefixtures("sleep_category")
def test_a_disk_that_takes_no_token_keeps_nobody_from_seeing_what_changed(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "full"
    (settings.DATA_DIR / "freshness").mkdir(parents=True)
    assert names() == ["Sleep"]

    Category.objects.update(name="Rest")

    assert names() == ["Rest"]


@pytest.mark.usefixtures("sleep_category")
def test_a_database_that_failed_is_asked_anew_by_who_comes_next(monkeypatch):
    with monkeypatch.context() as patched:
        patched.setitem(connection.settings_dict, "NAME", "/nobody/made/this")
        connection.close()
        with pytest.raises(OperationalError):
            names()

    assert names() == ["Sleep"]
