"""Addresses as they are asked for, kept and led to: paths of this site, and nothing else."""

import re
from unicodedata import category, normalize
from urllib.parse import quote, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve, reverse

LONGEST = 300  # characters of an address
LONGEST_TARGET = LONGEST * 3  # with signs in their long spelling
SLASHES = re.compile("/{2,}")
KEYS = "/review/"  # what stands behind it is the key of a review link, also where that has ended
# What a browser passes over, reads as a slash, or what turns the words around it.
UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Cs", "Co"}
IN_A_PATH = "/!$&'()*+,;=:@-._~"

NO_PATH = "“{}” is no address of this site: it begins with a slash, such as /blog/pain/."
TOO_LONG = f"An address has at most {LONGEST} characters."
WITH_SIGNS = "“{}” holds signs that no address has."
WITH_QUERY = "“{}” has a question mark. Addresses are told apart by what stands before it, and nothing else."
ELSEWHERE = "“{}” leads to another site. Visitors are led to addresses of this site alone."
RESERVED = "“{}” belongs to the site itself, such as photos, review links, and the staff’s pages. It stays."
HOME = "The home page is always there."


def tidied(path: str) -> str:
    """A path with one slash where others stand, too: at its end, if it does not look like a file."""
    path = SLASHES.sub("/", normalize("NFC", path)).removesuffix("/")
    return path if "." in path.rpartition("/")[2] else f"{path}/"


def as_kept(path: str) -> str:
    """A path in the one spelling by which it is looked up, in small letters."""
    return tidied(path.lower())


def is_reserved(path: str) -> bool:
    """Whether what stands at a path, or does not, is never forwarded."""
    own = (reverse("admin:index"), settings.STATIC_URL, settings.MEDIA_URL, "/healthz/", "/.")
    kept = as_kept(path)
    return kept.startswith(own) or (kept.startswith(KEYS) and kept != KEYS)


def asked_in(words: str) -> str:
    """The address that staff, or a list of theirs, name as an old one; its host does not matter.

    Raises `ValidationError` with a sentence.
    """
    path, query, _fragment = _split(words, is_any_host=True)
    if query:
        raise ValidationError(WITH_QUERY.format(words))
    kept = as_kept(path)
    if kept == "/":
        raise ValidationError(HOME)
    if len(kept) > LONGEST:  # some letters are two when they are small
        raise ValidationError(TOO_LONG)
    return kept


def target_in(words: str, *, old_host: str = "") -> str:
    """The address that visitors are to be led to: a path of this site, as a browser takes it.

    The host may be ours, or that of an old site. Raises `ValidationError` with a sentence.
    """
    path, query, fragment = _split(words, old_host=old_host)
    if not path.endswith("/") and not _answers(path) and _answers(f"{path}/"):
        path += "/"
    address = quote(path, safe=IN_A_PATH)
    address += f"?{quote(query, safe=IN_A_PATH + '?%')}" if query else ""
    address += f"#{quote(fragment, safe=IN_A_PATH + '?%')}" if fragment else ""
    if len(address) > LONGEST_TARGET:
        raise ValidationError(TOO_LONG)
    return address


def path_of(target: str) -> str:
    """The path of an address as the site reads it, without what is added to it."""
    return unquote(target.partition("#")[0].partition("?")[0])


def added_to(target: str) -> str:
    """What is added to the path of an address: a query, a part of the page, or both; "" for nothing."""
    return target[len(target.partition("#")[0].partition("?")[0]) :]


def led_on(target: str, before: str) -> str:
    """A target with the query and the part that were asked of the address `before` it, as browsers keep them."""
    bare, *part = target.partition("#")
    asked, *own = before.partition("#")
    query = "" if "?" in bare else "".join(asked.partition("?")[1:])
    found = bare + query + ("".join(part) or "".join(own))
    return found if target and len(found) <= LONGEST_TARGET else target


def host_in(words: str) -> str:
    """The host that is written in an address; "" where none is."""
    try:
        return (urlsplit(words.strip()).hostname or "").casefold()
    except ValueError:
        return ""


def _split(words, *, is_any_host=False, old_host=""):
    words = words.strip()
    if len(words) > LONGEST:
        raise ValidationError(TOO_LONG)
    try:
        parts = urlsplit(words)
        host = parts.hostname or ""
    except ValueError:
        raise ValidationError(NO_PATH.format(words)) from None
    path = unquote(parts.path)
    if _has_odd_signs(words) or _has_odd_signs(unquote(words)):
        raise ValidationError(WITH_SIGNS.format(_readable(words)))
    is_whole = parts.scheme in {"http", "https"} and host
    ours = {urlsplit(settings.SITE_URL).hostname, old_host}
    if parts.scheme or parts.netloc:
        if not is_whole:
            raise ValidationError(NO_PATH.format(words))
        if not (is_any_host or host.casefold() in ours):
            raise ValidationError(ELSEWHERE.format(words))
        path = path or "/"
    if not path.startswith("/") or path.startswith("//"):
        raise ValidationError(NO_PATH.format(words))
    if {".", ".."} & set(path.split("/")):
        raise ValidationError(NO_PATH.format(words))
    if is_reserved(path):
        raise ValidationError(RESERVED.format(words))
    return path, parts.query, parts.fragment


def _has_odd_signs(words):
    return (
        "\\" in words
        or "\N{REPLACEMENT CHARACTER}" in words
        or any(category(sign) in UNSEEN for sign in words)
    )


def _readable(words):
    return "".join(sign for sign in words if category(sign) not in UNSEEN)


def _answers(path):
    try:
        return bool(resolve(path))
    except Resolver404:
        return False
