"""Chosen things by their numbers, of which one that no database can hold is none that there is."""

from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField

from .combining import Combined

MOST_DIGITS = 18  # of a number that fits into a column


class KnownChoicesField(ModelMultipleChoiceField):
    """Django's own, but where a number has no end the form is refused, and not the database."""

    def combined(self, base, mine, theirs):
        """What both left or either chose, without what one of them took out."""
        base, mine, theirs = map(_numbers, (base, mine, theirs))
        return Combined(sorted((mine & theirs) | (mine - base) | (theirs - base)))

    def clean(self, value):
        if any(len(str(number)) > MOST_DIGITS for number in value or ()):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


def _numbers(chosen):
    return {str(getattr(thing, "pk", thing)) for thing in chosen or ()}
