"""Whoever writes a rich text, by whatever way: the database gets it clean."""

import json

import pytest
from django.core.management import call_command
from django.db import connection

from blog.models import PostQuestion
from clinic_site.clinic.models import ClinicProfile, Page
from services.models import Service
from tests.factories import PageFactory, PersonFactory, PostFactory, ServiceFactory

DIRTY = '<p onclick="alert(1)">Rest.</p><script>alert(2)</script>'
CLEAN = "<p>Rest.</p>"


def stored(model=Page, column="body"):
    """What stands in the table, read around the model."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{model._meta.db_table}"')  # noqa: S608 -- ours
        return [row[0] for row in cursor.fetchall()]


def created(**fields):
    return [Page.objects.create(title="A", **fields)]


def saved(**fields):
    page = PageFactory.build(is_draft=True, **fields)
    page.save()
    return [page]


def saved_again(**fields):
    page = PageFactory(is_draft=True, body="<p>Before.</p>")
    page.body = fields["body"]
    page.save(update_fields=["body"])
    return [page]


def created_in_bulk(**fields):
    return Page.objects.bulk_create(
        PageFactory.build_batch(2, is_draft=True, **fields),
    )


def made_where_missing(**fields):
    page, _is_new = Page.objects.update_or_create(slug="a", defaults={"title": "A", **fields})
    return [page]


WAYS_TO_SAVE = [created, saved, saved_again, created_in_bulk, made_where_missing]


@pytest.mark.parametrize("save", WAYS_TO_SAVE, ids=lambda way: way.__name__)
def test_what_is_saved_is_clean_and_the_instance_shows_what_was_stored(db, save):
    pages = save(body=DIRTY)

    assert stored() == [CLEAN] * len(pages)
    assert [page.body for page in pages] == [CLEAN] * len(pages)


def updated(page):
    Page.objects.update(body=DIRTY)


def updated_in_bulk(page):
    page.body = DIRTY
    Page.objects.bulk_update([page], ["body"])


@pytest.mark.parametrize("update", [updated, updated_in_bulk], ids=lambda way: way.__name__)
def test_what_is_updated_around_the_instance_is_clean(db, update):
    page = PageFactory(is_draft=True, body="<p>Before.</p>")

    update(page)

    assert stored() == [CLEAN]


def test_what_is_loaded_from_a_file_is_clean(db, tmp_path):
    fields = {
        "title": "A",
        "slug": "a",
        "body": DIRTY,
        "created_at": "2026-05-04T12:00:00Z",
        "updated_at": "2026-05-04T12:00:00Z",
    }
    file = tmp_path / "pages.json"
    file.write_text(json.dumps([{"model": "clinic.page", "pk": 1, "fields": fields}]))

    call_command("loaddata", file, verbosity=0)

    assert stored() == [CLEAN]


def test_a_form_shows_what_will_be_stored(db):
    page = PageFactory.build(body=DIRTY)

    page.full_clean()

    assert page.body == CLEAN


@pytest.mark.parametrize("column", ["who_it_is_for", "session", "risks", "aftercare"])
def test_every_rich_text_of_a_treatment_is_cleaned(db, column):
    ServiceFactory(is_draft=True, **{column: DIRTY})

    assert stored(Service, column) == [CLEAN]


def test_answers_biographies_and_the_clinics_own_words_are_cleaned(db):
    author = PersonFactory(is_draft=True, bio=DIRTY)
    PostFactory(author=author).questions.create(question="Why?", answer=DIRTY)
    ClinicProfile.objects.create(approach=DIRTY)

    found = [
        stored(PostQuestion, "answer"),
        stored(type(PersonFactory.build()), "bio"),
        stored(ClinicProfile, "approach"),
    ]

    assert found == [[CLEAN]] * 3


def test_what_visitors_see_is_cleaned_as_what_staff_edit(db):
    PageFactory(body=DIRTY)

    assert stored() == [CLEAN, CLEAN]


def test_a_text_left_out_is_stored_as_an_empty_one(db):
    PersonFactory(is_draft=True, bio=None)

    assert stored(type(PersonFactory.build()), "bio") == [""]


def test_searching_by_a_text_does_not_change_the_question(db):
    PageFactory(body="<p>a &amp; b</p>")

    assert Page.objects.filter(body="<p>a &amp; b</p>").exists()
    assert not Page.objects.filter(body="<p>a &amp; b</p><script></script>").exists()
