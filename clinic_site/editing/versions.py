"""Tells two states of an object apart, and refuses to save over a newer one than somebody saw."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from clinic_site.encryption.keys import keyed_hash

from .values import keys_of


def version_of(instance: Model, names: Iterable[str], *others: object) -> str:
    """A token of the stored values of these fields, and of other values, such as those of rows."""
    return keyed_hash(repr([*(_value(instance, name) for name in names), *others]))


def _value(instance, name):
    field = instance._meta.get_field(name)
    if field.many_to_many:
        return keys_of(field.value_from_object(instance))
    return field.value_to_string(instance)


class VersionedForm(forms.ModelForm):
    """A form that carries the version it was opened with; of two who save, the later is told.

    It must be validated in the transaction that saves it.
    """

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.version_of(self.instance)

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk is not None:
            self._refuse_over_a_newer_one(cleaned.get("version"))
        return cleaned

    def version_of(self, instance: Model) -> str:
        """The version of what this form fills in."""
        columns = {field.name for field in instance._meta.get_fields()}
        return version_of(instance, [name for name in self.fields if name in columns])

    def refusal(self, newer: Model) -> str:
        """The sentence that refuses to save over this newer state, given as it is stored."""
        raise NotImplementedError

    def _refuse_over_a_newer_one(self, seen):
        newer = type(self.instance)._base_manager.select_for_update().get(pk=self.instance.pk)
        version = self.version_of(newer)
        if seen != version:
            # The second time they have read what it says now, and may save.
            self.data = self.data.copy()
            self.data[self.add_prefix("version")] = version
            raise ValidationError(self.refusal(newer), code="newer")
