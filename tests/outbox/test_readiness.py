"""What a monitor is told: whether the database answers, and whether mail leaves."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from clinic_site.outbox.models import OutboxMessage
from clinic_site.outbox.presence import STUCK_AFTER, Presence
from tests.browser.server import DOCUMENTED_VARIABLES
from tests.outbox.mailing import free_port
from tests.outbox.workers import end, worker
from tests.site.reading import read, words

ADDRESS = "/healthz/ready"
ASK = """
from django.test import Client
for address in ("/healthz/ready", "/healthz/"):
    answer = Client(SERVER_NAME="127.0.0.1").get(address)
    print(answer.status_code, answer["Content-Type"], answer.content.decode().strip())
"""


@pytest.mark.django_db
def test_a_site_that_is_well_says_so_line_by_line_and_no_cache_repeats_it(client, write, present):
    write()

    response = client.get(ADDRESS)

    assert (response.status_code, response.content) == (
        200,
        b"database: ok\nkeys: ok\nworker: ok\nmail: ok\n",
    )
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_mail_late_or_failed_is_counted_and_leaves_the_site_on_the_net(client, write, present):
    write()
    write()
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    failed = write()
    OutboxMessage.objects.filter(pk=failed.pk).update(failed_at=timezone.now())
    write()

    response = client.get(ADDRESS)

    assert response.status_code == 200
    assert response.content.decode().splitlines() == [
        "database: ok",
        "keys: ok",
        "worker: ok",
        "mail: 2 waiting longer than ten minutes, 1 failed",
    ]


def test_a_database_that_does_not_answer_is_503(tmp_path):
    environment = dict.fromkeys(DOCUMENTED_VARIABLES, "") | {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"postgres://nobody@127.0.0.1:{free_port()}/nothing",
        "ENCRYPTION_KEYS": ",".join(settings.ENCRYPTION_KEYS),
    }
    result = subprocess.run(
        [sys.executable, settings.BASE_DIR / "manage.py", "shell", "-v", "0", "-c", ASK],
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )

    assert result.stdout.splitlines() == [
        "503 text/plain; charset=utf-8 database: does not answer",
        "503 text/plain; charset=utf-8 the database does not answer",
    ]


@pytest.mark.django_db
def test_it_is_asked_and_never_told(client):
    assert client.post(ADDRESS).status_code == 405


def wait_until(is_true):
    """Ask again and again, for half a minute at most."""
    until = time.monotonic() + 30
    while not is_true():
        assert time.monotonic() < until
        time.sleep(0.1)


# --- The worker -------------------------------------------------------------------------------

NOBODY = ["database: ok", "keys: ok", "worker: does not run", "mail: nobody sends it"]
ON_THE_FIRST_PAGE = "The program that sends the site’s emails"


def lines(client):
    return client.get(ADDRESS).content.decode().splitlines()


@pytest.mark.django_db
def test_a_worker_that_never_ran_is_missed_at_once_and_the_site_stays_on_the_net(client, write):
    write()

    assert lines(client) == NOBODY
    assert client.get(ADDRESS).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("group", ["Author", "Front desk", "Administrator"])
def test_the_first_page_of_staff_says_so(client_of, group):
    client = client_of(group)

    without = read(client.get("/admin/"), strict=False)
    worker = Presence()
    worker.show()
    with_one = read(client.get("/admin/"), strict=False)
    worker.end()

    assert f"{ON_THE_FIRST_PAGE} does not run" in words(without)
    assert ON_THE_FIRST_PAGE not in words(with_one)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_ctrl_c_reaches_us")
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_a_worker_is_seen_as_long_as_it_runs_and_not_a_moment_longer(client, settings, sign):
    with worker(settings.DATA_DIR, free_port()) as process:
        wait_until(lambda: "worker: ok" in lines(client))
        end(process, sign)

        assert lines(client) == NOBODY


@pytest.mark.django_db
def test_of_two_workers_the_second_follows_the_first(client, present):
    second = Presence()
    second.show()
    present.end()
    assert "worker: does not run" in lines(client)

    second.show()

    assert "worker: ok" in lines(client)
    second.end()


@pytest.mark.django_db
def test_a_worker_that_hangs_is_told_from_one_that_works(client, settings, present):
    long_ago = time.time() - STUCK_AFTER - 1
    os.utime(settings.DATA_DIR / "worker.lock", (long_ago, long_ago))

    assert "worker: has done nothing for five minutes" in lines(client)

    present.show()
    assert "worker: ok" in lines(client)


@pytest.mark.django_db
def test_many_who_ask_at_once_do_not_take_each_other_for_a_worker(client, settings):
    left = Presence()
    left.show()
    left.end()

    with (settings.DATA_DIR / "worker.lock").open() as asking:
        fcntl.flock(asking, fcntl.LOCK_SH)

        assert lines(client) == NOBODY
