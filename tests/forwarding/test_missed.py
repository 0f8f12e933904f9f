"""The list of addresses that visitors did not find: what is counted, what never is, and that it has an end."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from clinic_site.editing.models import Unsaved
from clinic_site.forwarding import missed
from clinic_site.forwarding.missed import MOST_KEPT, MOST_NEW, count_missed
from clinic_site.forwarding.models import MissedAddress
from clinic_site.forwarding.noise import is_an_address
from clinic_site.jotting import MOST_WAITING
from tests.factories import PostFactory
from tests.site.reading import links, read

BROWSER = {"user-agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"}
LIST = "/admin/forwarding/missedaddress/"


def look_for(client, *addresses, **headers):
    for address in addresses:
        assert client.get(address, headers=BROWSER | headers).status_code in {404, 301, 410}


def counted():
    count_missed()
    return dict(MissedAddress.objects.values_list("path", "count"))


@pytest.mark.django_db
def test_what_was_not_found_is_counted_once_for_each_time(client):
    look_for(client, "/pain/", "/Pain", "/pain/?q=secret", "/services/botox.html", "/pain/")

    assert counted() == {"/pain/": 4, "/services/botox.html": 1}


@pytest.mark.django_db
def test_it_is_counted_on_from_day_to_day(client, time_machine):
    time_machine.move_to("2026-05-04 16:00Z")
    look_for(client, "/pain/")
    counted()
    time_machine.move_to("2026-05-06 16:00Z")
    look_for(client, "/pain/")
    counted()

    row = MissedAddress.objects.values("count", "first_on", "last_on").get()
    assert row == {"count": 2, "first_on": date(2026, 5, 4), "last_on": date(2026, 5, 6)}


@pytest.mark.django_db
def test_nothing_is_kept_of_who_asked(client, settings):
    look_for(client, "/pain/?email=ada@clinic.example", referer="https://mail.example/ada")
    waiting = (Path(settings.DATA_DIR) / "missed-addresses").read_bytes()
    counted()

    assert waiting == b"/pain/\n"
    assert {field.name for field in MissedAddress._meta.fields} == {
        "id", "path", "count", "first_on", "last_on", "is_ignored",
    }  # fmt: skip


@pytest.mark.parametrize(
    "path",
    [
        "/pain/", "/services/knee-pain/", "/about.html", "/dr-robin-sample/", "/2019/05/12/a-week-with-pain/",
        "/blog/tms-2024/", "/niños/", "/folleto.pdf", "/b12-shots/", "/patient-portal/", "/covid19/", "/a/",
    ],
)  # fmt: skip
def test_a_visitors_mistake_is_worth_a_look(path):
    assert is_an_address(path)


@pytest.mark.parametrize(
    "path",
    [
        "/wp-login.php", "/wp-admin/", "/wp-content/plugins/x/", "/xmlrpc.php", "/.env", "/a/.git/config", "/index.php",
        "/cgi-bin/luci/", "/phpmyadmin/", "/admin.asp", "/backup.zip", "/db.sql", "/vendor/phpunit/", "/api/v1/users/",
        "/actuator/health/", "/a.js", "/a.map", "/_ignition/execute-solution/", "/a/b/c/d/e/f/", "/..%2f", "/a b/",
        "/%00/", "/<script>/", "/'or'1'='1/", "/ada@clinic.example/", "/727-555-0100/", "/7275550100/", "/mrn-123456/",
        "/reset/5f4dcc3b5aa765d61d8327deb882cf99/", "/k/eyJhbGciOiJIUzI1NiIsInR5cCI6/", "/x7f3k9q2/", "/qwrtpsdf/",
        "/review/quiet-heron-on-the-marsh/", "/Review/Ada", f"/{'a' * 200}/", "/12-31-1960-ada/", "//evil/", "/\ufffd/", "/",
    ],
)  # fmt: skip
def test_what_programs_try_and_what_may_tell_of_a_person_is_not(path):
    assert not is_an_address(path)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "agent", ["", "curl/8.5", "python-requests/2.32", "Mozilla/5.0 zgrab/0.x"]
)
def test_programs_that_say_so_are_not_counted(client, agent):
    client.get("/pain/", headers={"user-agent": agent})

    assert counted() == {}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["head", "post", "put", "delete"])
def test_only_who_reads_is_counted(client, method):
    getattr(client, method)("/pain/", headers=BROWSER)

    assert counted() == {}


@pytest.mark.django_db
def test_neither_is_what_moved_or_is_gone_nor_what_belongs_to_the_site(client):
    PostFactory(slug="one").delete()

    look_for(client, "/blog/one/", "/static/nothing.css", "/media/nothing.jpg")

    assert counted() == {}


# --- Bounds ---------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_flood_fills_neither_the_file_nor_the_table(client, settings, django_assert_num_queries):
    waiting = Path(settings.DATA_DIR) / "missed-addresses"
    waiting.write_text("/knee-pain/\n" * 900)
    names = [
        "".join(map("abcdefghij".__getitem__, map(int, str(number)))) for number in range(9000)
    ]
    with waiting.open("a") as file:
        file.writelines(f"/flood-{name}/\n" for name in names)
    size = waiting.stat().st_size
    look_for(client, "/pain/")

    assert size > MOST_WAITING
    assert waiting.stat().st_size == size
    found = counted()
    assert len(found) == MOST_NEW
    assert found["/knee-pain/"] == 900


@pytest.mark.django_db
def test_when_the_table_is_full_what_is_asked_for_least_goes():
    today = timezone.localdate()
    MissedAddress.objects.bulk_create(
        MissedAddress(path=f"/a-{number}/", count=number, first_on=today, last_on=today)
        for number in range(MOST_KEPT)
    )
    missed.waiting.path.write_text("/new/\n/newer/\n")

    found = counted()

    assert len(found) == MOST_KEPT
    assert {"/new/", "/newer/", "/a-999/"} <= found.keys()
    assert not {"/a-0/", "/a-1/"} & found.keys()


@pytest.mark.django_db
def test_what_nobody_asked_for_in_three_months_is_forgotten():
    today = timezone.localdate()
    for days in (89, 91):
        day = today - timedelta(days=days)
        MissedAddress.objects.create(path=f"/{days}/", first_on=day, last_on=day)

    assert counted().keys() == {"/89/"}


@pytest.mark.django_db
def test_a_folder_that_cannot_be_written_keeps_nobody_from_the_page(client, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "not" / "there"

    assert client.get("/pain/", headers=BROWSER).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_nor_does_a_database_that_somebody_holds(client):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL holds rows, and nothing is written here.")
    client.get("/pain/")  # makes the clinic's profile
    holder = sqlite3.connect(connection.settings_dict["NAME"], uri=True, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert client.get("/pain/", headers=BROWSER).status_code == 404
    finally:
        holder.rollback()
        holder.close()
    assert counted() == {"/pain/": 1}


@pytest.mark.django_db
def test_of_many_who_write_and_two_who_count_no_line_is_lost(client, settings):
    def write():
        for _ in range(200):
            missed.note_missed(request)

    request = client.get("/pain/", headers=BROWSER).wsgi_request
    threads = [Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    taken = []
    while any(thread.is_alive() for thread in threads):
        taken += missed.waiting.take()
    taken += missed.waiting.take()

    assert len(taken) == 1601
    assert set(taken) == {"/pain/"}
    assert list(Path(settings.DATA_DIR).glob("missed*")) == []


# --- The list -------------------------------------------------------------------------------------


@pytest.fixture
def row(db):
    day = timezone.localdate()
    return MissedAddress.objects.create(path="/knee-pane/", count=12, first_on=day, last_on=day)


def test_a_redirect_is_made_in_one_step_with_what_may_have_been_meant(client_of, row):
    PostFactory(slug="knee-pain")
    editor = client_of("Editor")

    (way,) = [link for link in links(read(editor.get(LIST), strict=False)) if "path=" in link]
    form = editor.get(way).context["adminform"].form
    editor.post(way, {name: form[name].value() for name in ("path", "target")})

    assert editor.get("/knee-pane/")["Location"] == "/blog/knee-pain/"
    assert not MissedAddress.objects.exists()


def test_words_that_were_left_in_another_line_do_not_take_its_place(client_of, row):
    editor = client_of("Editor")
    add = "/admin/forwarding/address/add/"
    Unsaved.objects.create(
        writer=get_user_model().objects.get(), form="1", address=add, words="path=/left/&target="
    )
    (way,) = [link for link in links(read(editor.get(LIST), strict=False)) if "path=" in link]

    asked = {address: editor.get(address).content.decode() for address in (way, add)}

    assert 'value="/knee-pane/"' in asked[way]
    assert 'value="/left/"' not in asked[way]
    assert 'value="/left/"' in asked[add]


def test_who_may_not_publish_reads_the_list_alone(client_of, row):
    page = client_of("Author").get(LIST).content.decode()

    assert "/knee-pane/" in page
    assert "Lead it somewhere" not in page


def test_what_is_no_ones_mistake_is_listed_no_more_until_somebody_wants_it(client_of, row):
    editor = client_of("Editor")
    ticked = {"_selected_action": row.pk}

    editor.post(LIST, ticked | {"action": "ignore"})
    hidden = "/knee-pane/" in editor.get(LIST).content.decode()
    editor.post(f"{LIST}?ignored=yes", ticked | {"action": "list_again"})

    assert (hidden, "/knee-pane/" in editor.get(LIST).content.decode()) == (False, True)
