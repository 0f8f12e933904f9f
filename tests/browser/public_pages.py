"""The public pages of a running site, found by its links; of many alike, one stands for all."""

import re

from tests.hostile.long_words import UNBROKEN

LINK = re.compile(r'<a [^>]*?href="(/[^"?#]*)')
SITEMAP_LINK = re.compile(r"<loc>https?://[^/]+(/[^<]*)</loc>")
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
    _status, sitemap = site.ask("GET", "/sitemap.xml")
    addresses, pages = ["/", *SITEMAP_LINK.findall(sitemap.decode())], []
    seen = set()
    while addresses:
        address = addresses.pop(0)
        if address in seen or ONE_OF_MANY.search(address):
            continue
        seen.add(address)
        status, answer = site.ask("GET", address)
        if status == 200 and answer.startswith(b"<!doctype html>"):
            pages.append(address)
            addresses += LINK.findall(answer.decode())
    return [*pages, *UNLINKED]
