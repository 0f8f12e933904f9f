"""Where links lead: those to other sites are marked when a text is shown."""

import re
from html import unescape
from urllib.parse import unquote, urlsplit

from django.conf import settings

from .markup import LINKED

LINK = re.compile(rf"<a ([^<>]*)>({LINKED})</a>")
ADDRESS = re.compile(r'(?:^| )href="([^"]*)"')
# The arrow that is seen comes from the style sheet; this is for who does not see it.
MARK = '<span class="visually-hidden"> (another site)</span>'
# What browsers pass over when they read an address, and what they take for two slashes.
BLANKS = "".join(map(chr, range(33)))
SLASHES = re.compile("^//+")
UNREAD = str.maketrans("\\", "/", "\t\n\r")


def with_marked_links(html: str) -> str:
    """Cleaned `html` in which links to other sites say that they are."""
    return LINK.sub(_marked, html)


def _marked(match):
    attributes, words = match.groups()
    if not leads_elsewhere(unescape(ADDRESS.search(attributes)[1])):
        return match[0]
    return f'<a rel="noopener" {attributes}>{words}{MARK}</a>'


def leads_elsewhere(address: str) -> bool:
    """Whether a link leaves the site; our own host may be written out."""
    parts = _parts_of(address)
    if parts is None:
        return True  # not an address that anybody could follow
    is_path = not parts.scheme and not parts.netloc
    if is_path or parts.scheme not in {"", "http", "https"}:
        return False
    return parts.netloc.casefold() != urlsplit(settings.SITE_URL).netloc.casefold()


def path_on_this_site(address: str) -> str:
    """The path of an address of our own as the server reads it, with a slash at its end.

    Empty for any other address, and for a relative one.
    """
    parts = _parts_of(address)
    is_ours = parts and parts.scheme in {"", "http", "https"} and not leads_elsewhere(address)
    if not is_ours or not parts.path.startswith("/"):
        return ""
    return unquote(parts.path).removesuffix("/") + "/"


def _parts_of(address):
    try:
        return urlsplit(SLASHES.sub("//", address.strip(BLANKS).translate(UNREAD)))
    except ValueError:
        return None
