import pytest
from playwright.sync_api import expect

from tests.browser.desk import save
from tests.browser.editor import Editor
from tests.richtext.test_meaning import NOWHERE, SOMEWHERE

NOT_KEPT = "Links lead to web pages, email addresses and phone numbers: choose the Link Type."


def test_the_link_dialog_refuses_what_the_site_would_not_keep(staff_page):
    page = staff_page
    page.goto("/admin/blog/post/add/")
    body = Editor(page, "id_body")
    said = []
    page.on("dialog", lambda alert: (said.append(alert.message), alert.accept()))

    dialog = body.open_dialog("link")
    expect(dialog.get_by_label("URL")).to_be_focused()
    offered = dialog.get_by_label("Protocol").locator("option").all_text_contents()
    dialog.get_by_label("Protocol").select_option("")
    dialog.get_by_label("URL").fill("sms:+17272301438")
    dialog.get_by_role("button", name="OK").click()

    expect(dialog).to_be_visible()
    assert [option.strip("\u200e ") for option in offered] == ["http://", "https://", "<other>"]
    assert said == [NOT_KEPT]


def test_the_link_dialog_offers_no_anchors(staff_page):
    types = open_link_dialog(staff_page).get_by_label("Link Type").locator("option")

    expect(types).to_have_text(["URL", "Email", "Phone"])


@pytest.mark.parametrize(
    ("protocol", "address"),
    [
        ("https://", "sms:+17275550100"),
        ("https://", "mailto:desk@clinic.example"),
        ("https://", "ftp://files.example/leaflet"),
    ],
)
def test_a_link_that_the_site_does_not_keep_is_refused_with_a_sentence(
    staff_page, protocol, address
):
    dialog = open_link_dialog(staff_page)
    told = []
    staff_page.on("dialog", lambda alert: (told.append(alert.message), alert.accept()))

    choose_protocol(dialog, protocol)
    dialog.get_by_label("URL").press_sequentially(address)
    dialog.get_by_role("button", name="OK").click()

    expect(dialog.get_by_label("URL")).to_be_focused()
    expect(dialog.get_by_label("URL")).to_have_value(address)
    assert told == [NOT_KEPT]


@pytest.mark.parametrize(
    ("protocol", "address", "kept"),
    [
        ("https://", "clinic.example:8080/a:b", "https://clinic.example:8080/a:b"),
        ("https://", "http://clinic.example/", "http://clinic.example/"),
        ("<other>", "clinic.example:8080/a", "https://clinic.example:8080/a"),
        ("<other>", "tel:+17275550100", "tel:+17275550100"),
        ("https://", "/services/", "/services/"),
        ("https://", "#at-home", "#at-home"),
    ],
)
def test_a_link_that_the_site_keeps_can_be_changed_again(staff_page, protocol, address, kept):
    dialog = open_link_dialog(staff_page)
    body = Editor(staff_page, "id_body")

    choose_protocol(dialog, protocol)
    dialog.get_by_label("Display Text").fill("there")
    dialog.get_by_label("URL").press_sequentially(address)
    body.accept(dialog)
    body.text.get_by_role("link").dblclick()
    expect(dialog).to_be_visible()
    body.accept(dialog)

    assert body.html.strip() == f'<p><a href="{kept}">there</a></p>'


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("someone@example.com", "mailto:someone@example.com"),
        ("(727) 230-1438", "tel:+17272301438"),
        ("727.230.1438 ext. 5", "tel:+17272301438;ext=5"),
        ("+49 30 901820", "tel:+4930901820"),
        ("contact", "/contact/"),
        ("Contact", "/contact/"),
        ("services/", "/services/"),
        ("www.example.com/a", "https://www.example.com/a"),
    ],
)
def test_what_is_typed_becomes_what_was_meant(staff_page, typed, kept):
    dialog = open_link_dialog(staff_page)
    body = Editor(staff_page, "id_body")
    expect(dialog.get_by_label("Page of this site").locator("optgroup")).not_to_have_count(0)

    dialog.get_by_label("URL").press_sequentially(typed)
    body.accept(dialog)

    assert body.html.strip() == f'<p><a href="{kept}">{typed}</a></p>'


NO_PAGE = "There is no public page “{}”. Choose"
AREA_CODE = "Write the phone number with its area code"


def test_what_leads_nowhere_is_told_of_by_the_same_rule_as_when_saving(staff_page):
    """Beside those of test_meaning.py."""
    dialog = open_link_dialog(staff_page)
    told = []
    staff_page.on("dialog", lambda alert: (told.append(alert.message), alert.accept()))
    expect(dialog.get_by_label("Page of this site").locator("optgroup")).not_to_have_count(0)
    dialog.get_by_label("Display Text").fill("there")

    for address in NOWHERE:
        choose_protocol(dialog, "<other>")
        dialog.get_by_label("URL").fill(address)
        dialog.get_by_role("button", name="OK").click()
        expect(dialog.get_by_label("URL")).to_be_focused()

    assert len(told) == len(NOWHERE)
    assert {sentence for sentence in told if AREA_CODE in sentence} != set()


def test_what_leads_somewhere_is_taken_by_the_same_rule_as_when_saving(staff_page):
    dialog = open_link_dialog(staff_page)
    body = Editor(staff_page, "id_body")
    expect(dialog.get_by_label("Page of this site").locator("optgroup")).not_to_have_count(0)

    for address in SOMEWHERE:
        choose_protocol(dialog, "<other>")
        dialog.get_by_label("URL").fill(address)
        body.accept(dialog)
        expect(body.text.get_by_role("link")).to_be_visible()
        body.empty()
        body.open_dialog("link")
        expect(dialog.get_by_label("URL")).to_be_focused()


def test_a_phone_number_needs_its_area_code(staff_page):
    dialog = open_link_dialog(staff_page)
    told = []
    staff_page.on("dialog", lambda alert: (told.append(alert.message), alert.accept()))
    dialog.get_by_label("Link Type").select_option("tel")

    dialog.get_by_label("Phone number").fill("555-0100")
    dialog.get_by_role("button", name="OK").click()
    expect(dialog.get_by_label("Phone number")).to_be_focused()
    [sentence] = told
    assert AREA_CODE in sentence
    dialog.get_by_label("Phone number").fill("(727) 555-0100")
    Editor(staff_page, "id_body").accept(dialog)


@pytest.mark.parametrize("typed", ["nowhere", "Contact us"])
def test_words_that_stand_for_no_page_are_told_of(staff_page, typed):
    dialog = open_link_dialog(staff_page)
    told = []
    staff_page.on("dialog", lambda alert: (told.append(alert.message), alert.accept()))
    expect(dialog.get_by_label("Page of this site").locator("optgroup")).not_to_have_count(0)

    dialog.get_by_label("URL").press_sequentially(typed)
    dialog.get_by_role("button", name="OK").click()

    expect(dialog.get_by_label("URL")).to_be_focused()
    [sentence] = told
    assert sentence.startswith(NO_PAGE.format(typed))


def test_a_page_of_the_site_is_chosen_by_its_title(staff_page):
    dialog = open_link_dialog(staff_page)
    body = Editor(staff_page, "id_body")

    dialog.get_by_label("Page of this site").select_option("Consultation form")
    expect(dialog.get_by_label("URL")).to_have_value("/contact/")
    body.accept(dialog)
    assert body.html.strip() == '<p><a href="/contact/">Consultation form</a></p>'
    body.text.get_by_role("link").dblclick()

    expect(dialog.get_by_label("Page of this site")).to_have_value("/contact/")


def test_a_list_of_articles_is_chosen_too_and_a_name_alone_stands_for_the_person(staff_page):
    dialog = open_link_dialog(staff_page)
    body = Editor(staff_page, "id_body")

    dialog.get_by_label("Page of this site").select_option("Articles by Avery Sample")
    expect(dialog.get_by_label("URL")).to_have_value("/blog/author/avery-sample/")
    body.accept(dialog)
    body.text.get_by_role("link").dblclick()
    expect(dialog.get_by_label("Page of this site")).to_have_value("/blog/author/avery-sample/")
    dialog.get_by_label("URL").fill("avery-sample")
    body.accept(dialog)

    assert body.html.strip() == (
        '<p><a href="/people/avery-sample/">Articles by Avery Sample</a></p>'
    )


SET = """html => new Promise(done => CKEDITOR.instances.id_body.setData(html, done))"""


@pytest.mark.parametrize(
    "address", ["/about/#top", "/page-that-is-not-public/clinic.page:987654/"]
)
def test_a_link_to_a_page_of_the_site_is_one_like_another_in_the_editor(staff_page, address):
    link = f'<p><a href="{address}" title="t">us</a></p>'
    staff_page.goto("/admin/clinic/page/add/")
    Editor(staff_page, "id_body")
    staff_page.evaluate(SET, link)
    staff_page.locator("#id_title").fill("Links")
    staff_page.locator("#id_slug").fill("links-of-the-editor")

    save(staff_page, "Save draft")
    body = Editor(staff_page, "id_body")
    dialog = body.dialog
    body.text.get_by_role("link").dblclick()
    expect(dialog.get_by_label("URL")).to_have_value(address)
    body.accept(dialog)

    assert body.html.strip() == link
    # Only the one that leads nowhere is told of.
    is_gone = address.startswith("/page-that-is-not-public/")
    said = staff_page.get_by_text("The page behind the link “us” is gone or not public.")
    assert (said.count() > 0) == is_gone


def open_link_dialog(page):
    page.goto("/admin/blog/post/add/")
    dialog = Editor(page, "id_body").open_dialog("link")
    # The dialog empties its fields while it opens, and is ready once it has set the focus.
    expect(dialog.get_by_label("URL")).to_be_focused()
    return dialog


def choose_protocol(dialog, name):
    dialog.get_by_label("Protocol").select_option(value="" if name == "<other>" else name)
