"""Who works on a page is reminded once, in the morning of the day by which it is due."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import transaction

from clinic_site.management.commands.run_worker import JOBS_OF_A_ROUND
from clinic_site.outbox.models import OutboxMessage
from clinic_site.publishing.editions import publish
from clinic_site.publishing.trash import put_in, take_out
from clinic_site.teamwork.due import remind_of_due
from clinic_site.teamwork.models import Task
from clinic_site.teamwork.steps import task_of
from tests.factories import PostFactory
from tests.publishing.test_races import at_once
from tests.teamwork.test_steps import emails, together

pytestmark = pytest.mark.django_db

ADA = "ada@clinic.example"
REMINDED = [(ADA, "A page that you work on is due")]
DAY = date(2090, 1, 10)
MORNING = datetime(2090, 1, 10, 12, 0, tzinfo=UTC)  # seven o'clock in Clearwater


@pytest.fixture
def ada(staff):
    return staff("Author", first_name="Ada", last_name="Sample", email=ADA)


@pytest.fixture
def page(ada):
    page = PostFactory(title="Hollyhock", is_draft=True)
    with transaction.atomic():  # for the lock that it takes
        task = task_of(page)
        task.assigned_to, task.due_on = ada, DAY
        task.save()
    return page


def reminded_at(moment):
    with time_machine.travel(moment):
        remind_of_due()
    return emails()


def test_it_is_a_job_of_the_worker():
    assert remind_of_due in JOBS_OF_A_ROUND


@pytest.mark.usefixtures("page")
def test_it_is_written_in_the_morning_of_the_clinic_and_not_before():
    assert reminded_at(MORNING - timedelta(minutes=1)) == []
    assert reminded_at(MORNING) == REMINDED


@pytest.mark.usefixtures("page")
def test_it_is_written_once_also_on_the_days_after():
    for days in range(3):
        assert reminded_at(MORNING + timedelta(days=days)) == REMINDED


@pytest.mark.usefixtures("page")
def test_where_no_worker_ran_on_that_day_it_comes_later():
    assert reminded_at(MORNING + timedelta(days=3)) == REMINDED


@pytest.mark.usefixtures("page")
def test_another_day_is_reminded_of_anew():
    reminded_at(MORNING)
    Task.objects.update(due_on=DAY + timedelta(days=2))

    assert reminded_at(MORNING + timedelta(days=1)) == REMINDED
    assert reminded_at(MORNING + timedelta(days=2)) == REMINDED * 2


def test_it_holds_no_word_of_the_page(page):
    reminded_at(MORNING)

    (email,) = OutboxMessage.objects.all()
    assert "Hollyhock" not in email.subject + email.body
    assert f"http://localhost:8000{together(page)}" in email.body


def test_nobody_is_reminded_of_what_is_published_or_in_the_trash(page):
    put_in(page)
    assert reminded_at(MORNING) == []
    take_out(page)
    page.refresh_from_db()
    publish(page)

    assert reminded_at(MORNING) == []


@pytest.mark.usefixtures("page")
def test_nobody_is_reminded_who_may_not_come_in(ada):
    ada.groups.clear()

    assert reminded_at(MORNING) == []


@pytest.mark.usefixtures("page")
@pytest.mark.django_db(transaction=True)
def test_several_workers_at_once_remind_once():
    with time_machine.travel(MORNING):
        at_once(*[remind_of_due] * 4)

    assert emails() == REMINDED
