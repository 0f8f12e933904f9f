"""While the database refuses connections: a page in words for everybody, and staff keep what they typed."""

import socket
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, connections
from django.test import Client

from blog.models import Post
from clinic_site.database import keep_open, keep_to_what_is_there
from tests.site.reading import form_values, links, main_of, read, words
from tests.site.test_busy import ROW, TYPED, form_on
from tests.site.test_error_pages import is_for_people

ADD = "/admin/blog/post/add/"
NO_SQLITE = {
    "moved": "50% moved?.sqlite3",
    "a folder": "",
    "no folder": "gone/db.sqlite3",
    "a letter": "letter.txt",
}
NO_POSTGRESQL = {"nobody listens": "PORT", "no such database": "NAME"}
PAGES = [
    "/", "/blog/", "/services/", "/about/", "/contact/", "/search/?q=sleep", "/blog/feed/",
    "/sitemap.xml", "/admin/", "/admin/blog/post/?q=sleep", ADD, "/admin/login/",
    "/admin/contact/consultationrequest/", "/admin/photos/photo/library/", "/admin/nothing/",
]  # fmt: skip


each_kind = pytest.mark.parametrize("break_down", [*NO_SQLITE, *NO_POSTGRESQL], indirect=True)


@pytest.fixture
def break_down(request, transactional_db, tmp_path):
    """A function after which no connection comes about, and one after which all is well again."""
    kinds = NO_SQLITE if connection.vendor == "sqlite" else NO_POSTGRESQL
    kind = getattr(request, "param", next(iter(kinds)))
    if kind not in kinds:
        pytest.skip("a fault of the other database")
    named = connection.settings_dict
    before = dict(named)
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam, " * 100)

    def break_down():
        connections.close_all()
        if connection.vendor == "sqlite":
            named["NAME"] = str(tmp_path / NO_SQLITE[kind])
            keep_to_what_is_there()  # as web server and worker do
        elif NO_POSTGRESQL[kind] == "PORT":
            with socket.create_server(("127.0.0.1", 0)) as other:
                named["PORT"] = other.getsockname()[1]
        else:
            named["NAME"] = "nobody_made_this"

    def mend():
        connections.close_all()
        named.update(before)

    break_down.mend = mend
    yield break_down
    mend()


@pytest.fixture
def author(staff, transactional_db):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(staff("Author"))
    return client


def typed_into(client, address, **typed):
    return form_values(form_on(client.get(address))) | TYPED | ROW | typed


def values_of(form):
    return form_values(form) if form is not None else {}


def form_in(answer):
    return next(main_of(read(answer)).iter("form"), None)


@each_kind
def test_every_page_says_whom_to_call_and_that_it_is_not_there_just_now(author, break_down):
    break_down()

    for address in PAGES:
        answer = author.get(address)
        assert (answer.status_code, is_for_people(answer)) == (503, True), address
    assert {author.get(address).status_code for address in ("/healthz/", "/healthz/ready")} == {
        503
    }


@each_kind
def test_staff_who_save_get_every_word_back_and_no_cache_keeps_it(author, break_down):
    form = typed_into(author, ADD)
    break_down()

    answer = author.post(ADD, form)

    page = words(main_of(read(answer)))
    assert answer.status_code == 503
    assert is_for_people(answer)
    assert "The site cannot reach its database" in page
    assert all(text in page for text in ("Typed", "A whole evening", "Why?", "Because"))
    assert "prefix" not in page
    assert form["csrfmiddlewaretoken"][0] not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_what_came_back_is_saved_when_it_is_sent_again(author, break_down):
    form = typed_into(author, ADD)
    break_down()
    given_back = form_in(author.post(ADD, form))
    break_down.mend()

    assert author.post(ADD, form_values(given_back)).status_code == 302
    post = Post.objects.get()
    assert (post.title, post.body, post.questions.count()) == ("Typed", TYPED["body"], 1)


def test_a_page_that_was_asked_for_can_be_asked_for_again(author, break_down):
    break_down()

    answer = author.get("/admin/blog/post/?q=sleep")

    assert "/admin/blog/post/?q=sleep" in links(main_of(read(answer)))
    assert form_in(answer) is None


def test_no_password_and_nothing_of_a_sign_in_comes_back(author, break_down):
    author.handler.enforce_csrf_checks = False
    break_down()

    for address, sent in {
        "/admin/login/": {"username": "Marker-name", "password": "Marker-word"},
        "/admin/login/?next=/admin/": {"username": "Marker-name", "next": "/Marker/"},
        "/admin/auth/user/add/": {"password1": "Marker-word", "password2": "Marker-word"},
        "/admin/password_change/": {"old_password": "Marker-word"},
        ADD: {"title": "Typed", "csrfmiddlewaretoken": "Marker" * 10},
    }.items():
        answer = author.post(address, sent)

        assert answer.status_code == 503
        assert "Marker" not in answer.content.decode()


def test_what_another_site_sends_is_not_offered_to_be_sent_again(author, break_down):
    author.get(ADD)  # with its cookie
    break_down()

    answer = author.post(ADD, TYPED, headers={"origin": "https://elsewhere.example"})

    assert answer.status_code == 403
    assert values_of(form_in(answer)) == {}
    assert "A whole evening" not in answer.content.decode()


def test_a_form_from_before_the_last_sign_in_shows_its_words_to_be_copied(author, break_down):
    form = typed_into(author, ADD, csrfmiddlewaretoken="x" * 64)
    break_down()

    answer = author.post(ADD, form)

    assert answer.status_code == 503
    assert "A whole evening" in words(main_of(read(answer)))
    assert form_in(answer) is None


def test_staff_keep_their_words_when_the_fault_is_ours(author):
    form = typed_into(author, ADD)

    def refuse(*arguments):
        raise DatabaseError("Marker-of-a-fault")

    with connection.execute_wrapper(refuse):
        answer = author.post(ADD, form)

    assert answer.status_code == 500
    assert is_for_people(answer)
    assert "A whole evening" in words(main_of(read(answer)))
    assert "no-store" in answer["Cache-Control"]


def test_no_empty_file_takes_the_place_of_one_that_was_moved_away(client, break_down, tmp_path):
    break_down()

    assert client.get("/healthz/").status_code == 503
    assert list(tmp_path.glob("*moved*")) == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a database that is a file")
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_kept_is_left_as_soon_as_its_file_is_another_one(
    client, tmp_path, monkeypatch
):
    """As in a process of the web server, whose connections stay open."""
    named, away = connection.settings_dict, tmp_path / "away"
    path = Path(named["NAME"])
    for name in ("NAME", "CONN_MAX_AGE"):
        monkeypatch.setitem(named, name, named[name])
    keep_open()
    keep_to_what_is_there()
    connection.close()
    assert client.get("/healthz/").status_code == 200
    kept = connection.connection

    assert client.get("/healthz/").status_code == 200
    assert connection.connection is kept

    path.rename(away)
    assert client.get("/healthz/").status_code == 503
    away.rename(path)
    assert client.get("/healthz/").status_code == 200
    connection.close()
