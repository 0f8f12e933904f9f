"""The demo site as it was seeded once, and clients that get an answer to anything."""

import pytest
from django.conf import settings as current
from django.core.signals import request_started
from django.db import close_old_connections, connection
from django.test import Client, override_settings
from django.utils.module_loading import import_string

from tests.databases import database_of
from tests.site.crawling import crawl

SITE_URL = "https://clinic.example"


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo content, for the tests of one file; the settings under which they find it."""
    data = tmp_path_factory.mktemp("site") / "data"
    plain_names = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    own = {
        "SITE_URL": SITE_URL,
        "MEDIA_ROOT": data / "media",
        "STATIC_ROOT": data / "static",
        "STORAGES": current.STORAGES | {"staticfiles": plain_names},
    }
    with django_db_blocker.unblock(), database_of("new", data):
        yield own


@pytest.fixture(scope="module")
def pages(seeded):
    """Each public address of the demo site with its answer and its tree."""
    with override_settings(**seeded):
        return crawl(Client())


@pytest.fixture
def seeded_client(db, seeded, settings):
    """A visitor of the demo site."""
    for name, value in seeded.items():
        setattr(settings, name, value)
    return Client()


@pytest.fixture
def visitor():
    """A client that gets the answer to a fault, too, where others would get its traceback."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.fixture
def guest():
    """The same, with requests that pass the check of the CSRF token."""
    return Client(raise_request_exception=False)


@pytest.fixture
def application(monkeypatch):
    """The door that the web server knocks at: the tests' own client would stop at some faults."""
    # It would close the connection, and with it the test's transaction.
    request_started.disconnect(close_old_connections)
    # The database is called by another name in a server, which is not for the tests that follow.
    monkeypatch.setitem(connection.settings_dict, "NAME", connection.settings_dict["NAME"])
    yield import_string(current.WSGI_APPLICATION)
    request_started.connect(close_old_connections)
