"""What was stored before a change of the clinic's models is what it was after it, and on the way back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from tests.databases import database_of

pytestmark = pytest.mark.slow

ONE, SEVERAL = [("clinic", "0003_words_of_staff")], [("clinic", "0005_one_notified_again")]


def profiles_at(targets):
    MigrationExecutor(connection).migrate(targets)
    state = MigrationExecutor(connection).loader.project_state(targets)
    return state.apps.get_model("clinic", "ClinicProfile").objects


@pytest.fixture(autouse=True)
def _a_database_to_throw_away(django_db_setup, django_db_blocker, tmp_path):
    """Nothing has to be migrated back, or emptied, for whoever comes next."""
    with django_db_blocker.unblock(), database_of("migrated", tmp_path / "migrated"):
        yield


def test_the_address_that_is_told_stays_both_ways():
    profiles_at(ONE).create(notify_email="desk@clinic.example")

    told = profiles_at(SEVERAL)
    assert told.get().notify_email == "desk@clinic.example"
    told.update(notify_email="desk@clinic.example\n" + "x" * 300 + "@clinic.example")

    assert profiles_at(ONE).get().notify_email == "desk@clinic.example"


TICKED = [("clinic", "0019_people_say_more"), ("revisions", "0001_revisions")]
BY_KIND = [("clinic", "0021_no_tick_for_clinicians"), ("revisions", "0001_revisions")]


def people_at(targets):
    MigrationExecutor(connection).migrate(targets)
    apps = MigrationExecutor(connection).loader.project_state(targets).apps
    revisions = apps.get_model("revisions", "Revision").objects
    return apps.get_model("clinic", "Person").objects, revisions


def test_clinicians_stay_clinicians_both_ways_and_so_do_their_revisions():
    people, revisions = people_at(TICKED)
    people.all().delete()
    revisions.all().delete()
    for name, is_clinician in [("Cora", True), ("Ada", False)]:
        person = people.create(name=name, slug=name.lower(), is_clinician=is_clinician)
        kind, _made = revisions.model._meta.get_field("kind").related_model.objects.get_or_create(
            app_label="clinic", model="person"
        )
        words = {"fields": {"name": name, "is_clinician": is_clinician}}
        revisions.create(kind=kind, page_id=person.pk, number=1, words=words)

    people, revisions = people_at(BY_KIND)
    assert dict(people.values_list("name", "kind")) == {"Cora": "clinician", "Ada": "writer"}
    assert [found.words["fields"] for found in revisions.order_by("page_id")] == [
        {"name": "Cora", "kind": "clinician"},
        {"name": "Ada", "kind": "writer"},
    ]

    people, revisions = people_at(TICKED)
    assert dict(people.values_list("name", "is_clinician")) == {"Cora": True, "Ada": False}
    assert [found.words["fields"]["is_clinician"] for found in revisions.order_by("page_id")] == [
        True,
        False,
    ]


BY_ADDRESS = [("clinic", "0024_roles_of_pages")]
BY_ROLE = [("clinic", "0025_roles_by_their_addresses")]


def pages_at(targets):
    MigrationExecutor(connection).migrate(targets)
    return (
        MigrationExecutor(connection)
        .loader.project_state(targets)
        .apps.get_model("clinic", "Page")
        .objects
    )


def test_pages_that_were_known_by_their_addresses_get_roles_and_so_do_their_editions():
    pages = pages_at(BY_ADDRESS)
    pages.all().delete()
    now = timezone.now()
    for slug in ("about", "good-faith-estimate", "parking"):
        page = pages.create(title=slug, slug=slug)
        pages.create(
            title=slug, slug=slug, edition_of=page, status="edition", live_from=now, publish_at=now
        )

    roles = pages_at(BY_ROLE).order_by("pk").values_list("slug", "role")

    known = [("about", "about"), ("good-faith-estimate", "estimate"), ("parking", "")]
    assert list(roles) == [pair for pair in known for _row in range(2)]


PLACES = [("clinic", "0026_former_phone_numbers"), ("revisions", "0001_revisions")]
AS_ROWS = [("clinic", "0029_no_place_in_the_footer"), ("revisions", "0001_revisions")]


def footer_at(targets):
    items = menu_at(targets).filter(place="site")
    return list(items.order_by("order").values_list("part", "page"))


def menu_at(targets):
    MigrationExecutor(connection).migrate(targets)
    apps = MigrationExecutor(connection).loader.project_state(targets).apps
    return apps.get_model("clinic", "MenuItem").objects


def test_a_new_site_has_the_ways_that_every_clinic_needs_in_header_and_footer():
    pages_at(PLACES).all().delete()

    items = menu_at(AS_ROWS)

    assert list(items.filter(place="header").order_by("order").values_list("part", "label")) == [
        ("treatments", ""), ("conditions", ""), ("articles", ""), ("people", ""),
        ("about", "About"), ("request", "Contact"), ("search", ""),
    ]  # fmt: skip
    assert [part for part, _page in footer_at(AS_ROWS)] == [
        "about", "privacy", "accessibility", "estimate",
    ]  # fmt: skip


def test_the_footer_keeps_its_pages_in_their_order_both_ways():
    pages = pages_at(PLACES)
    pages.all().delete()
    for slug, place, role in [("second", 2, ""), ("first", 1, "privacy"), ("none", None, "")]:
        pages.create(title=slug, slug=slug, footer_order=place, role=role)
    second = pages.get(slug="second").pk

    assert footer_at(AS_ROWS) == [("privacy", ""), ("", f"clinic.page:{second}")]

    places = pages_at(PLACES).order_by("footer_order").exclude(footer_order=None)
    assert list(places.values_list("slug", flat=True)) == ["first", "second"]
