"""The report of orphans holds against what a visitor can follow in fact."""

import pytest

from clinic_site.publishing.kinds import page_models
from clinic_site.workplace.orphans import orphans
from tests.factories import PageFactory
from tests.site.crawling import crawl, linked_from
from tests.site.sitemap import listed


@pytest.mark.slow
def test_whoever_follows_the_links_of_the_demo_comes_to_all_but_those(seeded_client):
    alone = PageFactory(slug="alone")
    pages = crawl(seeded_client)
    known = set(listed(seeded_client))
    followed = {
        path
        for address, (_answer, tree) in pages.items()
        for path, _part in linked_from(address, tree)
        if path != address
    }
    addresses = {
        page.get_absolute_url()
        for kind in page_models()
        for page in kind.objects.filter(pk__in=orphans()[kind])
    }

    assert known - followed == addresses == {alone.get_absolute_url()}
