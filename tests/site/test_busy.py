"""Staff who save while somebody else holds the lock: they wait a little, and no word is lost."""

import sqlite3

import pytest
from django.db import connection

from blog.models import Post
from clinic_site import waiting
from clinic_site.access import sessions
from tests.site.filling import fill_in
from tests.site.reading import form_values, main_of, read, words

TYPED = {"title": "Typed", "slug": "typed", "body": "<p>A whole evening</p>"}
LATER = {"live_from_0": "11/27/2090", "live_from_1": "5pm"}
ROW = {
    "questions-TOTAL_FORMS": "1",
    "questions-0-question": "Why?",
    "questions-0-answer": "<p>Because</p>",
    "questions-0-position": "1",
}


@pytest.fixture
def lock(transactional_db, monkeypatch):
    """Another program, which may take the lock of the database and give it back."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no lock for all that writes")
    monkeypatch.setattr(waiting, "LONGEST_TRY", 0.3)
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=5, isolation_level=None)
    yield other
    other.close()


@pytest.fixture
def author(client_of, lock):
    client = client_of("Author")
    client.get("/admin/blog/post/add/")
    return client


def send_while_locked(author, lock):
    form = form_values(form_on(author.get("/admin/blog/post/add/")))
    lock.execute("BEGIN IMMEDIATE")
    answer = author.post("/admin/blog/post/add/", form | TYPED | ROW | LATER)
    lock.execute("ROLLBACK")
    return answer


def form_on(page):
    tree = read(page, strict=False)
    return next(form for form in tree.iter("form") if form.get("id", "").endswith("_form"))


def test_the_answer_says_so_and_shows_every_word(author, lock):
    answer = send_while_locked(author, lock)

    page = words(main_of(read(answer)))
    assert answer.status_code == 503
    assert "The site is busy" in page
    assert all(text in page for text in ("Typed", "A whole evening", "Why?", "Because"))
    assert "Questions 1: answer" in page
    assert "Live from: date 11/27/2090 Live from: time 5pm" in page
    assert "opened" not in page.lower()
    assert "no-store" in answer["Cache-Control"]
    assert not Post.objects.exists()


def test_a_form_from_before_the_last_sign_in_comes_back_too(author, lock):
    form = form_values(form_on(author.get("/admin/blog/post/add/")))
    author.handler.enforce_csrf_checks = True
    author.raise_request_exception = False
    lock.execute("BEGIN IMMEDIATE")  # what is typed could be kept, else
    answer = author.post("/admin/blog/post/add/", form | TYPED | {"csrfmiddlewaretoken": "x" * 64})
    lock.execute("ROLLBACK")

    assert answer.status_code == 503
    assert "A whole evening" in words(main_of(read(answer)))


def test_what_came_back_is_saved_when_it_is_sent_again(author, lock):
    (form,) = main_of(read(send_while_locked(author, lock))).iter("form")

    answer = author.post("/admin/blog/post/add/", form_values(form))

    assert answer.status_code == 302
    post = Post.objects.get()
    assert (post.title, post.body, post.questions.count()) == ("Typed", TYPED["body"], 1)


def test_what_is_read_is_there_while_others_write(author, lock):
    lock.execute("BEGIN IMMEDIATE")

    statuses = [author.get(address).status_code for address in ("/", "/admin/blog/post/")]

    lock.execute("ROLLBACK")
    assert statuses == [200, 200]


def test_whoever_signs_in_meanwhile_is_told_to_try_again(author, lock, client):
    client.logout()
    lock.execute("BEGIN IMMEDIATE")

    answer = client.post("/admin/login/", {"username": "somebody", "password": "secret words"})

    lock.execute("ROLLBACK")
    assert answer.status_code == 503
    assert "secret words" not in answer.content.decode()


def test_an_article_is_saved_as_ever_where_nobody_holds_the_lock(author, lock):
    assert fill_in(author, "/admin/blog/post/add/", **TYPED, **ROW).status_code == 302


@pytest.mark.parametrize("address", ["/admin/", "/admin/blog/post/", "/admin/keep-alive/"])
def test_a_page_comes_where_its_sign_of_life_cannot_be_noted(author, lock, address):
    session = author.session
    session[sessions.SEEN_AT] -= 2 * sessions.NOTED_EVERY
    session.save()
    lock.execute("BEGIN IMMEDIATE")

    status = author.get(address).status_code

    lock.execute("ROLLBACK")
    assert status in {200, 405}
