"""Pages that say what went wrong and whom to call, whatever else is broken."""

import logging
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template

from django.http import HttpResponse
from django.template.loader import render_to_string

from clinic_site.clinic.last_known import last_known
from clinic_site.richtext.telephones import with_number_of_today

logger = logging.getLogger(__name__)
# By status: the heading, and what to do.
WORDS = {
    400: (
        "We could not read that request",
        (
            "Something in the address or the form did not arrive as it should. Please go back and "
            "try again."
        ),
    ),
    403: (
        "This page is not open to you",
        (
            "You may need to sign in with another account, or to ask a colleague who looks after "
            "the site."
        ),
    ),
    404: (
        "We cannot find that page",
        "It may have moved, or the address may have a small mistake in it.",
    ),
    405: (
        "This page cannot do that",
        "It can be read, but nothing can be sent to it. Please go back and try again.",
    ),
    410: (
        "This photo was taken away",
        "It was here once. The page that showed it may have another one now.",
    ),
    413: (
        "That was too much at once",
        (
            "What you sent is larger than this site can take. Please go back, shorten your text, or "
            "choose a smaller file, and send it again."
        ),
    ),
    429: (
        "That was too often",
        "Please wait a few minutes, then try again.",
    ),
    500: (
        "Something went wrong on our side",
        "We are sorry. The page could not be shown just now. Please try again in a few minutes.",
    ),
    503: (
        "This page is not here just now",
        "We are sorry. Something on our side does not answer. Please try again in a few minutes.",
    ),
    507: (
        "There is no room for this just now",
        (
            "The site’s disk is full, so nothing of it was kept. Please tell whoever looks after the "
            "site, keep what you have, and try again later."
        ),
    ),
}
PAGE_GONE = (
    "This page is not here any more",
    "It was here once, and has been taken away.",
)
FORM_TOO_OLD = (
    "This form is too old",
    (
        "It was opened before you last signed in. Nothing was saved. Go back, copy what you typed, "
        "then sign in again."
    ),
)
WITHOUT_WORDS = (405, 410)  # which Django and the photos answer to programs
PLAIN = Path(__file__).with_name("plain_page.html").read_text(encoding="utf-8")
STYLE = PLAIN.partition("<style>")[2].partition("</style>")[0]
PLAIN_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'sha256-"
    + b64encode(sha256(STYLE.encode()).digest()).decode()
    + "'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def error_page(status, template="error.html", context=None, request=None, words=None):
    """The page for a status: in the site's looks, or a plain one where those fail.

    Only with `request` do the context processors run, which may ask the database.
    """
    title, sentence = words or WORDS[status]
    try:
        named = {"title": title, "sentence": sentence} | (context or {})
        return HttpResponse(render_to_string(template, named, request), status=status)
    except Exception as error:  # noqa: BLE001 -- a template, a file or the database: all may fail
        logger.error("An error page could not be drawn: %s", type(error).__name__)  # noqa: TRY400 -- its words may quote a visitor's
        return plain_page(status, words)


def plain_page(status, words=None):
    """The same in bare HTML, which needs no template, no file, no database and no middleware."""
    title, sentence = words or WORDS[status]
    clinic = last_known()
    named = {
        "title": title,
        "sentence": sentence,
        "clinic": clinic.name,
        "crisis": with_number_of_today(clinic.crisis_text),
        "number": clinic.telephone.as_e164,
        "telephone": clinic.telephone.as_national,
    }
    page = Template(PLAIN).substitute({name: escape(value) for name, value in named.items()})
    return HttpResponse(page, status=status, headers=PLAIN_HEADERS)


def give_words(response):
    """An answer that a program would understand, as a page for people; its headers stay."""
    if response.status_code in WITHOUT_WORDS and not _is_page(response):
        page = error_page(response.status_code)
        response.content = page.content
        response["Content-Type"] = page["Content-Type"]
    return response


def _is_page(response):
    return bool(response.content) and response["Content-Type"].startswith("text/html")
