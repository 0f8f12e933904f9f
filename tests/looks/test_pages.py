import pytest

from tests.browser.public_pages import in_sitemap

# Not in the sitemap, and visitors see them all the same.
UNLISTED = (
    "/blog/page/2/",
    "/blog/author/avery-sample/",
    "/search/",
    "/search/?q=ketamine",
    "/search/?q=nothing+is+called+like+this",
    "/contact/?treatment=morpheus8",
    "/a-wrong-address/",
)

# Those further down the page too, which a browser loads only when they come into sight.
MISSING_PICTURES = """async () => {
  const pictures = [...document.images];
  for (const picture of pictures) picture.loading = "eager";
  const drawn = await Promise.allSettled(pictures.map(picture => picture.decode()));
  return pictures.filter((_, index) => drawn[index].status === "rejected").map(({ src }) => src);
}"""

WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"


@pytest.fixture(scope="session")
def addresses(site):
    listed = in_sitemap(site)
    assert len(listed) > 30
    return [site.url + path for path in (*listed, *UNLISTED)]


def test_no_public_page_scrolls_sideways_has_a_fault_or_asks_another_host(visitor, addresses):
    too_wide, missing = [], []

    for address in addresses:
        visitor.goto(address)
        missing += visitor.evaluate(MISSING_PICTURES)
        for width in (320, 390, 768, 1440):
            visitor.set_viewport_size({"width": width, "height": 900})
            scroll, client = visitor.evaluate(WIDTHS)
            assert client == width
            if scroll > client:
                too_wide.append((address, scroll))

    assert (too_wide, missing) == ([], [])
    # Faults of scripts and styles, and requests to others: `open_browser` looks at what it saw.
