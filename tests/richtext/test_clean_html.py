"""The type that says that a text is clean: cleaned once, and never taken for clean by accident."""

import copy
import pickle

import nh3
import pytest

from clinic_site.clinic.models import Page
from clinic_site.richtext.rendering import render_html
from clinic_site.richtext.sanitizer import CleanHtml, clean_html
from tests.factories import PageFactory
from tests.richtext.test_writes import CLEAN, DIRTY, stored

CHANGES = {
    "added to": lambda html: html + "",
    "added before": lambda html: "" + html,
    "multiplied": lambda html: html * 1,
    "cut": lambda html: html[:],
    "stripped": lambda html: html.strip(),
    "replaced in": lambda html: html.replace("x", "y"),
    "lowered": lambda html: html.lower(),
    "joined": lambda html: "".join([html]),
    "formatted": lambda html: f"{html}",
    "formatted in the old way": lambda html: "%s" % html,  # noqa: UP031 -- what is asked
    "filled in": lambda html: html.format(),
    "translated": lambda html: html.translate({}),
    "split": lambda html: html.split("x")[0],
    "parted": lambda html: html.partition("x")[0],
    "encoded": lambda html: html.encode().decode(),
    "made a text": str,
    "copied": copy.copy,
    "copied deeply": copy.deepcopy,
    "pickled": lambda html: pickle.loads(pickle.dumps(html)),  # noqa: S301 -- our own
}


@pytest.fixture
def passes(monkeypatch):
    """The texts that went through the parser."""
    seen, clean = [], nh3.clean
    monkeypatch.setattr(
        nh3, "clean", lambda html, **options: seen.append(html) or clean(html, **options)
    )
    return seen


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_is_made_of_a_clean_text_is_a_plain_one(change):
    html = clean_html(CLEAN)

    made = change(html)

    assert made.casefold() == CLEAN.casefold()
    assert type(made) is str or made is html  # Python gives back what it need not change


def test_a_clean_text_is_not_cleaned_again(passes):
    html = clean_html(DIRTY)
    passes.clear()

    assert clean_html(html) is html
    assert passes == []


def test_a_text_is_cleaned_once_on_its_way_from_the_form_to_the_database(db, passes):
    page = PageFactory.build(body=DIRTY, is_draft=True)

    page.full_clean()
    page.save()

    # The second time shows that there is nothing left to clean.
    assert passes == [DIRTY, CLEAN]
    assert (type(page.body), stored()) == (CleanHtml, [CLEAN])


def test_what_came_from_the_database_is_cleaned_when_it_is_stored_and_not_when_shown(db, passes):
    PageFactory(body=CLEAN)
    page = Page.objects.get()
    passes.clear()

    assert render_html(page.body) == CLEAN
    assert (type(page.body), passes) == (str, [])
    page.save()
    assert passes == [CLEAN]


def test_a_type_that_lies_is_not_believed_when_a_text_is_shown():
    forged = CleanHtml(DIRTY + "<script>alert(1)</script>")

    assert render_html(forged) == render_html(DIRTY) == CLEAN
