"""The form that staff upload photos with; and decoding without a process for each picture."""

import warnings
from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import modelform_factory
from PIL import AvifImagePlugin, Image

from clinic_site.photos import cleaning, decoder
from clinic_site.photos.models import Photo


@pytest.fixture
def upload():
    """A function that returns the filled form: `upload(content, name, **fields)`."""
    form_class = modelform_factory(Photo, fields=["file", "alt_text", "is_decorative"])

    def fill(content, name="photo.jpg", **fields):
        data = {"alt_text": "A calm room"} | fields
        return form_class(data, {"file": SimpleUploadedFile(name, content)})

    return fill


@pytest.fixture
def _decoded_here(monkeypatch):
    """The decoder's own work in this process, for what is about pictures and not about its cage.

    It would be started a hundred times; tests/photos/test_decoder.py and test_refusals.py start it.
    """
    # What it sets for itself, and the process then keeps.
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)
    monkeypatch.setattr(AvifImagePlugin, "DEFAULT_MAX_THREADS", 1)

    def answer(data):
        with warnings.catch_warnings(action="ignore"):
            try:
                picture = decoder.decoded(data, confine=lambda _kind: None)
            except SystemExit as refusal:
                return 1, b"", refusal.code.encode()
            except Exception:  # noqa: BLE001 -- as the program does
                return 1, b"", b"unreadable"
        return 0, decoder.answer_of(picture), b""

    monkeypatch.setattr(cleaning, "_answer_of_decoder", answer)


_answer_once = cache(cleaning._answer_of_decoder)


@pytest.fixture
def _decoded_once(monkeypatch):
    """The decoder is started once for each file, however often a test file uploads it."""
    monkeypatch.setattr(cleaning, "_answer_of_decoder", _answer_once)
