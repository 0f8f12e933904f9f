"""What a monitor is told: whether the database answers, and whether mail leaves."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from clinic_site.outbox.models import OutboxMessage
from tests.browser.server import DOCUMENTED_VARIABLES
from tests.outbox.mailing import free_port

ADDRESS = "/healthz/ready"
ASK = """
from django.test import Client
for address in ("/healthz/ready", "/healthz/"):
    answer = Client(SERVER_NAME="127.0.0.1").get(address)
    print(answer.status_code, answer["Content-Type"], answer.content.decode().strip())
"""


@pytest.mark.django_db
def test_a_site_that_is_well_says_so_line_by_line_and_no_cache_repeats_it(client, write):
    write()

    response = client.get(ADDRESS)

    assert (response.status_code, response.content) == (200, b"database: ok\nmail: ok\n")
    assert response["Content-Type"] == "text/plain"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_mail_late_or_failed_is_counted_and_leaves_the_site_on_the_net(client, write):
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
        "503 text/plain database: does not answer",
        "503 text/plain the database does not answer",
    ]


@pytest.mark.django_db
def test_it_is_asked_and_never_told(client):
    assert client.post(ADDRESS).status_code == 405
