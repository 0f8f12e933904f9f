"""A tenth of the payloads as texts that are told apart, and in which form each is sent."""

import re

from clinic_site.richtext.sanitizer import Loss, clean_and_tell

from .payloads import SAMPLE
from .sending import TEXTS_PER_FORM

# The number tells them apart; and a text of which nothing is left would be refused as empty.
TEXTS = [f"<p>{number}</p>{payload}" for number, payload in enumerate(SAMPLE)]
PICTURE = re.compile("<im(?:g|age)", re.IGNORECASE)
# Why a form refuses some of them.
NO_PICTURES_OF_OTHERS = (
    "This text holds a picture that is not in the photo library. Take it out, or add it with the "
    "photo button."
)
NO_PHOTO_ANY_MORE = "Photo … is no longer in the photo library. Take it out of this text."
TOO_DEEP = (
    "This text has too many lists, quotes, or tables, or nests them too deep, to be shown. Paste it "
    "again as plain text, then give it its form with the buttons above."
)
# Refused by the form; below it their words alone are kept, the number too.
DEEP = {number for number, text in enumerate(TEXTS) if Loss.NESTING in clean_and_tell(text)[1]}
# A form that holds a NUL is refused before anybody reads it: tests/site/test_hostile_forms.py.
# Pictures come last: most of them are refused, and with them the other texts of their form.
SENDABLE = sorted(
    (number for number, text in enumerate(TEXTS) if "\0" not in text),
    key=lambda number: bool(PICTURE.search(TEXTS[number])),
)
FORMS = [
    SENDABLE[start : start + TEXTS_PER_FORM] for start in range(0, len(SENDABLE), TEXTS_PER_FORM)
]
