import pytest
from playwright.sync_api import expect

ARTICLE = "/blog/first-ketamine-infusion/"
PAGES = ("/", "/blog/", "/services/", ARTICLE, "/services/morpheus8/")
MOST_BYTES = 120_000  # of all photos of an article, on the sharpest of telephones

ALL_LOADED = """async () => {
  const pictures = [...document.querySelectorAll("picture img")];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map(picture => picture.decode()));
}"""
# Where each picture that is shown stands, how wide it is, and how wide its `sizes` said it would be:
# one that was chosen from a `srcset` is by nature as wide as that.
WIDTHS = """() => [...document.querySelectorAll("source + img")]
  .filter(picture => picture.checkVisibility() && !picture.closest(".byline-face")).map(picture => [
  picture.closest(".card-grid, .ruled-list, .lead-grid, figure").className,
  picture.getBoundingClientRect().width,
  picture.naturalWidth])"""
PLACES = {"article-photo", "card-grid", "door", "figure", "lead-grid", "ruled-list"}
REMEMBER_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value)))
  .observe({ type: "layout-shift", buffered: true });
"""
WITHOUT_SIZES = """() => {
  for (const part of document.querySelectorAll("picture > *")) {
    part.removeAttribute("width");
    part.removeAttribute("height");
    part.style.aspectRatio = "auto";
  }
}"""
# A photo that is partly transparent is a PNG, and no other is.
MAKE_TRANSPARENT = """() => {
  const picture = document.querySelector(".article-photo .photo");
  for (const source of picture.parentElement.querySelectorAll("source")) source.remove();
  picture.src = document.querySelector("link[rel='apple-touch-icon']").href;
}"""
BACKGROUND = "photo => getComputedStyle(photo).backgroundColor"
NEXT_PICTURE = (
    "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
)


@pytest.mark.parametrize("width", [360, 390, 768, 1024, 1440])
def test_a_picture_is_as_wide_as_it_told_the_browser(open_browser, width):
    page = open_browser(width=width)
    dishonest, seen = [], set()

    for address in [*PAGES, "/contact/"]:
        page.goto(address)
        page.evaluate(ALL_LOADED)
        for place, shown, promised in page.evaluate(WIDTHS):
            seen.add(place)
            if not 0.85 * promised <= shown <= promised + 1:
                dishonest.append((address, place, shown, promised))

    assert dishonest == []
    assert seen == PLACES


def test_the_photos_of_an_article_weigh_little_on_a_telephone(open_browser):
    page = open_browser(width=390, height=844, device_scale_factor=3)
    loaded = []
    page.on("response", lambda response: loaded.append(response))  # noqa: PLW0108 -- Playwright keeps notes on it
    page.goto(ARTICLE)
    page.evaluate(ALL_LOADED)

    weights = {found.url: len(found.body()) for found in loaded if "/media/" in found.url}

    assert len(weights) == page.locator("picture img").count() >= 3
    assert [url for url in weights if not url.endswith(".avif")] == []
    assert 10_000 < sum(weights.values()) <= MOST_BYTES


def test_a_transparent_picture_stands_on_a_light_plate_by_night(open_browser):
    page = open_browser(width=390)
    page.goto(ARTICLE)
    page.evaluate(MAKE_TRANSPARENT)
    picture, opaque = page.locator(".article-photo .photo"), page.locator(".figure .photo").first

    page.emulate_media(color_scheme="light")
    expect(picture).to_have_css("background-color", "rgba(255, 255, 255, 0)")
    tone = opaque.evaluate(BACKGROUND)
    page.emulate_media(color_scheme="dark")
    expect(picture).to_have_css("background-color", "rgb(230, 225, 216)")
    expect(opaque).not_to_have_css("background-color", "rgb(230, 225, 216)")
    expect(opaque).not_to_have_css("background-color", tone)


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_moves_when_the_pictures_arrive_late(open_browser, address, width):
    assert shifts_when_pictures_arrive(open_browser(width=width), address) == []


def test_without_the_size_of_a_picture_the_page_would_move(open_browser):
    # A window so high that every picture stands in it: what moves below its edge is not counted.
    # (On a wide screen the first picture stands beside the words, where it moves nothing.)
    page = open_browser(width=390, height=5000)

    assert sum(shifts_when_pictures_arrive(page, ARTICLE, WITHOUT_SIZES)) > 0.005
    assert shifts_when_pictures_arrive(open_browser(width=390, height=5000), ARTICLE) == []


def shifts_when_pictures_arrive(page, address, spoil=""):
    """How much of the page moves once the pictures are there; `spoil` is a script that runs before."""
    page.add_init_script(REMEMBER_SHIFTS)
    late, is_late = [], True
    page.route("**/media/**", lambda route: late.append(route) if is_late else route.continue_())
    page.goto(address, wait_until="domcontentloaded")
    if spoil:
        page.evaluate(spoil)
    page.evaluate(NEXT_PICTURE)
    assert not page.locator("picture img").first.evaluate("picture => picture.complete")
    before = len(page.evaluate("shifts"))

    is_late = False
    for route in late:
        route.continue_()
    page.evaluate(ALL_LOADED)
    page.evaluate(NEXT_PICTURE)

    return page.evaluate("shifts")[before if spoil else 0 :]
