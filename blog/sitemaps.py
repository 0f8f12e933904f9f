"""The part of the sitemap that no page is: categories that have articles."""

from collections.abc import Iterator

from clinic_site.publishing.sitemaps import Entry

from .models import Category


def categories() -> Iterator[Entry]:
    for category in Category.objects.with_posts():
        yield Entry(category.get_absolute_url())
