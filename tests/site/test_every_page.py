"""Every public page of the demo site, and what each of them has to have."""

from collections import Counter
from itertools import pairwise

import pytest

from tests.publishing.schema_org import data_in, faults_in
from tests.publishing.shown import hidden_facts
from tests.site.conftest import SITE_URL
from tests.site.crawling import NAMED_BY_THE_CLINIC, faults
from tests.site.reading import links, words
from tests.site.sitemap import listed

pytestmark = pytest.mark.slow


def test_the_sitemap_lists_the_pages_that_the_clinic_named(seeded_client):
    addresses = listed(seeded_client)

    assert set(NAMED_BY_THE_CLINIC) - set(addresses) == set()
    assert Counter(addresses).most_common(1)[0][1] == 1


def test_the_demo_site_has_the_services_posts_and_people_that_were_asked_for(pages):
    kinds = Counter(address.split("/")[1] for address in pages if address.count("/") == 3)

    assert kinds["services"] >= 6
    assert kinds["blog"] >= 12
    assert kinds["people"] >= 2


def test_every_page_answers(pages):
    assert {answer.status_code for answer, _tree in pages.values()} == {200}
    assert len(pages) >= 35


def test_every_page_has_one_main_heading(pages):
    count = {address: len(list(tree.iter("h1"))) for address, (_answer, tree) in pages.items()}

    assert {address: number for address, number in count.items() if number != 1} == {}


def test_every_footer_says_whom_to_reach_in_a_crisis(pages):
    def missing(_address, _response, tree):
        (footer,) = [part for part in tree.iter("footer") if part.get("class") == "site-footer"]
        ways = {"tel:988", "sms:988", "https://988lifeline.org/chat"} - set(links(footer))
        return [*ways, *["oprima 2"] * ("oprima 2" not in words(footer))]

    assert faults(pages, missing) == {}


def test_no_heading_skips_a_level(pages):
    def skipped(_address, _response, tree):
        levels = [int(part.tag[1]) for part in tree.iter() if part.tag in {"h1", "h2", "h3", "h4"}]
        return [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]

    assert faults(pages, skipped) == {}


def test_every_page_has_a_title_of_its_own(pages):
    titles = Counter(
        words(next(tree.iter("title")))
        for address, (_answer, tree) in pages.items()
        if "?" not in address
    )

    assert [title for title, number in titles.items() if number > 1 or len(title) < 20] == []


def test_every_page_has_a_description(pages):
    def description(_address, _response, tree):
        found = [
            part.get("content") for part in tree.iter("meta") if part.get("name") == "description"
        ]
        return len(found) != 1 or not found[0].strip()

    assert faults(pages, description) == {}


def test_every_page_has_a_description_of_its_own(pages):
    told = Counter(
        part.get("content")
        for address, (_answer, tree) in pages.items()
        if "?" not in address
        for part in tree.iter("meta")
        if part.get("name") == "description"
    )

    assert [description for description, number in told.items() if number > 1] == []


def test_every_page_names_its_one_address(pages):
    canonical = {
        address: [link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"]
        for address, (_answer, tree) in pages.items()
    }

    assert canonical == {address: [SITE_URL + address.partition("?")[0]] for address in pages}


def test_no_page_depends_on_a_cookie_or_sets_one(pages):
    def cookie(_address, response, _tree):
        return bool(response.cookies) or "cookie" in response.get("Vary", "").lower()

    assert faults(pages, cookie) == {}


def test_no_anchor_stands_twice_on_a_page(pages):
    def twice(_address, _response, tree):
        count = Counter(part.get("id") for part in tree.iter() if part.get("id"))
        return [anchor for anchor, number in count.items() if number > 1]

    assert faults(pages, twice) == {}


def test_every_description_by_another_element_leads_to_one(pages):
    def lost(_address, _response, tree):
        anchors = {part.get("id") for part in tree.iter()}
        named = {
            anchor
            for part in tree.iter()
            for name in ("aria-describedby", "aria-labelledby", "for")
            for anchor in part.get(name, "").split()
        }
        return named - anchors

    assert faults(pages, lost) == {}


def test_every_page_tells_machines_what_schema_org_knows_and_what_it_shows(pages):
    def amiss(_address, _response, tree):
        data = data_in(tree)
        if data is None:
            return []
        return faults_in(data) + hidden_facts(data, tree, SITE_URL)

    assert faults(pages, amiss) == {}
    telling = {address for address, (_answer, tree) in pages.items() if data_in(tree)}
    assert {address for address in pages if address not in telling} == {
        address for address in pages if address.startswith("/search/")
    }
