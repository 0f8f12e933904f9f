import re

import pytest
from playwright.sync_api import expect

from tests.browser.library import LIST, a_file, add_photo, drop

UNREADABLE = (
    "This file is not a picture that can be read. Take a JPEG, PNG, WebP, AVIF, or HEIC file."
)
TOO_HEAVY = "This file has 20.1 megabytes, and 20 are the most."
NO_PICTURE = {"name": "letter.jpg", "mimeType": "image/jpeg", "buffer": b"Words."}


@pytest.fixture
def unwatched_page(browser, site, staff_cookies):
    """A page of staff that may meet refusals and lost connections, which others report."""
    with browser.new_context(base_url=site.url, storage_state=staff_cookies) as context:
        context.set_default_timeout(15_000)
        yield context.new_page()


def lines(page):
    return page.locator(".photo-upload")


def choose_files(page, *files):
    page.goto(LIST)
    page.get_by_label("Choose files").set_input_files(list(files))


def test_many_files_are_uploaded_at_once_and_described_where_they_are(staff_page):
    choose_files(staff_page, *(a_file(f"{number}.jpg") for number in range(3)))

    for number, line in enumerate(["First of many", "Second of many", "Third of many"]):
        item = lines(staff_page).nth(number)
        item.get_by_label("What the photo shows").fill(line)
        item.get_by_role("button", name="Save").click()
        expect(item.get_by_role("status")).to_have_text("Saved.")
    staff_page.get_by_role("link", name="Show the list with the new photos").click()

    texts = staff_page.locator("#result_list textarea")
    found = [texts.nth(number).input_value() for number in range(3)]
    assert sorted(found) == ["First of many", "Second of many", "Third of many"]


def test_while_a_file_is_on_its_way_a_bar_with_its_name_says_so(staff_page):
    held = []
    staff_page.route("**/upload/", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright keeps notes on it
    bars = staff_page.get_by_role("progressbar")
    choose_files(staff_page, a_file("fern.jpg"), a_file("pond.jpg"))

    expect(staff_page.get_by_role("progressbar", name="Sending fern.jpg")).to_be_visible()
    expect(staff_page.get_by_role("progressbar", name="Sending pond.jpg")).to_be_visible()
    expect(lines(staff_page).first.get_by_role("status")).to_have_text(re.compile("…$"))
    expect(bars).to_have_count(2)
    first, second = held
    first.continue_()
    expect(lines(staff_page).first.get_by_role("button", name="Save")).to_be_visible()
    expect(bars).to_have_count(1)
    second.continue_()
    expect(bars).to_have_count(0)


def test_files_are_dropped_anywhere_on_the_page(staff_page):
    staff_page.goto(LIST)

    drop(staff_page.locator("#result_list"), a_file("a.jpg"), a_file("b.jpg"))

    expect(lines(staff_page).get_by_role("button", name="Save")).to_have_count(2)
    lines(staff_page).first.get_by_label("Decorative").check()
    lines(staff_page).first.get_by_role("button", name="Save").click()
    expect(lines(staff_page).first.get_by_role("status")).to_have_text("Saved.")


def test_a_refused_file_says_why_and_stops_no_other(unwatched_page):
    choose_files(unwatched_page, NO_PICTURE, a_file())

    expect(lines(unwatched_page).nth(0)).to_contain_text(UNREADABLE)
    expect(lines(unwatched_page).nth(0)).to_contain_text("letter.jpg")
    expect(lines(unwatched_page).nth(1).get_by_role("button", name="Save")).to_be_visible()


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(staff_page, tmp_path):
    file = tmp_path / "large.jpg"
    with file.open("wb") as large:
        large.truncate(20 * 1024 * 1024 + 1)
    sent = []
    staff_page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    staff_page.goto(LIST)

    staff_page.get_by_label("Choose files").set_input_files(file)

    expect(lines(staff_page)).to_contain_text(TOO_HEAVY)
    expect(lines(staff_page).get_by_role("button", name="Try again")).to_be_hidden()
    assert not [one for one in sent if one.startswith("POST")]


def test_after_a_lost_connection_the_same_file_is_sent_again(unwatched_page):
    unwatched_page.goto(LIST)
    unwatched_page.context.set_offline(True)
    unwatched_page.get_by_label("Choose files").set_input_files([a_file()])
    expect(lines(unwatched_page)).to_contain_text("The connection broke. Try again.")

    unwatched_page.context.set_offline(False)
    lines(unwatched_page).get_by_role("button", name="Try again").click()

    expect(lines(unwatched_page).get_by_role("button", name="Save")).to_be_visible()


def test_words_that_could_not_be_saved_are_still_there(unwatched_page):
    choose_files(unwatched_page, a_file())
    words = lines(unwatched_page).get_by_label("What the photo shows")
    words.fill("A fern")
    unwatched_page.context.set_offline(True)
    lines(unwatched_page).get_by_role("button", name="Save").click()
    expect(lines(unwatched_page)).to_contain_text("The connection broke. Try again.")
    expect(words).to_have_value("A fern")

    unwatched_page.context.set_offline(False)
    lines(unwatched_page).get_by_role("button", name="Save").click()

    expect(lines(unwatched_page).get_by_role("status")).to_have_text("Saved.")


def test_two_files_at_most_are_on_their_way_at_the_same_time(staff_page):
    under_way, most = set(), []

    def begin(request):
        if request.method == "POST":
            under_way.add(request)
            most.append(len(under_way))

    staff_page.on("request", begin)
    staff_page.on("response", lambda response: under_way.discard(response.request))

    choose_files(staff_page, *(a_file() for _ in range(5)))

    expect(lines(staff_page).get_by_role("button", name="Save")).to_have_count(5)
    assert (len(most), max(most)) == (5, 2)


def test_who_was_signed_out_is_told_so(browser, site, staff_cookies):
    with browser.new_context(base_url=site.url, storage_state=staff_cookies) as context:
        page = context.new_page()
        page.goto(LIST)
        context.clear_cookies(name="sessionid")

        page.get_by_label("Choose files").set_input_files([a_file()])

        # The token went with the session, or the door answered: either way a sentence.
        expect(lines(page)).to_contain_text(re.compile("signed (out|in)"))


def test_without_scripts_a_photo_is_added_by_the_ordinary_form(open_browser, staff_cookies):
    page = open_browser(storage_state=staff_cookies, javascript=False)
    page.goto(LIST)
    expect(page.get_by_text("Drop photos here")).to_be_hidden()

    number = add_photo(page, "Added without a script")

    assert page.goto(f"{LIST}{number}/change/").status == 200


@pytest.mark.parametrize("path", ["", "1/change/"])
def test_the_library_fits_a_telephone(staff_page, path):
    staff_page.set_viewport_size({"width": 390, "height": 800})

    staff_page.goto(LIST + path)

    assert staff_page.evaluate("document.documentElement.scrollWidth") == 390
