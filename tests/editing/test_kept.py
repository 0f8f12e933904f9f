"""What somebody typed is kept for them: whole, encrypted, bounded, and given back to no other."""

from datetime import timedelta

import pytest
import time_machine
from cryptography.fernet import Fernet
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import QueryDict
from django.test import RequestFactory
from django.utils import timezone

from clinic_site.editing import kept
from clinic_site.editing.kept import forget, forget_unsaved, keep, kept_for, look_at, show
from clinic_site.editing.marks import MARK, Mark
from clinic_site.editing.models import Unsaved
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/a/1/change/"


@pytest.fixture
def sam(db):
    return UserFactory(username="sam")


def asked(who, address=ADDRESS, posted=None):
    """A request of somebody, as the views get it."""
    request = RequestFactory().get(address)
    if posted is not None:
        request = RequestFactory().post(address)
        request.POST = QueryDict(posted)
    request.user = who or AnonymousUser()
    return request


def sent(who, posted, form="one", **more):
    mark = Mark(who.pk, form)
    return asked(more.get("by", who), more.get("address", ADDRESS), f"{posted}&{MARK}={mark}")


def words_for(who, address=ADDRESS):
    found = look_at(asked(who, address))
    if found is not None:
        del found[MARK]
    return found


def test_every_value_of_every_field_comes_back_until_it_is_saved(sam):
    posted = "title=Peeling+%26+more&tags=1&tags=3&empty=&rows-0-question=Why%3F%0D%0A"

    assert keep(sent(sam, posted))

    assert words_for(sam) == words_for(sam) == QueryDict(posted)
    forget(sent(sam, ""))
    assert words_for(sam) is None


def test_it_is_kept_for_who_opened_the_form_when_the_session_is_gone(sam):
    assert keep(sent(sam, "title=One", by=None))

    assert words_for(sam)["title"] == "One"


def test_nobody_else_gets_it(sam):
    other = UserFactory(username="other")
    keep(sent(sam, "title=One", by=other))

    assert kept_for(asked(other)) is None
    assert words_for(sam)["title"] == "One"


@pytest.mark.parametrize("mark", ["", "forged", "WzEsIm9uZSJd:1vOFAK:nothing"])
def test_a_visitor_without_a_mark_of_ours_leaves_nothing(sam, mark):
    assert not keep(asked(None, posted=f"title=One&{MARK}={mark}"))

    assert not Unsaved.objects.exists()


@pytest.mark.parametrize("lost", ["is_staff", "is_active"])
def test_who_is_no_staff_any_more_leaves_nothing(sam, lost):
    setattr(sam, lost, False)
    sam.save()

    assert not keep(sent(sam, "title=One"))


def test_a_mark_has_an_end(sam):
    request = sent(sam, "title=One", by=None)

    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert not keep(request)


def test_each_address_has_its_own_words(sam):
    keep(sent(sam, "title=One"))
    keep(sent(sam, "title=Two", form="two", address="/admin/a/2/change/"))
    keep(sent(sam, "title=One, later"))

    assert words_for(sam, "/admin/a/3/change/") is None
    assert words_for(sam, "/admin/a/2/change/")["title"] == "Two"
    assert words_for(sam)["title"] == "One, later"


def test_two_open_forms_of_one_address_are_both_kept(sam):
    keep(sent(sam, "title=First", form="one"))
    keep(sent(sam, "title=Second", form="two"))

    assert words_for(sam)["title"] == "Second"
    forget(sent(sam, "", form="two"))
    assert words_for(sam)["title"] == "First"


def test_what_is_saved_is_forgotten_and_nothing_else(sam):
    keep(sent(sam, "title=First", form="one"))
    keep(sent(sam, "title=Second", form="two"))

    forget(sent(sam, "", form="two"))

    assert words_for(sam)["title"] == "First"


def test_after_a_week_nobody_comes_back_for_it(sam):
    keep(sent(sam, "title=One"))

    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert kept_for(asked(sam)) is None
        assert forget_unsaved() == 1


def test_words_of_a_key_that_is_gone_are_given_up_and_the_page_opens(sam, settings):
    keep(sent(sam, "title=One"))

    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode()]

    assert kept_for(asked(sam)) is None
    assert keep(sent(sam, "title=Two"))
    assert words_for(sam)["title"] == "Two"


def test_the_database_holds_no_word_that_can_be_read(sam):
    keep(sent(sam, "note=Hollyhock"))

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM editing_unsaved")
        held = str(cursor.fetchall())
    assert ADDRESS in held
    assert "Hollyhock" not in held


def test_passwords_buttons_and_the_token_are_not_kept(sam):
    keep(
        sent(
            sam,
            "title=Peeling&csrfmiddlewaretoken=x&_save=Save&password=s&new_password2=s&Password1=s",
        )
    )

    assert words_for(sam).dict() == {"title": "Peeling"}


def test_a_form_of_passwords_alone_leaves_nothing(sam):
    assert not keep(sent(sam, "csrfmiddlewaretoken=x&password1=s&password2=s&_save=Save"))

    assert not Unsaved.objects.exists()


def test_of_very_many_forms_the_newest_are_kept(sam):
    for number in range(kept.MOST_FORMS + 2):
        keep(sent(sam, f"title={number}", form=str(number), address=f"/{number}/"))

    assert words_for(sam, "/1/") is None
    assert words_for(sam, "/2/")["title"] == "2"
    assert words_for(sam, f"/{kept.MOST_FORMS + 1}/")["title"] == str(kept.MOST_FORMS + 1)


def test_the_longest_text_that_a_form_may_send_is_kept_whole(sam, settings):
    long = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 1000)

    keep(sent(sam, f"text={long}"))

    assert words_for(sam)["text"] == long


class Sample(forms.Form):
    title = forms.CharField()
    tags = forms.MultipleChoiceField(choices=[("1", "One"), ("2", "Two"), ("3", "Three")])
    at = forms.SplitDateTimeField()
    is_shown = forms.BooleanField(required=False)
    untouched = forms.CharField()


def test_a_form_begins_with_what_was_typed_wrong_or_not():
    form = Sample(prefix="p", initial={"is_shown": True, "untouched": "as stored"})

    show(form, QueryDict("p-title=&p-tags=1&p-tags=3&p-at_0=tomorrow&p-at_1=9%3A05&title=other"))

    assert [form[name].value() for name in form.fields] == [
        "", ["1", "3"], ["tomorrow", "9:05"], False, "as stored"
    ]  # fmt: skip
    assert not form.is_bound
