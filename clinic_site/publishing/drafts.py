"""What lets a draft always be saved: a free address, where the one that was typed cannot be its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from re import fullmatch
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.text import slugify

STAND_IN = "untitled-draft"  # the address of a draft that has neither an address nor a title
LONGEST = 100  # characters of an address, and of what a treatment is called
ROOM = 10  # of these, for a number at its end
NO_ADDRESS = "The address was left empty, so it is “{}”."
NOT_AN_ADDRESS = "An address is made of letters, digits, and hyphens, so it is “{}”."
BY_ITS_TITLE = "The address follows the title now: it is “{}”."
TAKEN = "{} the address “{}”, so this draft has “{}”."


@dataclass(frozen=True)
class Replacement:
    """Of a draft: a field, what it holds in the place of what was typed, and why, in a sentence."""

    field: str
    value: Any
    why: str


def replacements(page, typed: str) -> Iterator[Replacement]:
    """What has to stand in `page`, which may be new, so that a row can hold it as a draft."""
    yield from _address(page, typed.strip())
    yield from page.replaced_in_drafts()


def is_stand_in(slug: str) -> bool:
    return fullmatch(rf"{STAND_IN}(-\d+)?", slug) is not None


def free(wanted: str, taken: set[str], between: str = "-") -> str:
    """`wanted`, or the first of "wanted-2", "wanted-3" and so on that nobody has."""
    found = wanted
    for number in count(2):
        if found not in taken:
            break
        end = f"{between}{number}"
        found = wanted[: LONGEST - len(end)] + end
    return found


def _address(page, typed):
    wanted, why = _wanted(page, typed)
    others = page.others_in_use().filter(slug__startswith=wanted[: LONGEST - ROOM])
    taken = {*others.values_list("slug", flat=True), *page.reserved_addresses}
    found = free(wanted, taken)
    if found != wanted and not is_stand_in(wanted):
        why = TAKEN.format(_who_has(page, wanted, others), wanted, found)
    if found != typed:
        yield Replacement("slug", found, why.format(found))


def _who_has(page, slug, others):
    if slug in page.reserved_addresses:
        return "The site itself uses"
    is_trashed = others.filter(slug=slug, trashed_at__isnull=False).exists()
    return "A page in the trash has" if is_trashed else "Another page has"


def _wanted(page, typed):
    """The address that a draft should have, and why it is not the one that was typed."""
    named = slugify(page.title_typed)[:LONGEST].strip("-")
    if typed and not (is_stand_in(typed) and named):
        made = typed if _is_address(typed) else slugify(typed)
        if made := made[:LONGEST]:
            return made, NOT_AN_ADDRESS
    elif typed:
        return named, BY_ITS_TITLE
    rows = type(page).objects.with_trash().filter(pk=page.pk)
    stored = rows.values_list("slug", flat=True).first() if page.pk else None
    return stored or named or STAND_IN, NOT_AN_ADDRESS if typed else NO_ADDRESS


def _is_address(typed):
    try:
        validate_slug(typed)
    except ValidationError:
        return False
    return True
