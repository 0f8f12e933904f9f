"""What a form remembers of the moment it was opened, signed: from where, and which consent."""

import re
from urllib.parse import parse_qs, urlsplit

from django.core import signing

from .consent import CURRENT

SALT = "contact.form_context"
PATH = re.compile(r"/[\w/.-]{0,199}", re.ASCII)
CAMPAIGN_PARTS = ("utm_source", "utm_medium", "utm_campaign")
LONGEST_PART = 60  # characters
LONGEST_QUERY = 2000  # characters


def sign_context(*, referrer: str, query: str) -> str:
    """The hidden field of a form that is opened now, from this page and with this query string."""
    path, query_before = _path_and_query(referrer)
    values = {
        "consent": CURRENT,
        "source_page": path if PATH.fullmatch(path) else "",
        "campaign": _campaign(query) or _campaign(query_before),
    }
    return signing.dumps(values, salt=SALT)


def read_context(signed: str) -> dict | None:
    """What `sign_context` wrote, however long ago; None for what it did not write."""
    try:
        return signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return None


def _path_and_query(referrer):
    """Of the page before; empty where a program wrote nonsense there."""
    try:
        page = urlsplit(referrer)
    except ValueError:
        return "", ""
    return page.path, page.query


def _campaign(query):
    """The campaign's own words of an address: "newsletter, email, autumn"."""
    given = parse_qs(query) if len(query) < LONGEST_QUERY else {}
    parts = (re.sub(r"[^\w .+-]", "", given.get(name, [""])[0]) for name in CAMPAIGN_PARTS)
    return ", ".join(part[:LONGEST_PART] for part in parts if part.strip())
