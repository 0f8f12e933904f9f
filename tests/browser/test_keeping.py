"""What is typed into an open form is kept within seconds: after a killed browser it stands there again."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import add_question, choose_treatment, open_row, sign_in, unfold
from tests.browser.editor import Editor
from tests.browser.library import add_photo, choose
from tests.browser.open_form import CATEGORY, is_kept, make_editor, press, sign_in_as
from tests.browser.watch import Watch

STORED = "Object.keys(localStorage).filter(key => key.startsWith('clinic-unsent')).length"
WHO = re.compile(r"^Marlow \(since [^)]+m\.\) has this open, too\.")
NO_CONNECTION = "There is no connection."


@pytest.fixture
def open_unwatched(site, browser):
    """A function that opens a page of somebody signed in, whose connection may break."""
    site.forget_open_forms()
    watch = Watch(site.url)
    contexts = []

    def open_one():
        context = browser.new_context(base_url=site.url, reduced_motion="reduce")
        contexts.append(context)
        watch.follow(context)
        page = context.new_page()
        sign_in(page)
        return page

    yield open_one
    watch.close(contexts)


@pytest.fixture
def article(staff_page):
    """The address of the form of an article with two questions and a treatment."""
    page = staff_page
    page.goto("/admin/blog/post/add/")
    page.locator("#id_title").press_sequentially("Kept while it is typed")
    Editor(page, "id_body").write("The first words.")
    for number, question in enumerate(["Does it hurt?", "How long?"]):
        add_question(page)
        page.locator(f"#id_questions-{number}-question").fill(question)
        Editor(page, f"id_questions-{number}-answer").write("No.")
    press(page, "_continue")
    return page.url


def killed(page):
    """What is left of a browser that was killed, as its next start finds it: who was signed in."""
    state = page.context.storage_state()
    page.context.close()
    return state


@pytest.mark.parametrize(
    "address", ["/admin/blog/post/1/change/", "/admin/blog/post/add/", "/admin/clinic/clinicprofile/"]
)  # fmt: skip
def test_a_form_in_which_nothing_is_typed_sends_no_words(staff_page, address):
    sent = []
    staff_page.on(
        "request", lambda asked: sent.append(asked.post_data) if "/unsaved/" in asked.url else None
    )
    staff_page.goto(address)

    staff_page.wait_for_timeout(8000)

    assert len(sent) in {2, 3}
    assert [body for body in sent if "_words" in body or "_as_opened" in body] == []
    expect(staff_page.locator("#keeping")).to_be_hidden()


def test_after_a_killed_browser_the_whole_form_stands_there_again(
    staff_page, open_browser, article
):
    page = staff_page
    number = add_photo(page, "A heron at dawn")
    page.goto(article)
    body = Editor(page, "id_body")
    body.press("Control+End")
    body.write(" And more.")
    chosen = page.locator("#id_treatments option:not(:checked)").first.inner_text()
    choose_treatment(page, chosen)
    page.locator("#questions-0 .delete input").check()
    open_row(page, 1)
    page.locator("#id_questions-1-question").fill("How long does it last?")
    page.locator("#questions-1").get_by_role("button", name="Move up").click()
    row = add_question(page)
    page.locator(f"#id_questions-{row}-question").fill("A third one?")
    unfold(page, "Plan")
    day = page.locator(".datetime input").first
    field = day.get_attribute("name")
    day.fill("31.12.26")
    page.locator(".field-photo").get_by_role("button", name="Choose").click()
    choose(page, "A heron at dawn")
    is_kept(page)

    page = open_browser(storage_state=killed(page))
    page.goto(article)

    note = page.get_by_role("alert").first
    expect(note).to_contain_text("What you had typed stands below; it is not saved yet.")
    expect(Editor(page, "id_body").text).to_have_text("The first words. And more.")
    expect(page.locator("#id_treatments option:checked")).to_have_text([chosen])
    expect(page.locator("#questions-0 .delete input")).to_be_checked()
    expect(page.locator("#id_questions-1-question")).to_have_value("How long does it last?")
    expect(page.locator("#id_questions-1-position")).to_have_value("1")
    expect(page.locator(f"#id_questions-{row}-question")).to_have_value("A third one?")
    expect(page.locator(f"[name={field}]")).to_have_value("31.12.26")
    expect(page.locator("#id_photo")).to_have_value(number)


def test_so_is_what_is_typed_where_an_earlier_version_is_brought_back(staff_page, article):
    page = staff_page
    page.goto(article.replace("/change/", "/restore/1/"))
    page.locator("#id_title").press_sequentially("As it was: ")
    is_kept(page)
    page.goto(article)

    expect(page.locator("#id_title")).to_have_value(re.compile("As it was: "))


def test_the_form_of_something_new_too_and_once_saved_nothing_waits(staff_page, open_browser):
    page = staff_page
    page.goto(CATEGORY)
    page.locator("#id_name").press_sequentially("Not there yet")
    is_kept(page)

    page = open_browser(storage_state=killed(page))
    page.goto(CATEGORY)
    expect(page.locator("#id_name")).to_have_value("Not there yet")
    page.locator("#id_description").fill("Now it is.")
    press(page, "_save")

    page.goto(CATEGORY)
    expect(page.locator("#id_name")).to_have_value("")


def holds_the_words(asked):
    return "name=Before+the+battery+was+empty" in (asked.post_data or "")


def test_within_three_seconds_the_server_has_it(staff_page):
    sent = []
    staff_page.clock.install(time=0)
    staff_page.goto(CATEGORY)
    with staff_page.expect_response(re.compile("/unsaved/")):
        pass
    staff_page.clock.pause_at(60_000)
    staff_page.on("request", lambda asked: sent.append(holds_the_words(asked)))
    staff_page.locator("#id_name").fill("Before the battery was empty")
    assert not any(sent)

    # The jump of the clock has sent something, too, whose answer may come as late as now.
    with staff_page.expect_request(holds_the_words):
        staff_page.clock.run_for(3000)


def test_what_was_typed_a_moment_before_the_tab_was_closed_is_kept(staff_page):
    other = staff_page.context.new_page()
    staff_page.goto(CATEGORY)
    with staff_page.expect_response(re.compile("/unsaved/")):
        pass
    staff_page.locator("#id_name").fill("Closed at once")

    staff_page.close(run_before_unload=True)

    other.wait_for_timeout(500)
    other.goto(CATEGORY)
    expect(other.locator("#id_name")).to_have_value("Closed at once")
    with other.expect_navigation():
        other.locator("[name=_forget]").click()


def test_what_is_taken_back_waits_no_more(staff_page):
    staff_page.goto(CATEGORY)
    name = staff_page.locator("#id_name")
    name.fill("Typed")
    is_kept(staff_page)

    name.fill("")
    staff_page.locator("#id_slug").fill("")

    expect(staff_page.locator("#keeping [data-kept]")).to_be_hidden()
    staff_page.goto(CATEGORY)
    expect(staff_page.get_by_role("alert")).to_have_count(0)


# --- Without a connection -------------------------------------------------------------------------


def test_without_a_connection_the_browser_keeps_the_words_and_sends_them_later(open_unwatched):
    page = open_unwatched()
    page.goto("/admin/blog/category/1/change/")
    page.context.set_offline(True)
    page.locator("#id_description").fill("Typed on a train")
    trouble = page.locator("#keeping [data-trouble]")
    expect(trouble).to_contain_text(NO_CONNECTION)

    page.locator(".submit-row [name=_continue]").click()

    expect(trouble).to_contain_text("Not saved yet, for there is no connection.")
    assert page.evaluate(STORED) == 1
    page.context.set_offline(False)
    is_kept(page)
    expect(trouble).to_be_hidden()
    assert page.evaluate(STORED) == 0
    press(page, "_continue")
    expect(page.locator("#id_description")).to_have_value("Typed on a train")


def test_who_leaves_with_words_that_could_not_be_sent_is_asked(open_unwatched):
    page, asked = open_unwatched(), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.goto("/admin/blog/category/1/change/")
    page.context.set_offline(True)
    page.locator("#id_description").press_sequentially("Not sent")
    expect(page.locator("#keeping [data-trouble]")).to_contain_text(NO_CONNECTION)

    page.get_by_role("link", name="Categories").first.click(no_wait_after=True)

    expect(page.locator("#id_description")).to_be_visible()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    page.context.set_offline(False)
    is_kept(page)
    page.get_by_role("link", name="Categories").first.click()
    page.wait_for_url("**/category/")
    assert asked == ["beforeunload"]


def test_who_is_killed_without_a_connection_finds_the_words_later(open_unwatched, browser, site):
    page = open_unwatched()
    page.goto("/admin/blog/category/2/change/")
    page.context.set_offline(True)
    page.locator("#id_description").fill("Typed in a tunnel")
    expect(page.locator("#keeping [data-trouble]")).to_contain_text(NO_CONNECTION)
    state = killed(page)

    with browser.new_context(base_url=site.url, storage_state=state) as context:
        page = context.new_page()
        page.goto("/admin/blog/category/2/change/")

        expect(page.get_by_role("alert").first).to_contain_text("What you had typed stands below")
        expect(page.locator("#id_description")).to_have_value("Typed in a tunnel")
        assert page.evaluate(STORED) == 0


def test_who_signs_out_leaves_no_words_in_the_browser(open_unwatched):
    page = open_unwatched()
    page.goto("/admin/")
    page.evaluate("clinicUnsent.keep('a tab', 'opened_by=none')")
    assert page.evaluate(STORED) == 1

    page.get_by_role("button", name="Log out").click()

    page.wait_for_url("**/logout/")
    assert page.evaluate(STORED) == 0


def test_pages_that_show_people_leave_no_words_in_the_browser(open_unwatched):
    page = open_unwatched()
    page.goto("/admin/auth/user/1/change/")
    page.context.set_offline(True)
    page.locator("#id_last_name").fill("Someone")

    expect(page.locator("#keeping [data-trouble]")).to_contain_text("Leave this page open")
    assert page.evaluate(STORED) == 0


# --- Two people -----------------------------------------------------------------------------------


def test_two_who_have_the_same_open_are_told_within_seconds(site, staff_page, open_browser):
    make_editor(site, "Marlow")
    other = open_browser()
    sign_in_as(other, "Marlow")
    address = "/admin/blog/category/3/change/"
    staff_page.goto(address)
    said = staff_page.locator("#keeping [data-others]")
    expect(said).to_be_hidden()

    other.goto(address)

    expect(other.locator("#keeping [data-others]")).to_contain_text(
        "receptionist (since ", timeout=15_000
    )
    expect(said).to_contain_text(WHO, timeout=15_000)
    other.goto("/admin/")
    expect(said).to_be_hidden(timeout=15_000)
