"""The demo site, seeded once for a file of tests, and clients that get an answer to anything."""

import pytest
from django.conf import settings as current
from django.db import transaction
from django.test import Client, override_settings

from clinic_site.demo.seeding import seed
from tests.site.crawling import crawl

SITE_URL = "https://clinic.example"


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo content, around the tests of one file; the settings under which it was made."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "static").mkdir()
    plain_names = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    own = {
        "SITE_URL": SITE_URL,
        "MEDIA_ROOT": folder / "media",
        "STATIC_ROOT": folder / "static",
        "STORAGES": current.STORAGES | {"staticfiles": plain_names},
    }
    with django_db_blocker.unblock(), override_settings(**own), transaction.atomic():
        seed()
        yield own
        transaction.set_rollback(True)


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
