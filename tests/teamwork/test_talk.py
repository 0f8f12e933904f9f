"""Comments are told of by email when nobody has said more for five minutes, to whom they concern."""

from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.db import OperationalError, connection
from django.db.models.signals import pre_save
from django.utils import timezone

from clinic_site.management.commands.run_worker import JOBS_OF_A_ROUND
from clinic_site.outbox.models import OutboxMessage
from clinic_site.publishing.trash import put_in, take_out
from clinic_site.teamwork.models import Comment
from clinic_site.teamwork.talk import QUIET, tell_of_comments
from tests.factories import PostFactory
from tests.publishing.test_races import at_once
from tests.publishing.test_trash import EACH_KIND
from tests.teamwork.test_steps import emails, signed_in, together

pytestmark = pytest.mark.django_db

SUBJECT = "There are comments on an article"
ADA, EDA = "ada@clinic.example", "eda@clinic.example"


@pytest.fixture
def author(staff):
    return staff("Author", first_name="Ada", last_name="Sample", email=ADA)


@pytest.fixture
def editor(staff):
    return staff("Editor", first_name="Eda", last_name="Sample", email=EDA)


@pytest.fixture
def draft():
    return PostFactory(title="Hollyhock", body="<p>One.</p>", is_draft=True)


@pytest.fixture
def say(client):
    """A function by which an account says something of a page, or takes a step with it."""

    def say(account, page, text="Marigold", **more):
        sent = {"do": "comment", "text": text} | more
        assert signed_in(client, account).post(together(page), sent).status_code == 302

    return say


def give(client, by, page, account):
    signed_in(client, by).post(together(page), {"do": "task", "assigned_to": account.pk})
    OutboxMessage.objects.all().delete()


def after_a_rest():
    """What the worker writes when nobody has said anything for a while."""
    with time_machine.travel(timezone.now() + QUIET + timedelta(seconds=1)):
        tell_of_comments()
    return emails()


def test_it_is_a_job_of_the_worker():
    assert tell_of_comments in JOBS_OF_A_ROUND


def test_who_works_on_a_page_is_told_once_of_several_comments(client, say, author, editor, draft):
    give(client, editor, draft, author)
    for text in ("Longer.", "And shorter there."):
        say(editor, draft, text)

    told = [after_a_rest(), after_a_rest()]

    assert told == [[(ADA, SUBJECT)]] * 2


def test_nobody_is_told_while_the_talk_goes_on(client, say, author, editor, draft):
    give(client, editor, draft, author)
    say(editor, draft)
    with time_machine.travel(timezone.now() + timedelta(minutes=4)):
        say(editor, draft)
        assert not tell_of_comments()
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        tell_of_comments()
        assert emails() == []

    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        assert tell_of_comments()

    assert emails() == [(ADA, SUBJECT)]


@EACH_KIND
def test_no_email_holds_a_word_or_a_name_but_the_kind_of_page(client, say, editor, staff, factory):
    page, admin = factory(is_draft=True), staff("Administrator", email="adm@clinic.example")
    give(client, editor, page, admin)
    say(editor, page, quote="One.")
    kind = page._meta.verbose_name

    after_a_rest()

    (email,) = OutboxMessage.objects.all()
    assert email.subject.removeprefix("There are comments on a").lstrip("n ") == kind
    assert [word for word in (str(page), "Marigold", "Eda", "One.") if word in email.body] == []
    assert f"http://localhost:8000{together(page)}" in email.body


def test_in_a_talk_each_is_told_of_what_was_said_after_their_own_last_word(
    say, author, editor, draft
):
    say(editor, draft, "How long?")
    assert after_a_rest() == []
    say(author, draft, "For hours.", answer_to=Comment.objects.get().pk)

    assert after_a_rest() == [(EDA, SUBJECT)]


def test_who_spoke_where_all_is_settled_is_left_alone(client, say, author, editor, staff, draft):
    give(client, editor, draft, author)
    say(editor, draft, "How long?")
    settled = Comment.objects.get().pk
    signed_in(client, editor).post(together(draft), {"do": "resolve", "comment": settled})
    after_a_rest()
    OutboxMessage.objects.all().delete()
    say(staff("Editor"), draft, "Another matter.")

    assert after_a_rest() == [(ADA, SUBJECT)]


def test_who_asked_for_a_review_and_who_was_asked_are_told(say, author, editor, staff, draft):
    say(author, draft, do="ask", asked_of=editor.pk, text="")
    OutboxMessage.objects.all().delete()

    say(staff("Editor", email="third@clinic.example"), draft)

    assert after_a_rest() == [(ADA, SUBJECT), (EDA, SUBJECT)]


def test_a_comment_along_with_a_step_is_told_of_by_the_email_of_the_step_alone(
    say, author, editor, draft
):
    say(author, draft, do="ask", text="")
    say(editor, draft, "Longer.", do="send_back")

    told = [email for email in after_a_rest() if email[0] == ADA]

    assert told == [(ADA, "A page was sent back to you")]


@pytest.mark.parametrize(
    "change", [{"is_active": False}, {"is_staff": False}, {"email": ""}, {"groups": []}]
)
def test_nobody_is_told_who_cannot_come_in_or_has_no_address(
    client, say, author, editor, draft, change
):
    give(client, editor, draft, author)
    say(editor, draft)
    if "groups" in change:
        author.groups.clear()
    else:
        type(author).objects.filter(pk=author.pk).update(**change)

    assert after_a_rest() == []


def test_of_a_page_in_the_trash_it_is_told_when_it_is_taken_out(
    client, say, author, editor, draft
):
    give(client, editor, draft, author)
    say(editor, draft)
    put_in(draft)
    assert after_a_rest() == []

    take_out(draft)

    assert after_a_rest() == [(ADA, SUBJECT)]


def test_an_email_that_could_not_be_written_is_written_later(client, say, author, editor, draft):
    def fail(**_others):
        raise OperationalError

    give(client, editor, draft, author)
    say(editor, draft)
    pre_save.connect(fail, sender=OutboxMessage)
    try:
        with pytest.raises(OperationalError):
            after_a_rest()
    finally:
        pre_save.disconnect(fail, sender=OutboxMessage)
    assert emails() == []

    assert after_a_rest() == [(ADA, SUBJECT)]


@pytest.mark.django_db(transaction=True)
def test_several_workers_at_once_tell_once(client, say, author, editor, draft):
    give(client, editor, draft, author)
    say(editor, draft)

    Comment.objects.update(written_at=timezone.now() - QUIET)
    at_once(*[tell_of_comments] * 4)

    assert emails() == [(ADA, SUBJECT)]


def test_comments_from_before_there_were_such_emails_count_as_told(
    client, say, author, editor, draft
):
    give(client, editor, draft, author)
    say(editor, draft)
    name = "clinic_site.teamwork.migrations.0003_old_comments_count_as_told"

    import_module(name).count_as_told(apps, connection.schema_editor())

    assert after_a_rest() == []
