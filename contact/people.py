"""Under which spelling a person is found again: of email addresses and phone numbers."""

import re
import unicodedata
from collections.abc import Callable

import phonenumbers
from django.conf import settings
from phonenumber_field.phonenumber import PhoneNumber
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher

from clinic_site.encryption.keys import keyed_hashes
from clinic_site.outbox import addresses

MOST_TELEPHONES = 2  # of one request: by each of them it is found
LONGEST_TELEPHONE = 200  # characters
# From most countries one dials abroad with 00, and here with 011.
DIALED_ABROAD = re.compile(r"(?<![\d:.,+])\+?00(?=\s?[1-9])")
# Mexican mobiles had a 1 behind the country's number until 2019, and are still written so.
OLD_MEXICAN = re.compile(r"\+\s?52\s?1(?=[\s-]?\d)")
# A number of ours, whatever stands between its parts: 727,555,0100, two with a blank between them.
OF_OURS = re.compile(r"(?<![\d+])(?:1\W*)?(\d{3})\W{0,3}(\d{3})\W{0,3}(\d{4})(?!\d)")
LETTERS_FOR_ZEROS = re.compile(r"(?<=\d)o+|o+(?=\d)", re.IGNORECASE)
FOR_HYPHENS = str.maketrans("*_", "--")


def normalized_email(text: str) -> str:
    return addresses.in_one_spelling(text)


def normalized_telephone(text: str) -> str:
    """The first number as +17272301439, without its extension; "" where there is none."""
    return next(iter(normalized_telephones(text)), "")


def normalized_second_telephone(text: str) -> str:
    """The other number of somebody who wrote two; "" where there is none."""
    return next(iter(normalized_telephones(text)[1:]), "")


def normalized_telephones(text: str) -> list[str]:
    """Each number of a text as +17272301439, without its extension."""
    return [number.as_e164 for number in telephones_in(text)]


def parsed_telephone(text: str) -> PhoneNumber | None:
    """The first number that somebody wrote; None where nobody could call any."""
    return next(iter(telephones_in(text)), None)


def telephones_in(text: str) -> list[PhoneNumber]:
    """The numbers that somebody wrote in any of the usual ways, with words around them or not."""
    if len(text) > LONGEST_TELEPHONE:
        return []
    text = _as_dialed_from_here(text)
    if not (numbers := _matches(text)):
        text = LETTERS_FOR_ZEROS.sub(lambda found: "0" * len(found[0]), text)
        text = OF_OURS.sub(r" \1-\2-\3, ", text)
        numbers = _matches(text)
    if len(numbers) < MOST_TELEPHONES and (whole := _whole(text)):
        return [_spelled(whole)]
    return [_spelled(number) for number in numbers]


def _matches(text):
    """Each number in a text, once."""
    found = PhoneNumberMatcher(text, settings.PHONENUMBER_DEFAULT_REGION, Leniency.VALID)
    numbers = [match.number for match in found]
    return list({_as_e164(number): number for number in numbers}.values())


def _as_e164(number):
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def in_one_spelling(normalize: Callable[[str], str], text: str) -> list[str]:
    """The hashes under which a text may be stored; none for an empty one, which finds nobody."""
    normalized = normalize(text)
    return keyed_hashes(normalized) if normalized else []


def hashes_of_telephones(text: str) -> list[str]:
    """The hashes under which each number of a text may be stored."""
    return [found for number in normalized_telephones(text) for found in keyed_hashes(number)]


def _as_dialed_from_here(text):
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    text = unicodedata.normalize("NFKC", seen).translate(FOR_HYPHENS)
    return OLD_MEXICAN.sub("+52 ", DIALED_ABROAD.sub("+", text))


def _whole(text):
    """The number that a text is, letters for digits included: 1-800-FLOWERS."""
    try:
        number = phonenumbers.parse(text, settings.PHONENUMBER_DEFAULT_REGION)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def _spelled(number):
    """The same number, which can say itself in every spelling."""
    spelled = PhoneNumber()
    spelled.merge_from(number)
    return spelled
