"""What an author meant by the address of a link: `someone@x.example` is an email address."""

import re
from collections.abc import Iterator
from html import escape, unescape

import phonenumbers
from django.conf import settings
from phonenumbers import ValidationResult

from .links import BLANKS, UNREAD, path_on_this_site
from .text import plain_text

SCHEME = re.compile("https?://", re.IGNORECASE)  # which an editor may have put before it
MISSPELLED = re.compile(
    "^(?:https?(?::/?|//)(?=[^:/])|https?://(?=https?(?::|//)))", re.IGNORECASE
)
CALLED = re.compile("(?:mailto|tel):", re.IGNORECASE)
SHORT = re.compile("[2-9]11|988")  # numbers for help, which need no area code
EMAIL = re.compile(
    r"[^\s@/?#:<>\"]+@(?:[^\s@/?#:.<>\"]+\.)+[a-z]{2,}(?:\?[^\s<>\"]*)?", re.IGNORECASE
)
HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?P<ending>[a-z]{2,})(?::[0-9]{1,5})?(?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
# How the names of files end, which are no hosts.
FILES = set("html htm php asp aspx jsp pdf doc docx odt txt xml jpg jpeg png gif webp zip".split())  # noqa: SIM905 -- a list of words
TELEPHONE = re.compile(
    r"[+(]?[0-9][0-9\s().\-/\u2010-\u2013]{5,}(?:(?:x|ext\.?)\s*[0-9]{1,6})?", re.IGNORECASE
)
# What a clipboard brings along around an address, and nobody sees.
AROUND = BLANKS + "\xa0\u200b\u200e\u2060\ufeff"
LONGEST = 500  # characters of an address that is looked at
LINK = re.compile(
    r"""<a\s[^<>]*?\bhref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))[^<>]*>([^<]*+(?:<(?!/?a[\s>])[^<]*+)*+)""",
    re.IGNORECASE,
)
DEAD = re.compile(
    r"(?!(?:https?|mailto|tel):)[^:/?#]*:|https?:/*(?:$|[^/?#]*[\s()])", re.IGNORECASE
)
HREF = re.compile(r'(<a\s[^<>]*?\bhref=")([^"<>]*)"', re.IGNORECASE)
HERE = re.compile(r"[/?#]|\.{1,2}/")  # how an address on this site begins
REACHED = re.compile(
    r"https?://(?:[^\s/?#@]*@)?(?:localhost\b|\[|[^\s/?#()]+\.[^\s/?#()])"
    r"|mailto:(?:\?|[^\s?]*@[^\s?])|tel:(?:\+|[0-9]{3,6}$)",
    re.IGNORECASE,
)
TOLD = (
    "Links lead to web pages, email addresses, and phone numbers. These became plain words, for they "
    "led elsewhere: {}."
)
TOLD_OF_NOWHERE = (
    "These links lead nowhere: {}. Open each with the link button, then choose a page from the list "
    "or write a whole address; a phone number needs its area code."
)
MOST_TOLD = 5


def with_meant_links(html: str) -> str:
    """`html`, which need not be clean, with links to what their author meant."""
    return HREF.sub(_meant_link, html)


def _meant_link(link):
    address = unescape(link[2])
    becomes = meant(address)
    return link[0] if becomes == address else f'{link[1]}{escape(becomes)}"'


def meant(address: str) -> str:
    """The address that an author meant, or `address` itself."""
    if len(address) > LONGEST:
        return address
    typed = address.strip(AROUND)
    for _twice in "12":  # the dialog puts https:// before what already has a scheme
        typed = MISSPELLED.sub(_spelled, typed, count=1)
    bare = CALLED.sub("", SCHEME.sub("", typed, count=1), count=1).strip().removesuffix("/")
    if EMAIL.fullmatch(bare):
        return f"mailto:{bare}"
    if (TELEPHONE.fullmatch(bare) or SHORT.fullmatch(bare)) and (number := _telephone(bare)):
        return number
    if not SCHEME.match(typed) and (host := HOST.fullmatch(typed)):
        return address if host["ending"].lower() in FILES else f"https://{typed}"
    return typed or address


def _spelled(start):
    """The beginning of an address of the web, of which a sign was forgotten or which stands twice."""
    scheme = "https" if start[0].lower().startswith("https") else "http"
    return "" if start[0].endswith("://") else f"{scheme}://"


def _telephone(typed):
    if SHORT.fullmatch(typed):
        return f"tel:{typed}"
    try:
        number = phonenumbers.parse(re.sub("^00", "+", typed), settings.PHONENUMBER_DEFAULT_REGION)
    except phonenumbers.NumberParseException:
        return ""
    if phonenumbers.is_possible_number_with_reason(number) != ValidationResult.IS_POSSIBLE:
        return ""
    extension = f";ext={number.extension}" if number.extension else ""
    own = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"tel:{own}{extension}"


def told_of_dead_links(html: str) -> str:
    """A sentence for the author of `html`, as it was typed, whose links cannot stay; or none."""
    return _told(TOLD, html, _is_dead)


def told_of_links_to_nowhere(html: str) -> str:
    """A sentence for the author of `html`, as it is stored, whose links stay for nothing; or none.

    A word that stands for a page of the site has become a link to it by then.
    """
    return _told(TOLD_OF_NOWHERE, html, _leads_nowhere)


def _told(sentence, html, is_meant):
    found = dict.fromkeys(
        f"“{plain_text(words)[:80]}” ({address[:80]})"
        for address, words in _links(html)
        if is_meant(address)
    )
    more = f" and {len(found) - MOST_TOLD} more" if len(found) > MOST_TOLD else ""
    return sentence.format(", ".join(list(found)[:MOST_TOLD]) + more) if found else ""


def _links(html: str) -> Iterator[tuple[str, str]]:
    for *addresses, words in LINK.findall(html):
        yield unescape("".join(addresses)).strip(AROUND), words


def _is_dead(address):
    return DEAD.match(address.translate(UNREAD)) and meant(address) == address


def _leads_nowhere(address):
    return not (HERE.match(address) or REACHED.match(address) or path_on_this_site(address))
