"""Colleagues comment on a page or a paragraph, answer and resolve; who works on it, and until when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.models import Post
from clinic_site.outbox.models import OutboxMessage
from clinic_site.teamwork.models import Comment, Task
from tests.factories import PhotoFactory, PostFactory
from tests.publishing.test_trash import address
from tests.site.filling import fill_in
from tests.site.reading import read, section_titled, words

pytestmark = pytest.mark.django_db

CHANGED = "About paragraphs that have changed since"


@pytest.fixture
def page():
    return PostFactory(body="<p>Herons stand <b>still</b>.</p><p>They wait.</p>", is_draft=True)


@pytest.fixture
def client(client, staff):
    client.force_login(staff("Author", first_name="Ada", last_name="Sample"))
    return client


def together(page):
    return address(page, "together")


def tree_of(client, page):
    return read(client.get(together(page)), strict=False)


def comment(client, page, text, **more):
    return client.post(together(page), {"do": "comment", "text": text} | more)


def beside(client, page, words_of_it):
    """What stands beside a paragraph, and it."""
    (found,) = [
        words(part)
        for part in tree_of(client, page).iter("div")
        if part.get("class") == "paragraph" and words_of_it in words(part)
    ]
    return found


def test_a_comment_on_a_paragraph_stands_beside_it_and_in_the_form(client, page):
    answer = comment(client, page, "How long?", quote="Herons stand still.")

    assert answer.url == f"{together(page)}#comment-{Comment.objects.get().pk}"
    assert "How long?" in beside(client, page, "Herons stand still.")
    assert "How long?" not in beside(client, page, "They wait.")
    form = words(read(client.get(address(page, "change")), strict=False))
    assert "How long?" in form


def test_it_is_still_shown_with_its_words_when_the_paragraph_has_changed(client, page):
    comment(client, page, "How long?", quote="Herons stand still.")
    Post.objects.update(body="<p>Herons stand for hours.</p>")

    changed = words(section_titled(tree_of(client, page), CHANGED))

    assert "Herons stand still." in changed
    assert "How long?" in changed


def test_the_quote_that_the_page_offers_finds_its_paragraph_again(client):
    long = " ".join(f"word{number}" for number in range(200))
    page = PostFactory(body=f"<p>{long}&nbsp;“Ünïcode” &amp; more</p>", is_draft=True)
    fields = [
        field.get("value")
        for field in tree_of(client, page).iter("input")
        if field.get("name") == "quote" and field.get("value")
    ]

    comment(client, page, "Long indeed.", quote=fields[0])

    assert "Long indeed." in beside(client, page, "word199")


def test_it_is_answered_resolved_and_opened_again(client, page):
    comment(client, page, "How long?")
    key = Comment.objects.get().pk

    comment(client, page, "For hours.", answer_to=key)
    client.post(together(page), {"do": "resolve", "comment": key})

    said = words(tree_of(client, page))
    assert "For hours." in said
    assert "Resolved by Ada Sample" in said
    form = words(read(client.get(address(page, "change")), strict=False))
    assert "How long?" not in form
    client.post(together(page), {"do": "reopen", "comment": key})
    assert Comment.objects.unresolved().count() == 1


def test_what_somebody_said_keeps_their_name_when_the_account_goes(client, page, staff):
    account = staff("Editor", first_name="Eda", last_name="Gone")
    Comment.objects.create(
        kind=Comment.objects.model._meta.get_field("kind").related_model.objects.get_for_model(page),
        page_id=page.pk, text="Mine.", by=account, by_name="Eda Gone",
    )  # fmt: skip

    account.delete()

    assert "Eda Gone" in words(tree_of(client, page))


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "comment", "text": " "},
        {"do": "comment", "text": "x" * 2001},
        {"do": "comment", "text": "Hm.", "answer_to": "7777"},
        {"do": "comment", "text": "Hm.", "answer_to": "x"},
        {"do": "resolve", "comment": "7777"},
        {"do": "resolve", "comment": "x"},
        {"do": "nothing"},
        {},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(client, page, sent):
    answer = client.post(together(page), sent)

    assert answer.status_code in {200, 403, 404}
    assert Comment.objects.count() == 0


def test_a_comment_of_another_page_is_not_resolved_here(client, page):
    other = PostFactory(is_draft=True)
    comment(client, other, "How long?")

    answer = client.post(together(page), {"do": "resolve", "comment": Comment.objects.get().pk})

    assert (answer.status_code, Comment.objects.unresolved().count()) == (404, 1)


def test_what_is_said_is_never_markup(client, page):
    comment(client, page, "<script>alert(1)</script>", quote="<b>They</b>")

    html = client.get(together(page)).content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


@pytest.mark.parametrize("number", [1, 20])
def test_it_costs_the_same_queries_for_one_comment_and_for_twenty(
    client, page, number, django_assert_num_queries
):
    photo = PhotoFactory()
    Post.objects.update(photo=photo)
    for _one in range(number):
        comment(client, page, "How long?", quote="They wait.")
    client.get(together(page))

    with django_assert_num_queries(16):
        client.get(together(page))


# --- Who, and until when ------------------------------------------------------------------------


def test_a_page_is_given_to_a_colleague_until_a_day_who_is_told(client, page, staff):
    eda = staff("Editor", first_name="Eda", last_name="Sample", email="eda@clinic.example")

    client.post(together(page), {"do": "task", "assigned_to": eda.pk, "due_on": "2090-01-02"})
    client.post(together(page), {"do": "task", "assigned_to": eda.pk, "due_on": "2090-01-03"})

    form = words(read(client.get(address(page, "change")), strict=False))
    assert "Eda Sample works on it. Due on January 3, 2090." in form
    assert [email.to for email in OutboxMessage.objects.all()] == ["eda@clinic.example"]


def test_what_is_overdue_says_so(client, page):
    yesterday = timezone.localdate() - timedelta(days=1)

    client.post(together(page), {"do": "task", "due_on": yesterday.isoformat()})

    form = words(read(client.get(address(page, "change")), strict=False))
    assert "Overdue since" in form


def test_nothing_is_given_to_who_may_not_write_it(client, page, staff):
    desk = staff("Front desk")

    answer = client.post(together(page), {"do": "task", "assigned_to": desk.pk})

    assert (answer.status_code, Task.objects.count()) == (200, 0)


def test_who_left_stands_there_until_somebody_takes_over(client, page, staff):
    eda = staff("Editor", first_name="Eda", last_name="Sample")
    client.post(together(page), {"do": "task", "assigned_to": eda.pk})
    type(eda).objects.filter(pk=eda.pk).update(is_active=False)

    client.post(together(page), {"do": "task", "assigned_to": eda.pk, "due_on": "2090-01-02"})

    assert Task.objects.get().assigned_to == eda


def test_saving_the_form_leaves_all_of_it_as_it_is(client, page):
    comment(client, page, "How long?", quote="They wait.")

    fill_in(client, address(page, "change"), title="Another")

    assert "How long?" in beside(client, page, "They wait.")
