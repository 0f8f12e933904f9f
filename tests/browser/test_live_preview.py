"""The live preview beside the form: the page as it stands there, at three widths, while somebody types."""

import pytest
from playwright.sync_api import expect

from tests.browser.editor import Editor
from tests.browser.open_form import press

ADD = "/admin/blog/post/add/"
HOSTILE = '<p>Harmless<img src=x onerror="parent.harmed = true"></p>'


def keep_nothing(context):
    """What is typed is to stand in no form of the next test."""
    context.route("**/admin/unsaved/", lambda route: route.fulfill(json={}))


@pytest.fixture
def form(staff_page):
    """The form of a new article with its preview open."""
    keep_nothing(staff_page.context)
    staff_page.goto(ADD)
    staff_page.locator("#id_title").fill("Typed title")
    staff_page.get_by_role("button", name="Preview beside").click()
    return staff_page


DRAWN = 15_000  # milliseconds, on a busy machine


def shown(page):
    return page.frame_locator(".showing iframe")


def test_words_are_shown_as_they_are_typed_and_nothing_is_saved(form, site):
    page = shown(form)
    expect(page.get_by_role("heading", level=1)).to_have_text("Typed title", timeout=DRAWN)
    Editor(form, "id_body").write("The first words.")
    expect(page.locator(".prose").first).to_have_text("The first words.", timeout=DRAWN)
    form.locator("#id_title").press("End")
    form.locator("#id_title").press_sequentially(", and on")
    expect(page.get_by_role("heading", level=1)).to_have_text("Typed title, and on", timeout=DRAWN)

    assert "Typed title" not in str(site.rows("blog.post"))


def test_the_page_is_as_wide_as_a_phone_a_tablet_or_a_desktop(form):
    page = shown(form)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found = {}
    for name in ("Phone", "Tablet", "Desktop"):
        form.get_by_role("button", name=name, exact=True).click()
        width = page.locator("html").evaluate("() => innerWidth")
        found[name] = (width, page.get_by_role("button", name="Menu").is_visible())
        box = form.locator(".showing-page").bounding_box()
        frame = form.locator(".showing iframe").bounding_box()
        assert frame["width"] <= box["width"] + 1
        assert abs(frame["height"] - box["height"]) <= 1

    assert found == {"Phone": (375, True), "Tablet": (768, True), "Desktop": (1280, False)}


def test_in_the_frame_no_script_runs_and_no_link_leads_away(browser, site, staff_cookies):
    # Of what is blocked a page reports faults, so nobody watches this one.
    with browser.new_context(base_url=site.url, storage_state=staff_cookies) as context:
        keep_nothing(context)
        nothing_happens(context.new_page())


def nothing_happens(form):
    form.goto(ADD)
    form.get_by_role("button", name="Preview beside").click()
    Editor(form, "id_body").empty()
    form.evaluate("html => CKEDITOR.instances.id_body.setData(html)", "<p>Calm</p>")
    expect(shown(form).locator(".prose").first).to_have_text("Calm")
    # Past the server, which cleans: as if that had failed.
    form.route(
        "**/show/",
        lambda route: route.fulfill(
            body=f"<body><h1>Hostile</h1><script>parent.harmed = true</script>{HOSTILE.replace('src=x', 'src=/static/clinic/img/icon.svg?')}<a href='/'>Away</a></body>",
            content_type="text/html",
        ),
    )
    form.locator("#id_title").fill("Another")
    expect(shown(form).get_by_role("heading", level=1)).to_have_text("Hostile")
    shown(form).get_by_role("link", name="Away").click()
    expect(shown(form).get_by_role("heading", level=1)).to_have_text("Hostile")

    assert form.evaluate("() => window.harmed") is None


def test_one_request_at_a_time_none_without_a_change_and_none_once_it_is_closed(form):
    asked = []
    form.on("request", lambda request: asked.append(1) if request.url.endswith("/show/") else None)
    expect(shown(form).get_by_role("heading", level=1)).to_have_text("Typed title")
    form.wait_for_timeout(3000)
    before = len(asked)
    form.locator("#id_title").press_sequentially("x" * 40, delay=50)  # for two seconds
    expect(shown(form).get_by_role("heading", level=1)).to_contain_text("x" * 40)
    typed = len(asked) - before
    form.get_by_role("button", name="Close", exact=True).click()
    expect(form.get_by_role("button", name="Preview beside")).to_be_focused()
    form.locator("#id_title").fill("Nobody looks")
    form.wait_for_timeout(3000)

    assert before <= 1
    assert typed <= 4
    assert len(asked) == before + typed


def test_it_says_that_somebody_is_signed_out_and_goes_on_after(form):
    form.route(
        "**/show/", lambda route: route.fulfill(status=302, headers={"Location": "/admin/login/"})
    )
    form.locator("#id_title").fill("Kept words")
    expect(form.locator(".showing-said")).to_contain_text("You are signed out.")
    expect(form.locator("#id_title")).to_have_value("Kept words")
    form.unroute("**/show/")

    expect(shown(form).get_by_role("heading", level=1)).to_have_text("Kept words", timeout=10_000)
    expect(form.locator(".showing-said")).to_be_empty()


def test_on_a_phone_it_lies_over_the_form_and_escape_closes_it(open_browser, staff_cookies):
    page = open_browser(width=390, height=844, storage_state=staff_cookies)
    keep_nothing(page.context)
    page.goto(ADD)
    page.locator("#id_title").fill("Typed title")
    page.get_by_role("button", name="Preview beside").click()
    expect(shown(page).get_by_role("heading", level=1)).to_have_text("Typed title")
    box = page.locator(".showing").bounding_box()
    page.keyboard.press("Escape")

    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
    expect(page.locator(".showing")).to_be_hidden()


def test_after_a_save_it_stands_there_again(form):
    form.locator("#id_title").fill("Saved title")
    Editor(form, "id_body").write("Words.")
    form.locator("#id_slug").fill("stands-there-again")
    form.get_by_role("button", name="Tablet").click()
    press(form, "_continue")

    expect(shown(form).get_by_role("heading", level=1)).to_have_text("Saved title")
    expect(form.get_by_role("button", name="Tablet")).to_have_attribute("aria-pressed", "true")
