"""The public pages of a running site, found by its links; of many alike, one stands for all."""

import re

from django.urls import resolve

from tests.hostile.long_words import UNBROKEN
from tests.site.sitemap import INDEX, paths_in

LINK = re.compile(r'<a [^>]*?href="(/[^"?#]*)')
# The rows of tests/hostile/long_pages.py that are there for their number, and lists beyond page 2.
ONE_OF_MANY = re.compile(r"/plain-|/page/(?!2/)")
# What no link leads to.
UNLINKED = (
    "/search/?q=ketamine",
    "/search/?q=nothing+is+called+like+this",
    f"/search/?q={UNBROKEN}",
)
NOWHERE = "/a-wrong-address/"


def public_addresses(site):
    """The addresses of the site's pages, without its host, in the order they are found."""
    return [*_pages(site), *UNLINKED]


def one_of_each_template(site):
    """Of the pages that one address pattern leads to, the one with the most in it."""
    pages, fullest = _pages(site), {}
    for address in pages:
        pattern = resolve(address.partition("?")[0]).route
        fullest[pattern] = max(fullest.get(pattern, address), address, key=pages.get)
    return [*fullest.values(), *UNLINKED]


def in_sitemap(site):
    """The addresses in all parts of the sitemap of a running site, without its host."""
    parts = paths_in(site.ask("GET", INDEX)[1].decode())
    return [path for part in parts for path in paths_in(site.ask("GET", part)[1].decode())]


def _pages(site):
    """The address of each page, with how many bytes it has."""
    addresses, pages = ["/", *in_sitemap(site)], {}
    seen = set()
    while addresses:
        address = addresses.pop(0)
        if address in seen or ONE_OF_MANY.search(address):
            continue
        seen.add(address)
        status, answer = site.ask("GET", address)
        if status == 200 and answer.startswith(b"<!doctype html>"):
            pages[address] = len(answer)
            addresses += LINK.findall(answer.decode())
    return pages
