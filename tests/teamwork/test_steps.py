"""A draft is asked for a look by who writes it, and answered by who may publish; visitors see nothing of it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from blog.models import Post
from clinic_site.outbox.models import OutboxMessage
from clinic_site.publishing.editions import publish
from clinic_site.publishing.trash import put_in
from clinic_site.revisions.models import Revision
from clinic_site.teamwork.models import Comment, Task
from clinic_site.teamwork.steps import STEPS, latest_version, take
from tests.factories import PostFactory
from tests.publishing.test_trash import EACH_KIND, address
from tests.site.filling import fill_in
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

WRITE, PUBLISH = "change", "publish"
MAY = {WRITE, PUBLISH}


@pytest.fixture
def author(staff):
    return staff("Author", first_name="Ada", last_name="Sample", email="ada@clinic.example")


@pytest.fixture
def editor(staff):
    return staff("Editor", first_name="Eda", last_name="Sample", email="eda@clinic.example")


@pytest.fixture
def draft():
    return PostFactory(title="Hollyhock", body="<p>One.</p><p>Two.</p>", is_draft=True)


def state_of(page):
    return Task.objects.of(page).values_list("state", flat=True).first()


def together(page):
    return address(page, "together")


def said_at(client, page, what="change"):
    return words(read(client.get(address(page, what)), strict=False))


def signed_in(client, account):
    client.force_login(account)
    return client


@pytest.mark.parametrize("before", Task.State.values)
@pytest.mark.parametrize("name", STEPS)
def test_a_step_is_taken_from_the_states_that_the_table_says(author, draft, before, name):
    steps = {
        "ask": {"writing", "sent_back", "approved"},
        "take_back": {"ready"},
        "send_back": {"ready", "approved"},
        "approve": {"ready"},
    }
    task = Task.objects.create(kind=_kind(draft), page_id=draft.pk, state=before)

    if before in steps[name]:
        take(name, draft, author, MAY)
    else:
        with pytest.raises(ValidationError, match="was quicker"):
            take(name, draft, author, MAY)

    task.refresh_from_db()
    assert (task.state != before) == (before in steps[name])


def _kind(page):
    latest_version(page)
    return Revision.objects.of(page).first().kind


@pytest.mark.parametrize(
    ("name", "rights", "may"),
    [
        ("ask", {WRITE}, True),
        ("ask", set(), False),
        ("take_back", {PUBLISH}, False),
        ("approve", {WRITE}, False),
        ("approve", {PUBLISH}, True),
        ("send_back", {WRITE}, False),
    ],
)
def test_who_lacks_the_right_of_a_step_is_refused(author, draft, name, rights, may):
    if name != "ask":
        take("ask", draft, author, {WRITE})
    if may:
        take(name, draft, author, rights)
    else:
        with pytest.raises(PermissionDenied):
            take(name, draft, author, rights)


@EACH_KIND
def test_an_editor_approves_what_was_asked_for_and_visitors_see_nothing_of_it(
    client, author, editor, factory
):
    page = factory(is_draft=True)
    take("ask", page, author, {WRITE})

    signed_in(client, editor).post(together(page), {"do": "approve"})

    assert state_of(page) == "approved"
    assert "Approved by Eda Sample" in said_at(client, page)
    assert type(page).objects.published().count() == 0


def test_an_author_asks_from_the_form_which_saves_the_draft_first(client, author, editor, draft):
    signed_in(client, author)

    answer = fill_in(client, address(draft, "change"), title="Larkspur", _ask="")

    assert answer.url == address(draft, "change")
    assert Post.objects.get().title == "Larkspur"
    assert (state_of(draft), Task.objects.get().version) == ("ready", latest_version(draft))
    assert "Ada Sample waits for whoever may publish" in said_at(client, draft)


@pytest.mark.parametrize("name", ["approve", "send_back"])
def test_an_author_answers_no_review_whatever_is_sent(client, author, draft, name):
    take("ask", draft, author, {WRITE})

    answer = signed_in(client, author).post(together(draft), {"do": name})

    assert (answer.status_code, state_of(draft)) == (403, "ready")


def test_an_approval_is_for_the_version_that_was_looked_at(client, author, editor, draft):
    take("ask", draft, author, {WRITE})
    seen = latest_version(draft)
    fill_in(signed_in(client, author), address(draft, "change"), title="Another")

    signed_in(client, editor).post(together(draft), {"do": "approve", "version": seen})

    later = "That was for version 1; what the draft says now is version 2."
    assert later in said_at(client, draft)
    assert later in said_at(client, draft, "together")


def test_a_later_save_says_that_the_approval_was_for_an_earlier_version(client, editor, draft):
    take("ask", draft, editor, MAY)
    take("approve", draft, editor, MAY)
    signed_in(client, editor)
    assert "That was for version" not in said_at(client, draft)

    fill_in(client, address(draft, "change"), title="Another")

    assert "That was for version 1" in said_at(client, draft)


def test_publishing_ends_it_and_keeps_what_was_said(client, editor, draft):
    take("ask", draft, editor, MAY)
    signed_in(client, editor).post(together(draft), {"do": "comment", "text": "Longer."})

    publish(draft)

    assert (state_of(draft), Comment.objects.of(draft).count()) == (None, 1)


def test_of_two_who_answer_the_later_one_is_told_and_loses_no_word(client, author, editor, draft):
    take("ask", draft, author, {WRITE})
    take("approve", draft, editor, MAY)

    answer = signed_in(client, editor).post(
        together(draft), {"do": "approve", "text": "Look at the second part."}
    )

    said = words(read(answer, strict=False))
    assert "Somebody else was quicker: “Approved”" in said
    assert "Look at the second part." in said
    assert Comment.objects.count() == 0


# --- Emails -------------------------------------------------------------------------------------


def emails():
    return sorted((email.to, email.subject) for email in OutboxMessage.objects.all())


def test_who_may_publish_is_asked_by_email_once_and_who_asks_is_not(author, editor, staff, draft):
    staff("Administrator", email="eda@clinic.example")
    staff("Front desk", email="desk@clinic.example")

    take("ask", draft, author, {WRITE})

    assert emails() == [("eda@clinic.example", "A page is ready for your review")]


def test_one_who_was_named_is_asked_alone(client, author, editor, staff, draft):
    other = staff("Editor", email="other@clinic.example")

    signed_in(client, author).post(together(draft), {"do": "ask", "asked_of": other.pk})

    assert emails() == [("other@clinic.example", "A page is ready for your review")]


@pytest.mark.parametrize(
    ("name", "subject"),
    [("approve", "A page was approved"), ("send_back", "A page was sent back to you")],
)
def test_the_answer_goes_to_who_asked(client, author, editor, draft, name, subject):
    take("ask", draft, author, {WRITE})
    OutboxMessage.objects.all().delete()
    signed_in(client, editor)

    for _twice in range(2):
        client.post(together(draft), {"do": name, "text": "Marigold"})

    assert emails() == [("ada@clinic.example", subject)]


def test_no_email_holds_a_word_of_the_page_or_a_name(client, author, editor, draft, settings):
    take("ask", draft, author, {WRITE})
    signed_in(client, editor).post(together(draft), {"do": "send_back", "text": "Marigold"})
    client.post(together(draft), {"do": "task", "assigned_to": author.pk})

    sent = " ".join(f"{email.subject} {email.body}" for email in OutboxMessage.objects.all())
    assert [word for word in ("Hollyhock", "Marigold", "Ada", "Eda", "One.") if word in sent] == []
    assert f"{settings.SITE_URL}{together(draft)}" in sent
    assert OutboxMessage.objects.count() == 3


# --- History, the trash, and the end of a page --------------------------------------------------


def test_it_stands_in_the_history_of_the_page(client, author, editor, draft):
    fill_in(signed_in(client, author), address(draft, "change"), _ask="")
    signed_in(client, editor).post(together(draft), {"do": "approve", "text": "Fine."})

    said = said_at(client, draft, "history")
    assert [line for line in ("Ready for review.", "Commented.", "Approved.") if line in said] == [
        "Ready for review.", "Commented.", "Approved.",
    ]  # fmt: skip
    assert "Fine." not in said


def test_in_the_trash_it_is_only_read(client, editor, draft):
    put_in(draft)

    answer = signed_in(client, editor).post(together(draft), {"do": "comment", "text": "Hm."})

    assert "moved to the trash meanwhile" in words(read(answer, strict=False))
    assert Comment.objects.count() == 0
    assert client.get(together(draft)).status_code == 200


@EACH_KIND
def test_what_is_deleted_for_good_takes_all_of_it_along(client, editor, factory):
    page, other = factory(is_draft=True), factory(is_draft=True)
    for each in (page, other):
        take("ask", each, editor, MAY)
        signed_in(client, editor).post(together(each), {"do": "comment", "text": "Hm."})

    page.delete()

    assert list(Task.objects.values_list("page_id", flat=True)) == [other.pk]
    assert list(Comment.objects.values_list("page_id", flat=True)) == [other.pk]
