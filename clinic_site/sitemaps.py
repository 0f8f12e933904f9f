"""The sitemap: an index of its parts, one with the lists, the others with the pages of each kind."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.http import Http404, HttpResponse
from django.urls import reverse

from blog.sitemaps import categories
from clinic_site.moments import iso
from clinic_site.publishing.decorators import for_everyone
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.seo import absolute_url
from clinic_site.publishing.sitemaps import Entry, PageSection

LISTS = (
    "home", "services:list", "clinic:conditions", "blog:list", "clinic:people", "contact:request",
)  # fmt: skip
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
OF_IMAGES = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'


class ListSection:
    """The lists that have something, and the form."""

    name = "list"

    def parts(self) -> Iterator[int]:
        yield 1

    def entries(self, number: int) -> Iterator[Entry]:
        if number == 1:
            kinds = [kind for kind in page_models() if kind.list_url_name]
            empty = {kind.list_url_name for kind in kinds if not kind.listed().exists()}
            yield from (Entry(reverse(name)) for name in LISTS if name not in empty)
            yield from categories()


SECTIONS = {section.name: section for section in [ListSection(), *map(PageSection, page_models())]}


@for_everyone
def index(request):
    """The addresses of all parts."""
    parts = [
        f"<sitemap><loc>{absolute_url(reverse('sitemap_part', args=[name, number]))}</loc></sitemap>"
        for name, section in SECTIONS.items()
        for number in section.parts()
    ]
    return _xml("sitemapindex", NAMESPACE, parts)


@for_everyone
def part(request, section, number):
    """What one part lists; 404 where that is nothing."""
    entries = SECTIONS[section].entries(number) if section in SECTIONS else ()
    addresses = list(map(_of_address, entries))
    if not addresses:
        raise Http404("There is no such part of the sitemap.")
    return _xml("urlset", f"{NAMESPACE} {OF_IMAGES}", addresses)


def _of_address(entry):
    told = f"<loc>{escape(absolute_url(entry.path))}</loc>"
    if entry.worded_at:
        told += f"<lastmod>{iso(entry.worded_at)}</lastmod>"
    if entry.picture:
        told += f"<image:image><image:loc>{escape(entry.picture)}</image:loc></image:image>"
    return f"<url>{told}</url>"


def _xml(name, namespaces, lines):
    body = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f"<{name} {namespaces}>",
            *lines,
            f"</{name}>\n",
        ]
    )
    return HttpResponse(body, content_type="application/xml; charset=utf-8")
