"""The parts of a page that an address may name behind a "#", and links that name one which is not there."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, resolve

from clinic_site.forwarding.kinds import resolves
from clinic_site.forwarding.paths import is_reserved
from clinic_site.richtext.links import path_on_this_site
from clinic_site.richtext.remarks import links_in, quoted

from .fitness import Fault, register_check
from .links import PAGES
from .rendering import render_page

ID = re.compile(r'\sid="([^"]*)"')
TOP = "top"  # every page has that
MOST_DRAWN = 20  # pages that are looked at for one


def part_in(address: str) -> str:
    """The part that an address names; "" for the beginning. Words to look for, behind ":~:", are none."""
    part = unquote(address.partition("#")[2].partition(":~:")[0])
    return "" if part == TOP else part


def parts_at(path: str) -> set[str] | None:
    """All that a page can be entered at, as its own view draws it; None where that cannot be told."""
    if is_reserved(path) or not resolves(path):
        return None  # the staff's own pages answer nobody in particular
    view, args, kwargs = resolve(path)
    try:
        return _parts_in(view(_request(path), *args, **kwargs))
    except Http404:
        return None


def parts_of(page) -> set[str] | None:
    """The same of what staff edit, or of what stands in a form; None while it cannot be drawn."""
    try:
        return _parts_in(render_page(_request(page.get_absolute_url()), page)) if page.pk else None
    except NoReverseMatch:
        return None


@register_check
def links_name_parts_that_are_there(page) -> Iterable[Fault]:
    own = page.get_absolute_url() if page.slug else ""
    drawn = {}
    for name, words, path, part in _named_parts(page):
        where = "" if path in {"", own} else path
        if where not in drawn:
            if len(drawn) == MOST_DRAWN:
                return
            drawn[where] = parts_at(where) if where else parts_of(page)
        if drawn[where] is not None and part not in drawn[where]:
            which = f"{where} has" if where else "this page has"
            yield Fault(
                f"The link “{words}” leads to the part “#{part}”, and {which} none that is called "
                "that: visitors begin at the top.",
                name,
                is_warning=True,
            )


def _named_parts(page) -> Iterator[tuple[str, str, str, str]]:
    """Each link that names a part: its field, its words, the path ("" for the page itself), the part."""
    texts = list(page.placed_texts())
    # Of most pages none does, and then nobody is asked.
    if not any("#" in html for _name, html in texts):
        return
    public = PAGES.find_public({key for _name, html in texts for key in PAGES.keys_in(html)})
    for name, html in texts:
        for address, words in links_in(html):
            path = "" if address.startswith("#") else path_on_this_site(address)
            if (path or address.startswith("#")) and (part := part_in(address)):
                yield name, words, path, part
        for found in PAGES.all_in(html):
            part = part_in(unescape(found["added"] or ""))
            if part and (path := public.get(found["key"])):
                yield name, quoted(found["words"]), path, part


def _request(path):
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    host = urlsplit(settings.SITE_URL)
    request.META = {"SERVER_NAME": host.hostname, "SERVER_PORT": str(host.port or 80)}
    return request


def _parts_in(response):
    if response.status_code != 200 or response.streaming:  # noqa: PLR2004 -- "OK"
        return None
    if hasattr(response, "render") and not response.is_rendered:
        response.render()
    return set(map(unescape, ID.findall(response.content.decode("utf-8", "replace"))))
