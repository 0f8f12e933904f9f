"""The error pages that `make dev` shows tell no password, and a line of the log tells when it was."""

import logging
import secrets
import sys
from datetime import UTC, datetime

import pytest
from django.views.debug import technical_500_response

from clinic_site import log
from clinic_site.log import PlacesAlone

MARKER = secrets.token_hex()  # not in the lines of this file, which the page shows
ADDRESSES = {
    "EMAIL_URL": f"smtp+tls://clinic:{MARKER}@mail.clinic.example:587",
    "DATABASE_URL": f"postgres://clinic:{MARKER}@127.0.0.1:5432/clinic",
    "MEDIA_STORAGE": f"s3://clinic:{MARKER}@s3.example/photos",
    "ENCRYPTION_KEYS": MARKER,
    "DJANGO_SUPERUSER_PASSWORD": MARKER,
    "SOMETHING_ELSE": f"https://clinic:{MARKER}@elsewhere.example",
}


@pytest.mark.parametrize("accept", ["text/html", "text/plain"])
def test_an_error_page_for_developers_shows_nothing_of_the_environment(
    rf, monkeypatch, settings, accept
):
    settings.EMAIL_HOST_PASSWORD = MARKER
    settings.DATABASES["default"]["PASSWORD"] = MARKER
    for name, value in ADDRESSES.items():
        monkeypatch.setenv(name, value)
    # As Django's own server does it: all of the environment, and what the request says.
    request = rf.get("/blog/", HTTP_ACCEPT=accept, HTTP_X_SAID="by the request", **ADDRESSES)

    try:
        int("the words of the error")
    except ValueError:
        page = technical_500_response(request, *sys.exc_info()).content.decode()

    assert "the words of the error" in page
    assert "by the request" in page
    assert MARKER not in page
    assert "EMAIL_URL" not in page


def test_a_line_of_the_log_says_how_far_its_time_is_from_utc():
    line = PlacesAlone(log.CONFIGURATION["formatters"]["line"]["format"], style="{")
    summer = datetime(2026, 7, 1, 16, tzinfo=UTC).timestamp()
    record = logging.makeLogRecord(
        {"created": summer, "levelname": "ERROR", "name": "clinic", "msg": "Mail waits."}
    )

    assert line.format(record) == "2026-07-01 12:00:00-0400 ERROR clinic: Mail waits."
