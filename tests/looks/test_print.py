import pytest
from playwright.sync_api import expect

ARTICLE = "/blog/is-morpheus8-right-for-you/"
TREATMENT = "/services/stem-cell-therapy/"
PAGES = ("/", ARTICLE, TREATMENT)
WORDS_AFTER = "link => getComputedStyle(link, '::after').content"


@pytest.fixture
def printed(visitor):
    """A function that opens a page as it comes on paper."""
    visitor.emulate_media(media="print")

    def open_one(address):
        visitor.goto(address)
        return visitor

    return open_one


@pytest.mark.parametrize("address", [ARTICLE, TREATMENT])
def test_answers_that_are_closed_are_printed(printed, address):
    page = printed(address)

    answers = page.locator("main details:not([open])").locator("p, ul, ol")
    assert answers.count() > 1
    for part in answers.all():
        expect(part).to_be_visible()


@pytest.mark.parametrize("address", PAGES)
def test_what_only_a_screen_can_do_is_not_printed(printed, address):
    page = printed(address)

    expect(page.locator("h1")).to_be_visible()
    controls = page.locator("header nav a, button, input, [href='#main-content']")
    assert controls.count() > 5
    for control in controls.all():
        expect(control).to_be_hidden()


def test_the_home_page_prints_what_there_is_and_when_and_where(printed):
    main = printed("/").locator("main")

    for name in ("Treatments", "How we work", "Where we are", "Hours"):
        expect(main.get_by_role("heading", name=name)).to_be_visible()
    expect(main.get_by_role("heading", name="Body contouring")).to_be_visible()
    expect(main.get_by_text("Monday", exact=True)).to_be_visible()
    expect(main.locator("img, svg").locator("visible=true")).to_have_count(0)


@pytest.mark.parametrize("address", [ARTICLE, TREATMENT])
def test_other_pages_print_no_lists_of_where_to_read_on(printed, address):
    page = printed(address)

    assert page.locator(".card").count()
    expect(page.locator(".card").locator("visible=true")).to_have_count(0)


def test_a_link_to_another_site_is_printed_with_its_address(printed):
    link = printed(TREATMENT).locator("main").get_by_role("link", name="www.fda.gov")

    assert "https://www.fda.gov" in link.evaluate(WORDS_AFTER)


def test_pictures_and_words_are_no_wider_than_the_paper(printed):
    page = printed(ARTICLE)
    page.set_viewport_size({"width": 640, "height": 900})  # US letter with margins of an inch

    widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    scroll, client = page.evaluate(widths)
    assert scroll == client
