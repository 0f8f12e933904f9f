"""The field that stores a picture: cleaned and under a random name, whoever saves it."""

import secrets

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.files import FieldFile

from .cleaning import clean_photo, not_stored


class PhotoFile(FieldFile):
    @property
    def is_new(self):
        """Whether it was put here and is not stored yet."""
        return bool(self) and not self._committed

    def save(self, name, content, save=True):  # noqa: FBT002 -- Django's own signature
        cleaned = clean_photo(content)
        photo = self.instance
        photo.width, photo.height, photo.tone = cleaned.width, cleaned.height, cleaned.tone
        photo.renditions, photo.claimed_at = "", None
        suffix = cleaned.name.rpartition(".")[2]
        try:
            super().save(f"{secrets.token_hex(16)}.{suffix}", cleaned, save=False)
        except Exception as error:  # each storage has errors of its own
            raise not_stored(error) from error
        if save:
            photo.save()


class PhotoFormField(forms.FileField):
    """An upload that is cleaned before it is stored, so that a refusal is a sentence in the form."""

    # Without `accept`: it would hide pictures by their names, and the content decides.
    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if hasattr(file, "refusal"):
            raise file.refusal
        return clean_photo(file) if file and file is not initial else file


def clean_before_transaction(files, name="file") -> None:
    """Clean an upload among `files` of a request, or remember why it is refused.

    Decoding takes a second, and in a transaction SQLite would let nobody else write meanwhile.
    """
    file = files.get(name)
    if file:
        try:
            files[name] = clean_photo(file)
        except ValidationError as refusal:
            file.refusal = refusal


class PhotoFileField(models.FileField):
    """The picture of a `Photo`: storing one fills in what the photo knows of it."""

    attr_class = PhotoFile

    def deconstruct(self):
        # Migrations know a plain FileField and import nothing of ours.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs

    def formfield(self, **kwargs):
        # The uploaded name may be as long as it likes: it is thrown away.
        own = {"form_class": PhotoFormField, "max_length": None}
        return super().formfield(**own | kwargs)
