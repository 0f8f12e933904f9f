"""The form that staff upload photos with."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import modelform_factory

from clinic_site.photos.models import Photo


@pytest.fixture
def upload():
    """A function that returns the filled form: `upload(content, name, **fields)`."""
    form_class = modelform_factory(Photo, fields=["file", "alt_text", "is_decorative"])

    def fill(content, name="photo.jpg", **fields):
        data = {"alt_text": "A calm room"} | fields
        return form_class(data, {"file": SimpleUploadedFile(name, content)})

    return fill
