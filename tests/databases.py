"""Lets the tests of this process use a copy of a database that was prepared."""

from contextlib import contextmanager
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from tests.browser.prepared import copy_of


@contextmanager
def database_of(kind, data):
    """Copy the data of a site of a kind into a folder, and work on its database for a while."""
    before = connection.settings_dict["NAME"]
    with copy_of(kind, data) as address:
        _turn_to(urlsplit(address).path[1:] or str(data / "db.sqlite3"))
        yield
        _turn_to(before)


def _turn_to(name):
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()  # another database, other numbers
