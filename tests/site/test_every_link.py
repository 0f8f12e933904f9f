"""Everything that the pages of the demo site lead to and load."""

import pytest

from tests.site.crawling import NAMED_BY_THE_CLINIC, faults, linked_from

pytestmark = pytest.mark.slow


def status_of(client, address):
    response = client.get(address)
    for _part in response:  # a photo's file is closed at its end
        pass
    return response.status_code


def test_every_picture_has_its_size_and_its_words(pages):
    pictures = [picture for _answer, tree in pages.values() for picture in tree.iter("img")]

    wrong = [
        picture.attrib
        for picture in pictures
        if not {"alt", "width", "height"} <= picture.attrib.keys()
        or not (int(picture.get("width")) and int(picture.get("height")))
    ]
    assert len(pictures) >= 20
    assert wrong == []


def test_every_link_to_this_site_leads_somewhere(pages, seeded_client, settings):
    linked = {
        address
        for page, (_answer, tree) in pages.items()
        for address, _fragment in linked_from(page, tree)
        if not address.startswith(settings.STATIC_URL)
    }

    statuses = {address: status_of(seeded_client, address) for address in linked}

    assert len(linked) > len(NAMED_BY_THE_CLINIC)
    assert {address: code for address, code in statuses.items() if code not in {200, 302}} == {}


def test_every_link_to_an_anchor_leads_to_one(pages):
    anchors = {
        (address, part.get("id"))
        for address, (_answer, tree) in pages.items()
        for part in tree.iter()
    }

    wanted = {
        target for page, (_answer, tree) in pages.items() for target in linked_from(page, tree)
    }

    assert {(page, anchor) for page, anchor in wanted if anchor} - anchors == set()
    assert len({anchor for _page, anchor in wanted}) > 10


def test_nothing_is_loaded_from_another_host(pages):
    def elsewhere(_address, _response, tree):
        loaded = [part.get("src") for part in tree.iter() if part.get("src")]
        loaded += [
            link.get("href")
            for link in tree.iter("link")
            if link.get("rel") not in {"canonical", "alternate"}
        ]
        return [name for name in loaded if not name.startswith("/")]

    assert faults(pages, elsewhere) == {}


def test_every_footer_leads_to_the_privacy_notice(pages):
    def footer_links(_address, _response, tree):
        (footer,) = list(tree.iter("footer"))[-1:]
        return "/privacy/" not in [link.get("href") for link in footer.iter("a")]

    assert faults(pages, footer_links) == {}
