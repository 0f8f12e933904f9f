"""What the database would have to work out by itself never becomes a rich text."""

import pytest
from django.core.exceptions import FieldError
from django.db import transaction
from django.db.models import Case, F, Func, OuterRef, Subquery, TextField, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.functional import lazystr

from clinic_site.clinic.models import Page
from tests.factories import PageFactory
from tests.richtext.test_writes import CLEAN, DIRTY, stored

RICH = Page._meta.get_field("body")
SENTENCE = "Page.body is a rich text and takes no expression"
EXPRESSIONS = {
    "a value": Value(DIRTY),
    "a value that says what it is": Value(DIRTY, output_field=TextField()),
    "a value that says it is a rich text": Value(DIRTY, output_field=RICH),
    "another column": F("title"),
    "its own column": F("body"),
    "words put together": Concat("body", Value(DIRTY)),
    "what is not empty": Coalesce("title", Value(DIRTY)),
    "SQL": RawSQL("'<script>'", ()),
    "a function": Func(Value("<SCRIPT>"), function="LOWER", output_field=TextField()),
    "another row": Subquery(Page.objects.filter(pk=OuterRef("pk")).values("title")),
    "a cast": Cast("title", output_field=RICH),
    "cases of plain values": Case(When(pk__gt=0, then=Value(DIRTY)), output_field=RICH),
    "cases of another column": Case(When(pk__gt=0, then=F("title")), output_field=RICH),
    "what is left to cases": Case(
        When(pk=0, then=Value("", output_field=RICH)), default=Value(DIRTY), output_field=RICH
    ),
    "cases of expressions": Case(
        When(pk__gt=0, then=Value(Value(DIRTY), output_field=RICH)), output_field=RICH
    ),
    "a cast of cases": Cast(
        Case(When(pk__gt=0, then=F("title")), output_field=RICH), output_field=RICH
    ),
}
EACH = pytest.mark.parametrize("expression", EXPRESSIONS.values(), ids=EXPRESSIONS.keys())


@EACH
def test_no_expression_is_stored_by_an_update(db, expression):
    PageFactory(is_draft=True, title="<script>", body="<p>Before.</p>")

    with pytest.raises(FieldError, match=SENTENCE), transaction.atomic():
        Page.objects.update(body=expression)

    assert stored() == ["<p>Before.</p>"]


@EACH
def test_no_expression_is_stored_by_saving(db, expression):
    page = PageFactory(is_draft=True, title="<script>", body="<p>Before.</p>")
    page.body = expression

    with pytest.raises(FieldError, match=SENTENCE), transaction.atomic():
        page.save()

    assert stored() == ["<p>Before.</p>"]


@pytest.mark.parametrize("name", ["a value", "SQL", "a function"])
def test_no_expression_is_stored_by_creating(db, name):
    with pytest.raises(FieldError, match=SENTENCE), transaction.atomic():
        Page.objects.create(title="A", slug="a", body=EXPRESSIONS[name])
    with pytest.raises(FieldError, match=SENTENCE), transaction.atomic():
        Page.objects.bulk_create([Page(title="A", slug="a", body=EXPRESSIONS[name])])

    assert stored() == []


@pytest.mark.parametrize("name", ["another column", "words put together", "SQL"])
def test_no_expression_is_stored_by_a_bulk_update(db, name):
    page, other = PageFactory.create_batch(2, is_draft=True, body="<p>Before.</p>")
    page.body, other.body = EXPRESSIONS[name], DIRTY

    with pytest.raises(FieldError, match=SENTENCE), transaction.atomic():
        Page.objects.bulk_update([page, other], ["body"])

    assert stored() == ["<p>Before.</p>"] * 2


def test_a_bulk_update_of_texts_cleans_each_of_them(db):
    pages = PageFactory.create_batch(2, is_draft=True)
    for page in pages:
        page.body = DIRTY

    Page.objects.bulk_update(pages, ["body", "title"])

    assert stored() == [CLEAN, CLEAN]


def test_cases_of_rich_texts_are_cleaned_as_in_a_bulk_update(db):
    page = PageFactory(is_draft=True)

    dirty = Value(DIRTY, output_field=RICH)
    Page.objects.update(
        body=Cast(Case(When(pk=page.pk, then=dirty), output_field=RICH), output_field=RICH)
    )

    assert stored() == [CLEAN]


class Words:
    """Something that becomes a text only when it is stored."""

    def __str__(self):
        return DIRTY


@pytest.mark.parametrize("text", [lazystr(DIRTY), Words()], ids=["a lazy text", "an object"])
def test_what_only_becomes_a_text_is_cleaned_too(db, text):
    page = PageFactory(is_draft=True)

    Page.objects.update(body=text)
    Page.objects.create(title="A", slug="a", body=text)
    assert stored() == [CLEAN, CLEAN]

    page.body = text
    Page.objects.bulk_update([page], ["body"])
    assert stored() == [CLEAN, CLEAN]
