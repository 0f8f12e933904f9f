"""The field that stores a picture: cleaned and under a random name, whoever saves it."""

import secrets

from django import forms
from django.db import models
from django.db.models.fields.files import ImageFieldFile

from .cleaning import clean_photo


class PhotoFile(ImageFieldFile):
    def save(self, name, content, save=True):  # noqa: FBT002 -- Django's own signature
        cleaned = clean_photo(content)
        suffix = cleaned.name.rpartition(".")[2]
        super().save(f"{secrets.token_hex(16)}.{suffix}", cleaned, save)


class PhotoFormField(forms.FileField):
    """An upload that is tried before it is stored, so that a refusal is a sentence in the form."""

    widget = forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file and file is not initial:
            clean_photo(file)
            file.seek(0)
        return file


class PhotoFileField(models.ImageField):
    attr_class = PhotoFile

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PhotoFormField, **kwargs})
