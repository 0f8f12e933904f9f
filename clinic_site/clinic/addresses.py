"""Several email addresses in one field, each on a line of its own."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models

MOST = 10  # each gets an email of its own
# What people and address books write between two addresses; none of it is part of one.
BETWEEN = re.compile(r"[\s,;]+")
# Beside what Django asks: no quotes, no machine without a domain, no bare number.
AT_A_DOMAIN = re.compile(r'[^"@]{1,64}@[\w-]+(\.[\w-]+)+', re.ASCII)


def addresses_in(text: str) -> list[str]:
    """Each address once, in the order in which they were written."""
    found = {}
    for address in filter(None, BETWEEN.split(text)):
        found.setdefault(address.casefold(), address)
    return list(found.values())


def can_be_reached(address: str) -> bool:
    """Whether it is an address at a domain of the net, as every mail server reads it."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return bool(AT_A_DOMAIN.fullmatch(address))


def validate_addresses(text: str) -> None:
    """Raises `ValidationError` that names the first address that is none, or where there are too many."""
    addresses = addresses_in(text)
    for address in addresses:
        if not can_be_reached(address):
            raise ValidationError(f"“{address}” is not a complete email address.")
    if len(addresses) > MOST:
        raise ValidationError(f"Please give at most {MOST} addresses.")


class EmailsField(models.TextField):
    """Any number of addresses, in whatever way they were written; stored one on each line."""

    default_validators = [validate_addresses]

    def to_python(self, value):
        text = super().to_python(value)
        return text and "\n".join(addresses_in(text))
