"""Under which spelling a person is found again: of email addresses and phone numbers."""

from collections.abc import Callable

import phonenumbers
from django.conf import settings

from clinic_site.encryption.keys import keyed_hashes
from clinic_site.outbox import addresses


def normalized_email(text: str) -> str:
    return addresses.in_one_spelling(text)


def normalized_telephone(text: str) -> str:
    """The number as +17272301439, without its extension; "" where it is none."""
    number = parsed_telephone(text)
    if number is None:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def parsed_telephone(text: str) -> phonenumbers.PhoneNumber | None:
    """The number that somebody wrote in any of the usual ways; None where nobody could call it."""
    try:
        number = phonenumbers.parse(text, settings.PHONENUMBER_DEFAULT_REGION)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def in_one_spelling(normalize: Callable[[str], str], text: str) -> list[str]:
    """The hashes under which a text may be stored; none for an empty one, which finds nobody."""
    normalized = normalize(text)
    return keyed_hashes(normalized) if normalized else []
