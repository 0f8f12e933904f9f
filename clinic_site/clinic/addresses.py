"""Several email addresses in one field, each on a line of its own."""

import re

from django.core.exceptions import ValidationError
from django.db import models

from clinic_site.outbox.addresses import is_address, tidied

MOST = 10  # each gets an email of its own
# What people and address books write between two addresses; none of it is part of one.
BETWEEN = re.compile(r"[\s,;]+")


def addresses_in(text: str) -> list[str]:
    """Each address once, in the order in which they were written."""
    found = {}
    for address in filter(None, map(tidied, BETWEEN.split(text))):
        found.setdefault(address.casefold(), address)
    return list(found.values())


def validate_addresses(text: str) -> None:
    """Raises `ValidationError` that names the first address that is none, or where there are too many."""
    addresses = addresses_in(text)
    for address in addresses:
        if not is_address(address):
            raise ValidationError(f"“{address}” is not a complete email address.")
    if len(addresses) > MOST:
        raise ValidationError(f"Please give at most {MOST} addresses.")


class EmailsField(models.TextField):
    """Any number of addresses, in whatever way they were written; stored one on each line."""

    default_validators = [validate_addresses]

    def to_python(self, value):
        text = super().to_python(value)
        return text and "\n".join(addresses_in(text))
