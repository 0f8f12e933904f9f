"""Which addresses that nobody found are worth a look: not those that programs try, nor what may tell of a person."""

import re
from itertools import pairwise

from .paths import KEYS, as_kept, is_reserved

LONGEST = 120  # characters
DEEPEST = 5  # parts
# Words and numbers as a person or an old link has them, and a page of an older site.
PART = re.compile(r"[^\W_](?:[\w-]*[^\W_])?", re.UNICODE)
PAGE = re.compile(r"\.(?:html?|pdf)$")
DAY = re.compile(
    r"^/(?:19|20)\d\d/\d{1,2}/(?:\d{1,2}/)?"
)  # as older sites have them before a name
PROBED = re.compile(
    r"^(?:wp|wordpress|xmlrpc|php\w*|cgi\w*|admin\w*|administrator|login|signin|user|users|api|v\d+|graphql"
    r"|actuator|console|manager|vendor|node_modules|backup\w*|bak|old|tmp|temp|test|dev|staging|debug|setup"
    r"|install\w*|config\w*|conf|sql|db|database|mysql|phpmyadmin|pma|shell|cmd|exec|eval|env|git|svn|aws"
    r"|jenkins|solr|owa|ecp|autodiscover|remote|telescope|ignition|hnap1|boaform|goform|sdk|webui"
    r"|server|status|metrics|health|swagger\w*|docs|storage|upload\w*|files?|assets|static|js|css|img|images"
    r"|fonts|media|ads|sellers|humans|security|trackback|rss|comments|xmlsitemap|sitemap\w*|apple|favicon"
    r"|null|undefined|nan|index)$"
)  # fmt: skip
PROGRAMS = re.compile(
    r"curl|wget|python|go-http|java/|okhttp|scan|nikto|nmap|zgrab|masscan|nuclei|httpx|libwww|fuzz"
    r"|headless|axios|node-fetch|perl|ruby|exploit|sqlmap|dirb|gobuster",
    re.IGNORECASE,
)
LONG_NUMBER = re.compile(r"\d{5}")
LONGEST_WORD = 20  # letters: longer ones without a hyphen are keys
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6}")  # in a row no word has so many
DIGITS_IN_ALL = 7  # of a telephone number, however it is written
SWITCHES = 3  # between letters and digits


def is_worth_a_look(request) -> bool:
    """Whether an address that was not found is to be counted."""
    path, agent = request.path, request.headers.get("User-Agent", "")
    is_asked = request.method == "GET" and agent and not PROGRAMS.search(agent)
    return bool(is_asked) and not is_reserved(path) and is_an_address(path)


def is_an_address(path: str) -> bool:
    """Whether a path reads as the address of a page, and as nothing that a program or a person alone knows."""
    if len(path) > LONGEST or "//" in path or "@" in path:
        return False
    kept = as_kept(path)
    if kept.startswith(KEYS) and kept != KEYS:
        return False
    bare = PAGE.sub("", kept).strip("/")
    bare = DAY.sub("", f"/{bare}/").strip("/")
    parts = bare.split("/")
    if not bare or len(parts) > DEEPEST:
        return False
    return all(PART.fullmatch(part) and _reads_as_words(part) for part in parts)


def _reads_as_words(part):
    if LONG_NUMBER.search(part) or sum(map(str.isdigit, part)) >= DIGITS_IN_ALL:
        return False
    if PROBED.match(part.partition("-")[0] if part.startswith(("wp-", "cgi-")) else part):
        return False
    return all(map(_is_a_word, re.split("[-_]", part)))


def _is_a_word(word):
    kinds = [sign.isdigit() for sign in word]
    switches = sum(one != two for one, two in pairwise(kinds))
    return len(word) <= LONGEST_WORD and switches < SWITCHES and not CONSONANTS.search(word)
