"""The admin's forms read times and days as people type them, and show them without seconds."""

from datetime import UTC, date, datetime, time

import pytest
from django.contrib import admin
from django.db import models

from blog.models import Post
from clinic_site.clinic.models import OpeningHours, SpecialDay
from clinic_site.time_fields import FIELDS_OF_COLUMNS
from tests.factories import ConsultationRequestFactory, PostFactory
from tests.site.filling import fill_in
from tests.site.reading import by_id, form_values, main_of, read, words

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/post/add/"
MINE = {"title": "Mine", "slug": "mine", "body": "<p>Words.</p>"}


@pytest.fixture(autouse=True)
def _clinic_time(settings):
    settings.TIME_ZONE = "America/New_York"


def errors(response):
    tree = read(response, strict=False)
    return [words(part) for part in tree.iter("ul") if "errorlist" in part.get("class", "")]


@pytest.mark.parametrize(
    ("day", "clock"),
    [("11/27/2030", "5pm"), ("Nov 27, 2030", "5:00 p.m."), ("2030-11-27", "17:00")],
)
def test_a_page_is_scheduled_by_what_people_type(admin_client, day, clock):
    fill_in(admin_client, ADD, **MINE, live_from_0=day, live_from_1=clock)

    assert Post.objects.get().live_from == datetime(2030, 11, 27, 22, tzinfo=UTC)


def test_beside_a_moment_stands_whose_clocks_are_meant(admin_client):
    said = words(main_of(read(admin_client.get(ADD), strict=False)))

    assert "Clinic time (New York)." in said


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("11/27/2030", ""), "November 27, 2030 has no time yet: write one, such as 9:00 AM, or empty both."),
        (("", "5pm"), "5:00 PM on which day? Write the date too, or empty both."),
        (("11/27", "5pm"), "Add the year to “11/27”, such as 11/27/2026."),
        (("11/27/2030", "25"), "“25” is not a time of day. Write it like 9:00 AM, 5 PM, or 17:00."),
        (("11/27/2030", "5"), "Is “5” in the morning or the evening? Write 5 AM or 5 PM."),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_moment_comes_back_with_a_sentence(admin_client, typed, sentence):
    response = fill_in(admin_client, ADD, **MINE, live_from_0=typed[0], live_from_1=typed[1])

    assert errors(response) == [sentence]
    found = form_values(by_id(read(response, strict=False), "post_form"))
    assert (found["live_from_0"], found["live_from_1"]) == ([typed[0]], [typed[1]])


# The second is the later of two that the clocks show alike.
@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 5, 4, 13, 5, 42, 7, tzinfo=UTC), ("05/04/2026", "9:05 AM")),
        (datetime(2025, 11, 2, 6, 30, 1, tzinfo=UTC), ("11/02/2025", "1:30 AM")),
    ],
)
def test_a_save_changes_no_moment_that_nobody_touched(admin_client, moment, shown):
    page = PostFactory(is_draft=True, live_from=moment)
    address = f"/admin/blog/post/{page.pk}/change/"

    form = form_values(by_id(read(admin_client.get(address), strict=False), "post_form"))
    assert (form["live_from_0"], form["live_from_1"]) == ([shown[0]], [shown[1]])
    fill_in(admin_client, address, title="Another title")

    page.refresh_from_db()
    assert (page.title, page.live_from) == ("Another title", moment)


def test_the_form_asks_which_of_two_hours_and_keeps_the_answer(admin_client):
    asked = fill_in(admin_client, ADD, **MINE, live_from_0="11/7/2027", live_from_1="1:30 am")
    form = form_values(by_id(read(asked, strict=False), "post_form"))
    again = admin_client.post(ADD, form | {"live_from_2": "after"})
    stored = Post.objects.get()

    fill_in(admin_client, f"/admin/blog/post/{stored.pk}/change/", title="Another title")

    assert (asked.status_code, again.status_code) == (200, 302)
    assert stored.live_from == datetime(2027, 11, 7, 6, 30, tzinfo=UTC)
    stored.refresh_from_db()
    assert (stored.title, stored.live_from) == (
        "Another title",
        datetime(2027, 11, 7, 6, 30, tzinfo=UTC),
    )


def test_another_minute_is_another_moment(admin_client):
    page = PostFactory(is_draft=True, live_from=datetime(2026, 5, 4, 13, 5, 42, tzinfo=UTC))

    fill_in(admin_client, f"/admin/blog/post/{page.pk}/change/", live_from_1="9:06 AM")

    page.refresh_from_db()
    assert page.live_from == datetime(2026, 5, 4, 13, 6, tzinfo=UTC)


def test_hours_and_special_days_are_typed_the_same_way(admin_client):
    address = "/admin/clinic/clinicprofile/"
    row = {
        "opening_hours-0-weekday": "0",
        "opening_hours-0-opens": "9a",
        "opening_hours-0-closes": "5 p.m.",
    }
    day = {"special_days-0-date": "Dec 24, 2030", "special_days-0-name": "Eve",
           "special_days-0-opens": "9:30 AM", "special_days-0-closes": "noon"}  # fmt: skip

    fill_in(admin_client, address, **row, **day,
            **{"opening_hours-TOTAL_FORMS": "1", "special_days-TOTAL_FORMS": "1"})  # fmt: skip

    assert list(OpeningHours.objects.values_list("opens", "closes")) == [(time(9), time(17))]
    assert list(SpecialDay.objects.values_list("date", "opens", "closes")) == [
        (date(2030, 12, 24), time(9, 30), time(12))
    ]
    form = form_values(by_id(read(admin_client.get(address), strict=False), "clinicprofile_form"))
    assert form["opening_hours-0-closes"] == ["5:00 PM"]
    assert form["special_days-0-date"] == ["12/24/2030"]


def test_a_next_step_is_planned_in_words(client_of):
    stored = ConsultationRequestFactory()
    address = f"/admin/contact/consultationrequest/{stored.pk}/change/"

    fill_in(client_of("Front desk"), address, next_step_on="Nov 27, 2030")

    stored.refresh_from_db()
    assert stored.next_step_on == date(2030, 11, 27)


def test_lists_write_a_moment_as_the_house_does(client_of):
    PostFactory(at=datetime(2026, 5, 4, 13, 5, 42, tzinfo=UTC))

    page = words(main_of(read(client_of("Author").get("/admin/blog/post/"), strict=False)))

    assert "May 4, 2026, 9:05 a.m." in page


def test_every_form_of_the_admin_reads_them():
    kinds = {column: made["form_class"] for column, made in FIELDS_OF_COLUMNS.items()}
    owners = [
        *admin.site._registry.values(),
        *(
            kind(own.model, admin.site)
            for own in admin.site._registry.values()
            for kind in own.inlines
        ),
    ]

    wrong = [
        field
        for owner in owners
        for field in owner.model._meta.fields
        if field.editable and type(field) in kinds
        if type(owner.formfield_for_dbfield(field, request=None)) is not kinds[type(field)]
    ]

    assert wrong == []
    assert any(
        isinstance(field, models.TimeField) for own in owners for field in own.model._meta.fields
    )
