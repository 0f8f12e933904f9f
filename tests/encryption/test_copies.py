"""A copy of the database file, made while the site runs, shows no word of a request."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from contact.models import ConsultationRequest, Note
from tests.factories import ConsultationRequestFactory

MARKERS = {
    "name": "Quicksilver Bluebell",
    "email": "periwinkle@example.com",
    "telephone": "(727) 230-1439",
    "message": "Hollyhock larkspur",
}
ON_SQLITE = "sqlite" in settings.DATABASES["default"]["ENGINE"]

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not ON_SQLITE, reason="PostgreSQL keeps no file that a visitor could copy"),
]


def bytes_of_database():
    database = Path(connection.settings_dict["NAME"])
    return b"".join(
        path.read_bytes() for path in sorted(database.parent.glob(f"{database.name}*"))
    )


def found_in(data):
    words = [word for text in MARKERS.values() for word in text.split()] + ["7272301439"]
    return [word for word in words if word.encode() in data or word.encode("utf-16-le") in data]


def test_the_file_and_its_journal_show_none_of_the_text():
    stored = ConsultationRequestFactory(**MARKERS)
    Note.objects.create(consultation=stored, text=MARKERS["message"])

    data = bytes_of_database()
    assert stored.reference.encode() in data  # it is the right file, and it is read
    assert found_in(data) == []


def test_a_word_that_is_not_encrypted_would_be_seen():
    ConsultationRequestFactory(source_page="/Hollyhock/")

    assert found_in(bytes_of_database()) == ["Hollyhock"]


def test_what_is_deleted_is_gone_from_the_file():
    ConsultationRequestFactory(source_page="/Larkspur-and-larkspur/")
    ConsultationRequest.objects.all().delete()

    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"Larkspur" not in bytes_of_database()
