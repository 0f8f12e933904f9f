"""The staff's calendar: what stands on which day, and what becomes of what is moved to another."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from blog.models import Post
from clinic_site.publishing.editions import publish
from clinic_site.publishing.plans import plan_of
from clinic_site.publishing.trash import put_in
from clinic_site.teamwork.models import Task
from clinic_site.teamwork.steps import take, task_of
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.reading import form_values, read, words

pytestmark = pytest.mark.django_db

CALENDAR = "/admin/calendar/"
NOW = datetime(2026, 12, 10, 17, 0, tzinfo=UTC)  # noon in Clearwater
DAY = timedelta(days=1)
KINDS = [PostFactory, ServiceFactory, ConditionFactory, PersonFactory, PageFactory]


@pytest.fixture(autouse=True)
def _in_december():
    with time_machine.travel(NOW, tick=False):
        yield


def article(**fields):
    """An article, and no person who would stand in the calendar as well."""
    return PostFactory(author=None, **fields)


def entries(client, query="?month=2026-12"):
    """The words of each entry of a month, by its day."""
    tree = read(client.get(CALENDAR + query), strict=False)
    return {
        cell.get("data-day"): [words(part) for part in cell.iter("li")]
        for cell in tree.iter("td")
        if any(cell.iter("li"))
    }


def moved(client, page, what, day, query="?month=2026-12"):
    """Send the form of an entry as it stands there, with another day."""
    tree = read(client.get(CALENDAR + query), strict=False)
    (form,) = [
        form
        for form in tree.iter("form")
        if form_values(form).get("page") == [f"{page._meta.label_lower}-{page.pk}"]
        and form_values(form)["what"] == [what]
    ]
    answer = client.post(CALENDAR + query, form_values(form) | {"day": day})
    return words(read(client.get(answer.url), strict=False))


def test_each_thing_stands_on_its_day_with_what_it_is_in_words(client_of, staff):
    article(title="Live", at=NOW - 2 * DAY)
    article(title="Ahead", at=NOW + 2 * DAY, until=NOW + 5 * DAY)
    article(title="Draft", is_draft=True)
    asked = article(title="Asked", is_draft=True)
    take("ask", asked, staff("Author"), {"change"})
    meant = article(title="Meant", is_draft=True)
    Task.objects.create(kind=task_of(asked).kind, page_id=meant.pk, planned_on="2026-12-24")

    found = entries(client_of("Editor"))

    assert {day: [entry.split(" Move ")[0] for entry in found[day]] for day in found} == {
        "2026-12-08": ["Live, noon Live article"],
        "2026-12-10": ["Under review Asked article", "Drafted Draft article"],
        "2026-12-12": ["Scheduled, noon Ahead article"],
        "2026-12-15": ["Ends, noon Ahead article"],
        "2026-12-24": ["Planned Meant article"],
    }


def test_the_list_says_the_same_day_by_day(client_of):
    article(title="Live", at=NOW - 2 * DAY)

    said = words(read(client_of("Author").get(f"{CALENDAR}?month=2026-12&as=list"), strict=False))

    assert "Tuesday, December 8 Live, noon Live article" in said


def test_a_change_is_no_end_and_several_of_one_day_are_one(client_of):
    page = article(title="Live", at=NOW - 2 * DAY)
    publish(page)
    publish(page)
    publish(page, at=NOW + DAY)

    found = entries(client_of("Editor"))

    assert [entry.split(" Move ")[0] for day in found for entry in found[day]] == [
        "Live, noon Live article",
        "Live, noon, a change Live article",
        "Scheduled, noon, a change Live article",
    ]


def test_what_is_meant_is_moved_by_its_writer_and_nothing_happens_by_itself(client_of):
    page = article(is_draft=True)

    said = moved(client_of("Author"), page, "drafted", "2026-12-24")

    assert "Meant to appear on December 24, 2026." in said
    assert plan_of(page).to_come == []
    assert list(entries(client_of("Author"))) == ["2026-12-24"]


def given(page, **days):
    task = task_of(page)
    for name, day in days.items():
        setattr(task, name, day)
    task.save()


def test_the_day_by_which_a_page_is_due_is_marked_beside_the_page_itself(client_of):
    given(article(title="Late", is_draft=True), due_on="2026-12-09", planned_on="2026-12-24")
    given(article(title="Soon", is_draft=True), due_on="2026-12-20")

    found = entries(client_of("Author"))

    assert {day: [entry.split(" Move ")[0] for entry in found[day]] for day in found} == {
        "2026-12-09": ["Due, overdue Late article"],
        "2026-12-10": ["Drafted Soon article"],
        "2026-12-20": ["Due Soon article"],
        "2026-12-24": ["Planned Late article"],
    }


def test_that_day_is_moved_like_any_other(client_of):
    page = article(is_draft=True)
    given(page, due_on="2026-12-20", planned_on="2026-12-24")

    said = moved(client_of("Author"), page, "due", "2026-12-22")

    assert "Due on December 22, 2026." in said
    assert days_of(page) == ("2026-12-22", "2026-12-24")


@pytest.mark.parametrize(
    ("to", "due", "said"),
    [
        ("2026-12-30", "2026-12-20", "December 30, 2026."),
        ("2026-12-20", "2026-12-20", "December 20, 2026."),
        ("2026-12-18", "2026-12-18", "December 18, 2026. It is due on that day now, too."),
    ],
)
def test_a_page_that_is_meant_to_appear_earlier_is_not_due_later(client_of, to, due, said):
    page = article(is_draft=True)
    given(page, due_on="2026-12-20", planned_on="2026-12-24")

    told = moved(client_of("Author"), page, "planned", to)

    assert f"Meant to appear on {said}" in told
    assert ("It is due" in told) == (to < "2026-12-20")
    assert days_of(page) == (due, to)


def days_of(page):
    task = Task.objects.of(page).get()
    return task.due_on.isoformat(), task.planned_on.isoformat()


def test_what_is_scheduled_is_planned_anew_at_the_same_time_of_day_with_its_words(client_of):
    page = article(title="Planned", at=NOW + 2 * DAY)
    page.title = "Written since"
    page.save()

    said = moved(client_of("Editor"), page, "scheduled", "2026-12-20")

    assert "It is planned for December 20, 2026, noon." in said
    (edition,) = plan_of(page).to_come
    assert (edition.title, Post.objects.get().title) == ("Planned", "Written since")


def test_an_end_is_moved_too_and_keeps_its_time_of_day_over_a_change_of_the_clocks(client_of):
    page = article(until=NOW + 5 * DAY)

    moved(client_of("Editor"), page, "ending", "2027-03-20")

    assert plan_of(page).end == datetime(2027, 3, 20, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize("what", ["scheduled", "ending"])
def test_a_day_that_has_passed_is_refused_in_words(client_of, what):
    page = article(at=NOW + 2 * DAY, until=NOW + 5 * DAY)
    before = plan_of(page)

    said = moved(client_of("Editor"), page, what, "2026-12-09")

    assert "This time has passed." in said
    assert plan_of(page) == before


def test_what_somebody_planned_anew_meanwhile_is_left_alone(client_of):
    page = article(until=NOW + 5 * DAY)
    client = client_of("Editor")
    sent = {
        "page": f"blog.post-{page.pk}", "what": "ending", "day": "2026-12-20",
        "at": (NOW + 4 * DAY).isoformat(),
    }  # fmt: skip

    answer = client.post(CALENDAR, sent, follow=True)

    assert "Somebody has planned this page anew meanwhile" in words(read(answer, strict=False))
    assert plan_of(page).end == NOW + 5 * DAY


@pytest.mark.parametrize(
    ("group", "what", "status"),
    [
        ("Author", "scheduled", 403),
        ("Author", "ending", 403),
        ("Author", "drafted", 302),
        ("Clinician", "scheduled", 403),
        ("Front desk", "drafted", 403),
        ("Editor", "live", 403),
        ("Editor", "", 403),
    ],
)
def test_who_may_not_move_it_does_not_whatever_is_sent(client_of, group, what, status):
    page = article(at=NOW + 2 * DAY, until=NOW + 5 * DAY)
    at = (NOW + (5 if what == "ending" else 2) * DAY).isoformat()
    before = plan_of(page)

    answer = client_of(group).post(
        CALENDAR,
        {"page": f"blog.post-{page.pk}", "what": what, "day": "2026-12-20", "at": at},
    )

    assert answer.status_code == status
    assert plan_of(page) == before


def test_an_author_plans_no_treatment(client_of):
    page = ServiceFactory(is_draft=True)

    answer = client_of("Author").post(
        CALENDAR, {"page": f"services.service-{page.pk}", "what": "drafted", "day": "2026-12-20"}
    )

    assert (answer.status_code, Task.objects.count()) == (403, 0)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 404),
        ({"page": "auth.user-1", "what": "drafted", "day": "2026-12-20"}, 404),
        ({"page": "blog.post-7777", "what": "drafted", "day": "2026-12-20"}, 404),
        ({"page": "blog.post-x", "what": "drafted", "day": "2026-12-20"}, 404),
        ({"what": "drafted", "day": "soon"}, 302),
        ({"what": "scheduled", "day": "2026-12-20", "at": "soon"}, 302),
    ],
)
def test_what_cannot_be_is_refused(client_of, sent, status):
    page = article(is_draft=True)
    sent = {"page": f"blog.post-{page.pk}"} | sent if sent else sent

    assert client_of("Editor").post(CALENDAR, sent).status_code == status
    assert Task.objects.count() == 0


NO_SUCH_YEAR = "Choose a day from 2000 to 2199: the calendar shows no other."


@pytest.mark.parametrize("what", ["drafted", "scheduled", "ending"])
@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_that_the_calendar_does_not_show_is_refused_in_words(client_of, what, day):
    page = article(at=NOW + 2 * DAY, until=NOW + 5 * DAY)
    given(page, due_on=None)
    at = {"scheduled": NOW + 2 * DAY, "ending": NOW + 5 * DAY}.get(what, "")
    sent = {"page": f"blog.post-{page.pk}", "what": what, "at": str(at).replace(" ", "T")}
    before = plan_of(page)

    answer = client_of("Editor").post(CALENDAR, sent | {"day": day}, follow=True)

    assert NO_SUCH_YEAR in words(read(answer, strict=False))
    assert (plan_of(page), Task.objects.get().planned_on) == (before, None)


@pytest.mark.parametrize("name", ["due_on", "planned_on"])
def test_so_it_is_where_work_is_given(client_of, name):
    page = article(is_draft=True)
    address = f"/admin/blog/post/{page.pk}/together/"

    answer = client_of("Author").post(address, {"do": "task", name: "1926-12-24"})

    assert NO_SUCH_YEAR in words(read(answer, strict=False))
    assert not Task.objects.exclude(**{name: None}).exists()


@pytest.mark.parametrize(
    "month",
    [
        *("", "2026-13", "0000-01", "x", "2026", "99999-01", "9" * 5000),
        *(f"{'9' * 5000}-01", f"2026-{'9' * 5000}", "٢٠٢٧-٠١"),
    ],
    ids=lambda month: month[:12],
)
def test_a_month_that_is_none_is_this_one_and_no_fault_of_the_site(client_of, month, caplog):
    answer = client_of("Editor").get(f"{CALENDAR}?month={month}")

    assert "Calendar: December 2026" in words(read(answer, strict=False))
    assert [line for line in caplog.records if line.levelno >= logging.ERROR] == []


def test_nobody_sees_what_they_may_not_nor_what_is_in_the_trash(who_sees_no_pages, client_of):
    PageFactory(title="A secret page", is_draft=True)
    thrown = article(title="Thrown away")
    put_in(thrown)

    assert entries(who_sees_no_pages) == {}
    assert client_of("Front desk").get(CALENDAR).status_code == 403


@pytest.mark.parametrize("number", [1, 50])
def test_it_costs_the_same_queries_for_one_of_a_kind_and_for_fifty(
    client_of, staff, django_assert_num_queries, number
):
    for factory in KINDS:
        for _one in range(number if factory is PostFactory else 1):
            factory(at=NOW + DAY, until=NOW + 2 * DAY)
            take("ask", factory(is_draft=True), staff("Author"), {"change"})
    client = client_of("Administrator")
    client.get(CALENDAR)

    with django_assert_num_queries(16):
        client.get(CALENDAR)
