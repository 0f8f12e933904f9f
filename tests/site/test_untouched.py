"""A save that changes nothing leaves no trace, and a text that nobody touched keeps every byte."""

import pytest
from django.contrib.admin.models import LogEntry

from tests.factories import CategoryFactory, PageFactory, PostFactory
from tests.site.filling import fill_in

pytestmark = pytest.mark.django_db

BODY = "<p>Rest <strong>well</strong>, “gently”.</p><ul><li>Water</li><li>Soup</li></ul>"
# The same from the editor.
GIVEN_BACK = """<p>Rest <strong>well</strong>, &ldquo;gently&rdquo;.</p>

<ul>
\t<li>Water</li>
\t<li>Soup</li>
</ul>
"""


@pytest.fixture
def client(client_of):
    return client_of("Editor")


@pytest.fixture
def post():
    post = PostFactory(title="Before", body=BODY)
    post.questions.create(question="Why?", answer=BODY, position=1)
    return post


def changing(page):
    return f"/admin/{page._meta.label_lower.replace('.', '/')}/{page.pk}/change/"


def history():
    return [entry.get_change_message() for entry in LogEntry.objects.all()]


def test_a_save_that_changes_nothing_leaves_no_trace(client, post):
    before = type(post).objects.values().get()

    answer = fill_in(
        client, changing(post), **{"body": GIVEN_BACK, "questions-0-answer": GIVEN_BACK}
    )

    assert answer.status_code == 302
    assert type(post).objects.values().get() == before
    assert post.questions.get().answer == BODY
    assert history() == []


def test_a_category_saved_as_it_is_leaves_no_trace_either(client):
    category = CategoryFactory()

    assert fill_in(client, changing(category)).status_code == 302

    assert history() == []


def test_texts_keep_their_bytes_where_something_else_is_changed(client, post):
    fill_in(
        client,
        changing(post),
        **{
            "title": "After",
            "body": GIVEN_BACK,
            "questions-0-question": "Why not?",
            "questions-0-answer": GIVEN_BACK,
        },
    )

    post.refresh_from_db()
    question = post.questions.get()
    assert (post.title, post.body) == ("After", BODY)
    assert (question.question, question.answer) == ("Why not?", BODY)
    assert "Body" not in history()[0]


def test_an_address_keeps_its_bytes_when_its_page_has_come(client):
    body = '<p><a href="/blog/later/">later</a></p>'
    post = PostFactory(body=body)
    PostFactory(slug="later")

    fill_in(client, changing(post), title="After")

    post.refresh_from_db()
    assert post.body == body


def test_one_changed_word_is_stored(client, post):
    fill_in(client, changing(post), body=GIVEN_BACK.replace("Soup", "Tea"))

    post.refresh_from_db()
    assert "<li>Tea</li>" in post.body
    assert history() == ["Changed Body."]


def test_what_has_only_a_row_changed_is_changed(client, post):
    fill_in(client, changing(post), **{"questions-0-answer": "<p>So.</p>"})

    assert post.questions.get().answer == "<p>So.</p>"
    assert history() == ["Changed Answer for question “Why?”."]


def test_a_foreign_picture_is_still_told(client):
    page = PageFactory(body="<p>a</p>")

    answer = fill_in(client, changing(page), body='<p>a</p><img src="https://x.example/a.png">')

    assert answer.status_code == 200
    assert "not in the photo library" in answer.content.decode()
