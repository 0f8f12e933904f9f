"""What somebody typed is kept for them: whole, encrypted, bounded, and given back once."""

import json

import pytest
from cryptography.fernet import Fernet
from django import forms
from django.contrib.sessions.backends.cache import SessionStore
from django.http import QueryDict

from clinic_site.editing import kept
from clinic_site.editing.kept import keep, show, take_back

ADDRESS = "/admin/a/1/change/"


@pytest.fixture
def session():
    return SessionStore()


def test_every_value_of_every_field_comes_back_once(session):
    posted = QueryDict("title=Peeling+%26+more&tags=1&tags=3&empty=&rows-0-question=Why%3F%0D%0A")

    keep(session, ADDRESS, posted)

    assert take_back(session, ADDRESS) == posted
    assert take_back(session, ADDRESS) is None


def test_each_address_has_its_own_words(session):
    keep(session, ADDRESS, QueryDict("title=One"))
    keep(session, "/admin/a/2/change/", QueryDict("title=Two"))
    keep(session, ADDRESS, QueryDict("title=One, later"))

    assert take_back(session, "/admin/a/3/change/") is None
    assert take_back(session, "/admin/a/2/change/")["title"] == "Two"
    assert take_back(session, ADDRESS)["title"] == "One, later"


def test_words_of_a_key_that_is_gone_are_given_up_and_the_page_opens(session, settings):
    keep(session, ADDRESS, QueryDict("title=One"))

    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode()]

    assert take_back(session, ADDRESS) is None


def test_the_session_holds_no_word_that_can_be_read(session):
    keep(session, ADDRESS, QueryDict("note=Hollyhock"))

    held = json.dumps(dict(session.items()))
    assert ADDRESS in held
    assert "Hollyhock" not in held


def test_passwords_buttons_and_the_token_are_not_kept(session):
    posted = (
        "title=Peeling&csrfmiddlewaretoken=x&_save=Save&password=s&new_password2=s&Password1=s"
    )

    keep(session, ADDRESS, QueryDict(posted))

    assert take_back(session, ADDRESS).dict() == {"title": "Peeling"}


def test_of_many_forms_the_newest_are_kept(session):
    for number in range(kept.MOST_FORMS + 2):
        keep(session, f"/{number}/", QueryDict(f"title={number}"))

    assert take_back(session, "/1/") is None
    assert take_back(session, "/2/")["title"] == "2"
    assert take_back(session, "/11/")["title"] == "11"


def test_long_ones_make_earlier_ones_give_way_and_are_kept_themselves(session):
    long = "x" * (kept.MOST_CHARACTERS // 2)
    for address in ("/1/", "/2/"):
        keep(session, address, QueryDict(f"text={long}"))
    assert list(session[kept.KEPT]) == ["/2/"]

    keep(session, "/3/", QueryDict(f"text={2 * long}"))

    assert list(session[kept.KEPT]) == ["/3/"]
    assert len(take_back(session, "/3/")["text"]) == kept.MOST_CHARACTERS


class Sample(forms.Form):
    title = forms.CharField()
    tags = forms.MultipleChoiceField(choices=[("1", "One"), ("2", "Two"), ("3", "Three")])
    at = forms.SplitDateTimeField()
    is_shown = forms.BooleanField(required=False)
    untouched = forms.CharField()


class Row(forms.Form):
    question = forms.CharField()


def test_a_form_begins_with_what_was_typed_wrong_or_not():
    form = Sample(prefix="p", initial={"is_shown": True, "untouched": "as stored"})

    show(form, QueryDict("p-title=&p-tags=1&p-tags=3&p-at_0=tomorrow&p-at_1=9%3A05&title=other"))

    assert [form[name].value() for name in form.fields] == [
        "", ["1", "3"], ["tomorrow", "9:05"], False, "as stored"
    ]  # fmt: skip
    assert not form.is_bound


def test_the_rows_of_a_formset_come_back_with_those_that_were_added(session):
    rows = forms.formset_factory(Row, extra=0)
    posted = QueryDict(
        "rows-TOTAL_FORMS=2&rows-INITIAL_FORMS=0&rows-0-question=Why%3F&rows-1-question=How%3F"
    )
    keep(session, ADDRESS, posted)

    shown = rows(data=take_back(session, ADDRESS), prefix="rows")

    assert [row["question"].value() for row in shown] == ["Why?", "How?"]
