"""What a page misses is said beside it while somebody writes, and each sentence leads to its place."""

from playwright.sync_api import expect

from tests.browser.open_form import dialog_of, end_sign_in, sign_in_beside

FORM = "/admin/blog/post/1/change/"


def asked_of(page):
    """The words about which the server was asked, as it was asked."""
    found = []
    page.on("request", lambda sent: "/fitness/" in sent.url and found.append(sent.post_data))
    return found


def test_a_pause_brings_the_list_up_to_date_and_its_links_lead_to_the_fields(staff_page):
    page, asked = staff_page, asked_of(staff_page)
    page.goto(FORM)
    beside = page.locator(".fitness")
    beside.get_by_text("In search results, and when shared").click()
    stored = page.locator("#id_title").input_value()

    page.locator("#id_title").press_sequentially(" and more" * 8, delay=40)
    expect(beside).to_contain_text("search engines show about 60")

    assert len(asked) == 1
    expect(beside).to_contain_text("characters of about 60 that are shown")
    expect(beside.locator(".share-card strong")).to_contain_text("and more and more")
    beside.get_by_role("link", name="Title for search engines").click()
    expect(page.locator("#id_seo_title")).to_be_focused()  # it was folded away
    page.locator("#id_seo_title").fill("A short title")
    # Asked after a pause, and on a busy machine the answer takes its time.
    expect(beside).not_to_contain_text("search engines show about 60", timeout=15_000)

    page.goto(f"{FORM}?stored")
    expect(page.locator("#id_title")).to_have_value(stored)


def test_once_the_writer_is_in_again_the_list_goes_on(staff_page):
    page = staff_page
    page.goto(FORM)
    end_sign_in(page)

    page.locator("#id_title").fill("t" * 61)
    expect(dialog_of(page)).to_be_visible()
    expect(page.locator(".fitness")).not_to_contain_text("The title has 61 characters")
    sign_in_beside(page)

    expect(page.locator(".fitness")).to_contain_text("The title has 61 characters", timeout=25_000)
