"""Text that is unreadable in the database, and the hash by which it is found there."""

from collections.abc import Callable

from django.core.exceptions import FieldError
from django.db import models

from .keys import decrypt, encrypt, keyed_hash


class EncryptedTextField(models.TextField):
    """Text that is encrypted in the database; "" stays "". A wrong key raises `WrongKeyError`.

    The same text looks different in each row, so nothing can be compared with it.
    """

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return encrypt(value) if value else value

    def from_db_value(self, value, expression, connection):
        return decrypt(value) if value else value

    def get_lookup(self, lookup_name):
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"“{self.name}” is encrypted: look it up by its hash.")


class LookupHashField(models.CharField):
    """The keyed hash of another field of the row, brought into one spelling by `normalize`.

    It follows that field with every `save()` and `bulk_create()`; `update()` must not be used.
    """

    def __init__(self, *, of: str, normalize: Callable[[str], str], **options):
        self.of = of
        self.normalize = normalize
        defaults = {"max_length": 64, "blank": True, "default": "", "editable": False}
        super().__init__(**defaults | {"db_index": True} | options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"of": self.of, "normalize": self.normalize}

    def pre_save(self, instance, add):
        normalized = self.normalize(getattr(instance, self.of))
        value = keyed_hash(normalized) if normalized else ""
        setattr(instance, self.attname, value)
        return value
