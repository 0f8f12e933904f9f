"""The error pages that `make dev` shows tell no password."""

import secrets
import sys

import pytest
from django.views.debug import technical_500_response

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
