import pytest
from playwright.sync_api import expect

from tests.browser.desk import save
from tests.browser.editor import Editor
from tests.browser.library import LIST, a_file, add_photo, choose, describe, paste

ADDRESS = "/blog/a-walk-with-photos/"
PASTED = (
    '<h1 style="color:red">Before you walk</h1><p class="MsoNormal">Put on <b>good</b> shoes.</p>'
    '<p><img src="https://elsewhere.example/pixel.png"></p>'
)
HERO, CHOSEN, UPLOADED = "A path by the sea", "A bench on the path", "A pair of shoes"
FOCAL_POINT = (20, 30)  # percent from the left and from the top
CUT = "-20-30."  # in the name of every file that was cut around it
SECONDS = 180  # renditions wait for pages, and those of the demo content are made as well
# Of the words, from 0 to 255.
BRIGHTNESS = """() => {
  const [red, green, blue] = getComputedStyle(document.body).color.match(/\\d+/g).map(Number);
  return (red + green + blue) / 3;
}"""


@pytest.fixture(scope="module")
def written():
    """Whether the article is there: it is written once for all tests of this file."""
    return set()


@pytest.fixture
def article(staff_page, written):
    """The address of an article with three photos, of which one was cut anew since."""
    if not written:
        hero = add_photo(staff_page, HERO, size=(1500, 1200))
        add_photo(staff_page, CHOSEN, size=(900, 600))
        staff_page.get_by_label("Caption").fill("The bench after 200 yards")
        staff_page.get_by_label("Credit").fill("Photo: the clinic")
        save(staff_page)
        write(staff_page)
        move_focal_point(staff_page, hero)
        written.add(ADDRESS)
    return ADDRESS


def write(page):
    page.goto("/admin/blog/post/add/")
    page.locator("#id_title").press_sequentially("A walk with photos")
    page.locator(".field-photo").get_by_role("button", name="Choose").click()
    choose(page, HERO)
    body = Editor(page, "id_body")
    body.paste(PASTED)
    expect(body.text).to_contain_text("good shoes")
    body.press("Control+End", "Enter")
    body.write_link("Our treatments", "/services/")
    body.press("Control+End", "Enter")
    body.click_button("photo")
    choose(page, CHOSEN)
    expect(body.text.get_by_role("img", name=CHOSEN)).to_be_visible()
    paste(body.text.locator("p").last, a_file("image.jpg", size=(800, 500)))
    describe(page, UPLOADED)
    expect(body.text.get_by_role("img", name=UPLOADED)).to_be_visible()
    body.insert_table("How far")
    save(page, "Publish")


def move_focal_point(page, number):
    page.goto(f"{LIST}{number}/change/")
    box = page.locator("[data-picture]").bounding_box()
    across, down = FOCAL_POINT
    page.mouse.click(box["x"] + box["width"] * across / 100, box["y"] + box["height"] * down / 100)
    save(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_reader_sees_what_was_written_with_its_photos(open_browser, article, width, scheme):
    reader = open_browser(width=width, color_scheme=scheme)
    assert reader.goto(article).status == 200

    prose = reader.locator(".prose").first
    expect(prose.get_by_role("heading", level=2)).to_have_text("Before you walk")
    expect(prose.get_by_text("Put on good shoes.")).to_be_visible()
    expect(prose.get_by_role("link", name="Our treatments")).to_have_attribute(
        "href", "/services/"
    )
    expect(prose.get_by_role("table", name="How far")).to_be_visible()
    figure = prose.get_by_role("figure").first
    expect(figure.locator("figcaption")).to_have_text(
        "The bench after 200 yards Photo: the clinic"
    )
    for words in (HERO, CHOSEN, UPLOADED):
        assert is_drawn(reader.get_by_role("img", name=words))
    assert reader.evaluate("document.documentElement.scrollWidth") == width
    are_words_bright = reader.evaluate(BRIGHTNESS) > 127
    assert are_words_bright == (scheme == "dark")


def is_drawn(image):
    image.scroll_into_view_if_needed()
    expect(image).to_be_visible()
    return image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_the_hero_is_cut_around_the_point_that_was_clicked(site, open_browser, article):
    site.wait_until(lambda: CUT in site.ask("GET", article)[1].decode(), SECONDS)
    reader = open_browser()
    reader.goto(article)

    hero = reader.get_by_role("img", name=HERO)
    hero.evaluate("image => image.decode()")

    source = hero.evaluate("image => image.currentSrc")
    assert "/hero-" in source
    assert CUT in source


def test_what_is_stored_are_references(staff_page, article):
    staff_page.goto("/admin/blog/post/?q=A+walk+with+photos")
    staff_page.get_by_role("link", name="A walk with photos").click()

    stored = staff_page.locator("#id_body").text_content()

    assert stored.count('<p><img data-photo="') == 2
    assert "elsewhere.example" not in stored
    assert "src=" not in stored
