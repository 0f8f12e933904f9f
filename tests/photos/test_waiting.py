"""Nobody waits for a photo that somebody else uploads, and nothing of an upload is left behind."""

import os
import subprocess
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from clinic_site.photos.files import delete_abandoned_uploads
from clinic_site.photos.models import Photo
from tests.factories import UserFactory, picture

LIBRARY = "/admin/photos/photo/"
WORDS = {"alt_text": "A room", "focal_x": 50, "focal_y": 50}


def by_script(client):
    client.post(f"{LIBRARY}upload/", {"file": picture()})


def by_form(client):
    client.post(f"{LIBRARY}add/", WORDS | {"file": picture()})


def by_form_that_replaces(client):
    by_script(client)
    client.post(f"{LIBRARY}{Photo.objects.get().pk}/change/", WORDS | {"file": picture()})


def by_code(client):
    Photo.objects.create(file=picture(), alt_text="A room")


@pytest.mark.parametrize("upload", [by_script, by_form, by_form_that_replaces, by_code])
def test_a_picture_is_decoded_before_the_database_is_held(db, client, monkeypatch, upload):
    client.force_login(UserFactory(is_superuser=True))
    # Each test is a transaction itself; what is opened inside it is a savepoint.
    outside, inside = len(connection.savepoint_ids), []
    run = subprocess.run

    def watched(*arguments, **options):
        inside.append(len(connection.savepoint_ids))
        return run(*arguments, **options)

    monkeypatch.setattr(subprocess, "run", watched)

    upload(client)

    assert Photo.objects.get().alt_text in {"", "A room"}
    assert set(inside) == {outside}


def test_a_refused_picture_is_decoded_once(db, client, monkeypatch):
    client.force_login(UserFactory(is_superuser=True))
    decoded = []
    run = subprocess.run
    monkeypatch.setattr(
        subprocess, "run", lambda *words, **options: decoded.append(1) or run(*words, **options)
    )

    response = client.post(f"{LIBRARY}add/", WORDS | {"file": ContentFile(b"no", "a.jpg")})

    assert "is not a picture that can be read" in response.content.decode()
    assert decoded == [1]


def test_a_stored_file_is_replaced_whole(db, settings):
    for content in (b"first", b"second"):
        name = default_storage.save("photos/a/b.jpg", ContentFile(content))

    files = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert name == "photos/a/b.jpg"
    assert [path.read_bytes() for path in files] == [b"second"]


def test_an_upload_that_a_crash_left_is_deleted_after_an_hour(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    left, waiting = Path(tmp_path, "left.upload"), Path(tmp_path, "waiting.upload")
    for path in (left, waiting):
        path.write_bytes(b"with all that a camera wrote")
    os.utime(left, (time.time() - 3700, time.time() - 3700))

    delete_abandoned_uploads()

    assert list(tmp_path.glob("*.upload")) == [waiting]
