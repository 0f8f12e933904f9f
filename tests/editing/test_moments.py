"""Moments on the night on which the clocks go back: kept, given back and put together as they are."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from django.http import QueryDict

from clinic_site.editing.kept import show
from clinic_site.editing.merging import put_together
from clinic_site.editing.seen import read, seen_in
from clinic_site.editing.values import sendable
from clinic_site.time_fields import MomentField

FIRST = datetime(2026, 11, 1, 5, 30, 15, tzinfo=UTC)  # both are 1:30 a.m. in Clearwater
SECOND = FIRST + timedelta(hours=1)
ANOTHER = SECOND + timedelta(days=1)


class Opening(forms.Form):
    begins = MomentField(required=False)


@pytest.fixture(autouse=True)
def _clinic_time(settings):
    settings.TIME_ZONE = "America/New_York"


def stored(moment):
    return Opening(initial={"begins": moment}, prefix="p")


def sent(form):
    """What a browser sends of it as it stands."""
    posted = QueryDict(mutable=True)
    for name, values in sendable(form, "begins").items():
        posted.setlist(name, values)
    return posted


def moment_in(posted, beside):
    form = Opening(posted, initial={"begins": beside}, prefix="p")
    assert form.is_valid()
    return form.cleaned_data["begins"]


@pytest.mark.parametrize("moment", [FIRST, SECOND, ANOTHER])
def test_what_nobody_touched_is_sent_as_it_is_stored(moment):
    form = stored(moment)

    posted = sent(form)

    assert put_together(form, [], read(seen_in(form, [])), posted, {}) == []
    assert moment_in(posted, beside=moment) == moment
    assert posted.getlist("p-begins_2") == [{FIRST: "before", SECOND: "after"}.get(moment, "")]


@pytest.mark.parametrize("before", [FIRST, SECOND, ANOTHER, None])
@pytest.mark.parametrize("meanwhile", [FIRST, SECOND, ANOTHER])
def test_what_others_saved_meanwhile_comes_into_an_untouched_form(before, meanwhile):
    posted, seen = sent(stored(before)), read(seen_in(stored(before), []))

    told = put_together(stored(meanwhile), [], seen, posted, {})

    assert [one.at for one in told] == ["id_p-begins_0"] * (before != meanwhile)
    assert moment_in(posted, beside=meanwhile) == meanwhile


def test_the_other_hour_is_a_change_that_is_not_saved_over():
    seen, posted = read(seen_in(stored(FIRST), [])), sent(stored(FIRST))
    posted["p-begins_2"] = "after"

    (told,) = put_together(stored(ANOTHER), [], seen, posted, {})

    assert "you both changed this" in told.sentence
    assert moment_in(posted, beside=ANOTHER) == SECOND.replace(second=0)


@pytest.mark.parametrize("answer", [None, "before", "after"])
def test_a_form_that_is_given_back_asks_again_with_the_answer_that_was_given(answer):
    typed = QueryDict("p-begins_0=11/1/2026&p-begins_1=1:30 am", mutable=True)
    if answer:
        typed["p-begins_2"] = answer
    form = stored(ANOTHER)

    show(form, typed)

    shown = str(form["begins"])
    assert "comes twice that night" in shown
    assert re.findall(r'value="(\w+)"[^>]* checked', shown) == ([answer] if answer else [])
