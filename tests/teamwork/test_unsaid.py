"""No word about a page is lost: neither when the sign-in ended meanwhile, nor when the page went away."""

import pytest

from clinic_site.editing.models import Unsaved
from clinic_site.publishing.trash import put_in
from clinic_site.teamwork.models import Comment, Task
from clinic_site.teamwork.steps import take
from tests.factories import PostFactory
from tests.site.reading import form_values, read, words
from tests.teamwork.test_steps import signed_in, together

pytestmark = pytest.mark.django_db

PASSWORD = "a long password"  # of the factory
AWAY = "What you had typed stands below; it is not saved yet."


@pytest.fixture
def author(staff):
    return staff("Author", first_name="Ada", last_name="Sample")


@pytest.fixture
def page():
    return PostFactory(body="<p>Herons stand still.</p><p>They wait.</p>", is_draft=True)


@pytest.fixture
def client(client, author):
    return signed_in(client, author)


def forms_of(client, page):
    tree = read(client.get(together(page)), strict=False)
    return [(form, form_values(form)) for form in tree.iter("form")]


def form_for(client, page, **named):
    """The values of the form which has these."""
    (found,) = [
        values
        for _form, values in forms_of(client, page)
        if all(values.get(name) == [value] for name, value in named.items())
    ]
    return found


def signed_in_again(client, account, sent, page):
    """Send a form when the sign-in has ended, then sign in as the page asks."""
    client.logout()
    asked = client.post(together(page), sent, follow=True)
    assert "What you typed is kept" in words(read(asked, strict=False))
    where = asked.redirect_chain[-1][0]
    back = client.post(
        where, {"username": account.username, "password": PASSWORD, "next": together(page)}
    )
    assert back.url == together(page)


def box_with(client, page, text):
    """The values of the one form in which some words stand."""
    (found,) = [
        (form, values)
        for form, values in forms_of(client, page)
        if values.get("text", [""])[0].strip() == text
    ]
    return found


@pytest.mark.parametrize("quote", ["", "They wait."])
def test_after_signing_in_again_a_comment_stands_in_its_box_until_it_is_sent(
    client, author, page, quote
):
    sent = form_for(client, page, quote=quote, answer_to="") | {
        "do": "comment",
        "text": "How long?",
    }

    signed_in_again(client, author, sent, page)

    form, values = box_with(client, page, "How long?")
    tree = read(client.get(together(page)), strict=False)
    opened = [words(part) for part in tree.iter("details") if part.get("open") is not None]
    assert (values["quote"], len(opened)) == ([quote], 1)
    assert words(form) in opened[0]
    assert AWAY in words(read(client.get(together(page)), strict=False))
    client.post(together(page), values | {"do": "comment"})
    assert (Comment.objects.get().text, Comment.objects.get().quote) == ("How long?", quote)
    assert AWAY not in words(read(client.get(together(page)), strict=False))
    assert Unsaved.objects.count() == 0


def test_so_does_an_answer(client, author, page):
    client.post(together(page), {"do": "comment", "text": "How long?"})
    key = str(Comment.objects.get().pk)
    sent = form_for(client, page, answer_to=key) | {"do": "comment", "text": "For hours."}

    signed_in_again(client, author, sent, page)

    assert box_with(client, page, "For hours.")[1]["answer_to"] == [key]


def test_so_do_the_words_along_with_a_step_and_who_works_until_when(client, author, page):
    review = {"do": "ask", "text": "Have a look."}
    opened_by = form_for(client, page, quote="", answer_to="")["opened_by"]

    signed_in_again(client, author, review | {"opened_by": opened_by}, page)

    assert "version" in box_with(client, page, "Have a look.")[1]
    client.post(together(page), {"_forget": "", "opened_by": opened_by})
    given = {"do": "task", "due_on": "2090-01-02", "opened_by": opened_by}
    signed_in_again(client, author, given, page)
    assert form_for(client, page, due_on="2090-01-02")
    assert Task.objects.count() == 0


def test_where_its_box_is_gone_the_words_stand_above(client, author, page):
    client.post(together(page), {"do": "comment", "text": "How long?"})
    comment = Comment.objects.get()
    sent = form_for(client, page, answer_to=str(comment.pk)) | {"do": "comment", "text": "Hours."}
    signed_in_again(client, author, sent, page)

    comment.delete()

    (shown,) = [
        part
        for part in read(client.get(together(page)), strict=False).iter("textarea")
        if part.get("readonly") is not None
    ]
    assert words(shown) == "Hours."


def test_what_is_not_wanted_any_more_is_thrown_away(client, author, page):
    sent = form_for(client, page, quote="", answer_to="") | {"do": "comment", "text": "Hm."}
    signed_in_again(client, author, sent, page)
    (form,) = [values for form, values in forms_of(client, page) if "Throw away" in words(form)]

    client.post(together(page), form | {"_forget": ""})

    assert AWAY not in words(read(client.get(together(page)), strict=False))


def test_another_account_does_not_get_them(client, author, page, staff):
    sent = form_for(client, page, quote="", answer_to="") | {"do": "comment", "text": "Hm."}
    signed_in_again(client, author, sent, page)

    signed_in(client, staff("Editor"))

    assert "Hm." not in words(read(client.get(together(page)), strict=False))


def test_of_a_page_in_the_trash_it_is_said_and_the_words_are_shown_to_copy(client, page):
    sent = form_for(client, page, quote="They wait.") | {"do": "comment", "text": "How long?"}
    put_in(page)

    told = words(read(client.post(together(page), sent), strict=False))

    assert "This page was moved to the trash meanwhile, so nothing was stored." in told
    assert "How long?" in told
    assert Comment.objects.count() == 0


def test_so_it_is_when_the_sign_in_had_ended_besides(client, author, page):
    sent = form_for(client, page, quote="They wait.") | {"do": "comment", "text": "How long?"}
    put_in(page)

    signed_in_again(client, author, sent, page)

    told = words(read(client.get(together(page)), strict=False))
    assert "This page was moved to the trash meanwhile" in told
    assert "How long?" in told


def test_no_step_is_taken_with_what_is_in_the_trash(client, author, page):
    put_in(page)

    told = words(read(client.post(together(page), {"do": "ask", "text": "Look."}), strict=False))

    assert "moved to the trash meanwhile" in told
    assert "Look." in told
    assert Task.objects.count() == 0


def test_of_a_page_that_is_gone_for_good_the_words_are_shown_to_copy(client, page):
    address = together(page)
    sent = form_for(client, page, quote="", answer_to="") | {"do": "comment", "text": "How long?"}
    page.delete()

    answer = client.post(address, sent)

    told = words(read(answer, strict=False))
    assert answer.status_code == 404
    assert "Somebody has deleted this page for good. What you typed is not saved." in told
    assert "How long?" in told


def test_who_may_not_look_at_it_any_more_copies_the_words(client, author, page):
    sent = form_for(client, page, quote="", answer_to="") | {"do": "comment", "text": "How long?"}
    author.groups.clear()

    answer = client.post(together(page), sent)

    assert answer.status_code == 403
    assert "How long?" in words(read(answer, strict=False))


def test_who_was_quicker_leaves_the_words_of_the_other_in_their_box(client, staff, page):
    editor = staff("Editor")
    take("ask", page, editor, {"change"})
    signed_in(client, editor)
    sent = {"do": "approve", "text": "Look at the end."}
    take("send_back", page, editor, {"publish"})

    told = read(client.post(together(page), sent), strict=False)

    assert "Look at the end." in [words(area) for area in told.iter("textarea")]
