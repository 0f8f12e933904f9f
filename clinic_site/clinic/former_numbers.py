"""The phone numbers that the clinic had before, each on a line of its own."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from phonenumber_field.phonenumber import PhoneNumber, to_python


def numbers_in_lines(text: str) -> list[PhoneNumber]:
    """The number of each line that holds one which can be called."""
    return [number for line in text.splitlines() if (number := _number_in(line))]


def with_former(lines: str, former: PhoneNumber | None, present: PhoneNumber | None) -> str:
    """The list with the number that was the clinic's until now, and without the one that is."""
    numbers = {number.as_e164: number for number in [*numbers_in_lines(lines), former] if number}
    numbers.pop(getattr(present, "as_e164", None), None)
    return _in_lines(numbers.values())


def validate_numbers(text: str) -> None:
    for line in filter(str.strip, text.splitlines()):
        if not _number_in(line):
            raise ValidationError(f"“{line.strip()}” is not a whole phone number.")


class FormerNumbersField(models.TextField):
    """Phone numbers however they were written; stored as they are written here, one on each line."""

    default_validators = [validate_numbers]

    def to_python(self, value):
        text = super().to_python(value)
        return text and "\n".join(map(_tidied, filter(str.strip, text.splitlines())))


def _number_in(line):
    number = to_python(line.strip(), region=settings.PHONENUMBER_DEFAULT_REGION)
    return number if number and number.is_valid() else None


def _tidied(line):
    number = _number_in(line)
    return _in_lines([number]) if number else line.strip()


def _in_lines(numbers):
    ours = settings.PHONENUMBER_DEFAULT_REGION
    return "\n".join(
        number.as_national
        if to_python(number.as_national, region=ours) == number
        else number.as_international
        for number in numbers
    )
