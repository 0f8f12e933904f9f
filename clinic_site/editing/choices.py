"""Chosen things by their numbers, of which one that no database can hold is none that there is."""

from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField

MOST_DIGITS = 18  # of a number that fits into a column


class KnownChoicesField(ModelMultipleChoiceField):
    """Django's own, but where a number has no end the form is refused, and not the database."""

    def clean(self, value):
        if any(len(str(number)) > MOST_DIGITS for number in value or ()):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)
