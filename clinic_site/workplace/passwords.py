"""Which passwords are refused: short ones, those that everybody tries, and what the clinic is called."""

import re
from collections.abc import Iterator
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile, Treatment
from clinic_site.folding import fold
from services.models import Service

SHORTEST, LONGEST = 12, 100  # characters; a text of a megabyte would be long work to hash
WORD = 4  # letters of a word of the list that counts when it is put together with another one
NAME = 5  # letters of a word that names something here; shorter ones are in too much else
# The signs that people write for letters; a 1 is either of two.
DISGUISES = [str.maketrans("@483!0$571", f"aabeiosst{letter}") for letter in "il"]
NO_LETTERS = r"[\W\d_]+"
BEFORE, AFTER = re.compile(f"^{NO_LETTERS}"), re.compile(f"{NO_LETTERS}$")
BETTER = "Three or four words that do not belong together make a good one."


class LongEnough:
    """At least twelve characters, and no more than a hundred."""

    def validate(self, password, user=None):
        if len(password) < SHORTEST:
            raise ValidationError(
                f"This password is too short: it needs {SHORTEST} characters or more. {BETTER}",
                code="too_short",
            )
        if len(password) > LONGEST:
            raise ValidationError(
                f"This password is too long: {LONGEST} characters are the most.", code="too_long"
            )

    def get_help_text(self):
        return f"At least {SHORTEST} characters. {BETTER}"


class KnownFromBreaches:
    """None of the list of breached passwords that Django ships, however it is disguised."""

    def validate(self, password, user=None):
        # What is too long is refused as that, and not read a thousand times.
        if any(_is_known(reading) for reading in _readings(password[: LONGEST + 1])):
            raise ValidationError(
                "Whoever guesses passwords tries this one early: it is in lists of stolen ones, or "
                f"made of one or two that are. {BETTER}",
                code="known",
            )

    def get_help_text(self):
        return (
            "None that is in lists of stolen passwords, not with other signs or a number at its end "
            "either."
        )


class NamesNothingHere:
    """No password that names the clinic, its town, what it offers, or the year."""

    def validate(self, password, user=None):
        spelled = [fold(password), *_without_disguise(fold(password))]
        squeezed = ["".join(re.findall(r"[^\W_]+", text)) for text in spelled]
        if any(name in text for text in squeezed for name in _names_here()):
            raise ValidationError(
                "Leave out the names of the clinic, its town, and its treatments: whoever guesses "
                "knows them, too.",
                code="name",
            )
        this = timezone.localdate().year
        if any(str(year) in squeezed[0] for year in (this - 1, this, this + 1)):
            raise ValidationError(
                "Leave out the year: whoever guesses puts it behind every word.", code="year"
            )

    def get_help_text(self):
        return "Not the name of the clinic, of its town, or of a treatment, and not the year."


@cache
def _known() -> frozenset:
    return frozenset(CommonPasswordValidator().passwords)


def _names_here() -> set[str]:
    profile = ClinicProfile.get_solo()
    whole = [profile.name, profile.city]
    treatments = Treatment.objects.values_list("name", flat=True)
    pages = Service.objects.published().values_list("title", flat=True)
    words = [re.findall(r"[^\W_]+", fold(text)) for text in (*whole, *treatments, *pages)]
    letters = {word.strip("0123456789") for found in words for word in found}
    together = {"".join(found) for found in words[: len(whole)]}
    return {name for name in letters | together if len(name) >= NAME}


def _readings(password) -> Iterator[str]:
    """The texts that a password may stand for: without its first and last signs, and its disguise."""
    for spelled in {password.casefold(), fold(password)}:
        begun, ended = BEFORE.sub("", spelled), AFTER.sub("", spelled)
        for text in {spelled, begun, ended, _bare(spelled)}:
            yield text
            yield from _without_disguise(text)


def _without_disguise(text) -> list[str]:
    return [text.translate(signs) for signs in DISGUISES]


def _is_known(text) -> bool:
    known = _known()
    again = text[: (text + text).find(text, 1)]  # of "abcabcabc" the first "abc"
    if text in known or again in known or 0 < len(again) < WORD:
        return True
    return any(
        _is_word(text[:place]) and _is_word(text[place:])
        for place in range(WORD, len(text) - WORD + 1)
    )


def _is_word(part) -> bool:
    return any(len(one) >= WORD and one in _known() for one in (part, _bare(part)))


def _bare(text):
    return AFTER.sub("", BEFORE.sub("", text))
