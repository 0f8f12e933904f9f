"""A person who opens a feed in a browser, which no feed reader is, reads what it is and is led to the articles."""

import pytest


@pytest.mark.parametrize(
    ("feed", "page"),
    [("/blog/feed/", "/blog/"), ("/conditions/depression/feed/", "/conditions/depression/")],
)
def test_a_feed_is_a_page_for_people_too(visitor, site, feed, page):
    visitor.goto(feed)

    assert visitor.locator("feed > subtitle").is_visible()
    assert visitor.locator("feed > subtitle").text_content().startswith("This is a feed.")
    assert visitor.locator("entry > summary").first.is_visible()
    assert not visitor.locator("entry > content").first.is_visible()

    visitor.locator("feed > subtitle a").click()
    assert visitor.url == site.url + page
