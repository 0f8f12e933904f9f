"""When a rule changes, every stored text is cleaned anew: by a command, or by its migration."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from clinic_site.clinic.models import Page
from clinic_site.richtext import stored as stored_texts
from clinic_site.richtext.sanitizer import clean_html
from clinic_site.richtext.stored import clean_stored_texts, rich_texts
from tests.factories import PageFactory, PersonFactory, PostFactory
from tests.richtext.test_writes import CLEAN, DIRTY, stored

pytestmark = pytest.mark.django_db


def write_past_the_field(model=Page, column="body", text=DIRTY):
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{model._meta.db_table}" SET "{column}" = %s', [text])  # noqa: S608 -- ours


def said_by_the_command():
    output = StringIO()
    call_command("clean_texts", stdout=output)
    return output.getvalue()


def test_the_command_cleans_every_text_and_says_how_many_changed():
    author = PersonFactory(is_draft=True)
    post = PostFactory(is_draft=True, author=author)
    post.questions.create(question="Why?", answer=CLEAN)
    PageFactory(is_draft=True)
    for model, column in rich_texts():
        write_past_the_field(model, column)

    assert said_by_the_command() == "5 of 5 texts changed.\n"
    assert {text for model, column in rich_texts() for text in stored(model, column)} == {CLEAN}
    assert said_by_the_command() == "0 of 5 texts changed.\n"


def test_what_visitors_see_is_cleaned_as_what_staff_edit():
    PageFactory()
    write_past_the_field()

    assert said_by_the_command() == "2 of 2 texts changed.\n"
    assert stored() == [CLEAN, CLEAN]


def test_the_command_lets_links_that_were_stored_as_addresses_name_their_pages():
    page = PageFactory(slug="about")
    write_past_the_field(text='<p><a href="/about/#us">us</a></p>')

    assert said_by_the_command() == "2 of 2 texts changed.\n"
    assert stored() == [f'<p><a data-page="clinic.page:{page.pk}#us">us</a></p>'] * 2


def test_more_texts_than_are_taken_at_once_are_all_cleaned(monkeypatch):
    monkeypatch.setattr(stored_texts, "AT_ONCE", 2)
    PageFactory.create_batch(5, is_draft=True)
    write_past_the_field()

    assert clean_stored_texts() == (5, 5)
    assert stored() == [CLEAN] * 5


def test_a_migration_cleans_what_its_models_have():
    PageFactory(is_draft=True)
    write_past_the_field()

    assert clean_stored_texts(MigrationLoader(connection).project_state().apps) == (1, 1)
    assert stored() == [CLEAN]


def test_a_migration_that_knows_no_texts_yet_does_nothing():
    PageFactory()
    write_past_the_field()
    first = MigrationLoader(connection).project_state(("photos", "0001_initial")).apps

    assert clean_stored_texts(first) == (0, 0)


def test_cleaning_anew_is_no_change_of_the_page():
    page = PageFactory()
    write_past_the_field()

    clean_stored_texts()

    assert Page.objects.get().updated_at == page.updated_at


def test_what_somebody_writes_in_the_meantime_stays():
    PageFactory(is_draft=True)
    write_past_the_field()

    def clean_slowly(html):
        Page.objects.update(body="<p>Newer.</p>")
        return clean_html(html)

    assert clean_stored_texts(clean=clean_slowly) == (0, 1)
    assert stored() == ["<p>Newer.</p>"]
