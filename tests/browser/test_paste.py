import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desk import save
from tests.browser.editor import Editor

CLIPBOARD = Path(__file__).resolve().parent.parent / "data" / "clipboard"
LEFT_OUT = "Pictures from elsewhere were left out. Add them with the photo button."
# The same article, as each of the programs copies it.
ARTICLE = """
<h2>The evening after an infusion</h2>
<p>Plan a “soft” evening: someone drives you home, and <strong>nothing else</strong> is on the
list.</p>
<h3>What to have at hand</h3>
<ul> <li>A glass of water</li> <li>Something light to eat
<ul> <li>soup, or toast</li> </ul> </li> </ul>
<h3>Hour by hour</h3>
<table> <tbody>
<tr> <td>First hour</td> <td>Lie down, eyes closed</td> </tr>
<tr> <td>Second hour</td> <td>Sip water</td> </tr>
</tbody> </table>
<h4>When sleep won’t come</h4>
<ol> <li>Read a page or two.</li> <li>Breathe out <em>slowly</em>.</li> </ol>
<p>Call us if anything feels wrong — <a href="https://clinic.example/contact/">we’re there</a>
until six.</p>
"""
# What else is seen on the page that it was copied from.
AROUND = {
    "web-page": (
        (
            '<ul> <li><a href="https://elsewhere.example/">Home</a></li>'
            ' <li><a href="https://elsewhere.example/care">Care</a></li> </ul>'
        ),
        "<p>E-mail Subscribe</p>",
    )
}
IN_PIECES = {
    "a heading alone keeps its level": ("<h3>Small</h3>", "<h3>Small</h3>"),
    "titles one after the other stay so": ("<h1>One</h1><h1>Two</h1>", "<h2>One</h2><h2>Two</h2>"),
    "no level is skipped": ("<h2>One</h2><h5>Two</h5>", "<h2>One</h2><h3>Two</h3>"),
    "the way back up is kept": (
        "<h1>One</h1><h2>Two</h2><h3>Three</h3><h2>Four</h2>",
        "<h2>One</h2><h3>Two</h3><h4>Three</h4><h3>Four</h3>",
    ),
    "deeper than the site goes": (
        "<h1>One</h1><h2>Two</h2><h3>Three</h3><h4>Four</h4>",
        "<h2>One</h2><h3>Two</h3><h4>Three</h4><h4>Four</h4>",
    ),
    "blanks that hold a place": ("<p>a&nbsp; &nbsp;b&nbsp;&nbsp;c</p>", "<p>a b c</p>"),
    "a blank that holds two words together": ("<p>10&nbsp;mg</p>", "<p>10&nbsp;mg</p>"),
    "empty blocks": (
        "<p>a</p><p>&nbsp;</p><h2><br></h2><ul><li> </li></ul><p>b</p>",
        "<p>a</p><p>b</p>",
    ),
    "an empty cell": (
        "<table><tr><td>a</td><td></td></tr></table>",
        "<table><tbody><tr><td>a</td><td>&nbsp;</td></tr></tbody></table>",
    ),
    "a line break between two lines of words": (
        "<ul><li>Take 2 mg<br>10 days<ul><li>with water</li></ul></li></ul>",
        "<ul><li>Take 2 mg<br />10 days<ul><li>with water</li></ul></li></ul>",
    ),
    "a line break in a quote that goes on with a paragraph": (
        "<blockquote>By phone 555-0100<br>24 hours<p>x</p></blockquote>",
        "<blockquote>By phone 555-0100<br />24 hours<p>x</p></blockquote>",
    ),
    "a line break in a cell that goes on with a paragraph": (
        "<table><tr><td>2 mg<br>10 days<p>x</p></td></tr></table>",
        "<table><tbody><tr><td>2 mg<br />10 days<p>x</p></td></tr></tbody></table>",
    ),
    "a line break before a block": ("<div>a<br><p>b</p></div>", "<p>a</p><p>b</p>"),
    "a page inside a form": ("<form><h2>One</h2><p>a</p></form>", "<h2>One</h2><p>a</p>"),
    "words in two forms": ("<form>a</form><form>b</form>", "<p>a</p><p>b</p>"),
    "the field of a form": (
        "<p>a</p><form><label>Email <input></label></form>",
        "<p>a</p><p>Email</p>",
    ),
    "a table of LibreOffice, and what follows it": (
        "<table><col><tr><td>a</td></tr></table><h2>H</h2><p>Rest of the article</p>",
        "<table><tbody><tr><td>a</td></tr></tbody></table><h2>H</h2><p>Rest of the article</p>",
    ),
    "the questions of an accordion": (
        "<h2><button>Is it safe?</button></h2><p>Yes.</p>",
        "<h2>Is it safe?</h2><p>Yes.</p>",
    ),
    "a piece of Google Docs": (
        '<b id="docs-internal-guid-1"><p><span>One</span></p></b>',
        "<p>One</p>",
    ),
    "an item of Word without its mark": (
        '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1">First item</p>',
        "<ul><li>First item</li></ul>",
    ),
    "a list that begins a level too deep": (
        "<ol><ol><li>a</li></ol><li>b</li></ol>",
        "<ol><li>a</li><li>b</li></ol>",
    ),
    "items without a list": ("<li>a</li><li>b</li>", "<ul><li>a</li><li>b</li></ul>"),
    "a list after a paragraph": (
        '<ol><li>a</li></ol><p>b</p><ol start="2" type="a"><li>c</li></ol>',
        '<ol><li>a</li></ol><p>b</p><ol start="2" type="a"><li>c</li></ol>',
    ),
    "a numbered heading of Word": (
        '<h1 style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.</span>One</h1>',
        "<h2>1. One</h2>",
    ),
    "blanks around an address": (
        '<a href=" https://clinic.example/ ">a</a>',
        '<p><a href="https://clinic.example/">a</a></p>',
    ),
    "a link around a heading": (
        '<a href="https://clinic.example/"><h3>a</h3><p>b</p></a>',
        (
            '<h3><a href="https://clinic.example/">a</a></h3>'
            '<p><a href="https://clinic.example/">b</a></p>'
        ),
    ),
    "choices, a text field, a drawing and a formula": (
        (
            "<select><option>a</option><option>b</option></select><textarea>c</textarea>"
            "<svg><title>x</title><text>d</text></svg><math><mi>e</mi></math>"
        ),
        "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>",
    ),
    "a table in a table": (
        "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
        (
            "<table><tbody><tr><td><table><tbody><tr><td>a</td></tr></tbody></table></td></tr></tbody>"
            "</table>"
        ),
    ),
    "two line breaks": ("<p>a<br><br>b<br>c</p>", "<p>a</p><p>b<br />c</p>"),
    "the words of an element of its own": ("<my-card>a<h3>b</h3></my-card>", "<p>a</p><h3>b</h3>"),
    "what nobody saw": (
        '<p>a<span style="display: none">x</span><template>y</template></p><noscript>z</noscript>',
        "<p>a</p>",
    ),
    "pictures of emoji": (
        '<p>a<img alt="😀" src="x"> <img goomoji="1f600"> <img class="emoji" src="y/1f389.png"></p>',
        "<p>a😀 😀 🎉</p>",
    ),
    "words about code": (
        '<p>Write onclick="return false" there.</p>',
        '<p>Write onclick="return false" there.</p>',
    ),
    "colors and classes": ('<p class="x" style="color:red" id="y">a</p>', "<p>a</p>"),
}


@pytest.fixture
def body(staff_page):
    """The empty body of a new article."""
    staff_page.goto("/admin/blog/post/add/")
    staff_page.locator("#id_title").fill("Pasted")
    editor = Editor(staff_page, "id_body")
    editor.empty()  # of what another test left unsaved, which comes back
    return editor


@pytest.mark.parametrize("source", ["word", "google-docs", "pages", "web-page"])
def test_an_article_from_elsewhere_becomes_plain_headings_lists_tables_and_paragraphs(
    staff_page, body, source
):
    body.paste((CLIPBOARD / f"{source}.html").read_text(encoding="utf-8"))
    expect(body.text.get_by_text("until six.")).to_be_visible()
    save(staff_page, "Save draft")

    stored = staff_page.locator("#id_body").text_content()
    before, behind = AROUND.get(source, ("", ""))
    assert stored.split() == [*before.split(), *ARTICLE.split(), *behind.split()]


def test_pieces_that_are_pasted_keep_their_order_and_lose_their_dress(staff_page, body):
    for piece, (pasted, kept) in IN_PIECES.items():
        body.empty()
        body.paste(pasted)

        assert "".join(map(str.strip, body.html.splitlines())) == kept, piece


def test_pictures_from_elsewhere_are_left_out_and_the_editor_says_so(staff_page, body):
    body.paste('<p>Before.</p><img src="https://elsewhere.example/pixel.png" alt="A lamp">')

    expect(staff_page.get_by_role("alert")).to_contain_text(LEFT_OUT)
    assert body.html.strip() == "<p>Before.</p>"


WITH_PICTURE = """(body, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.items.add(new File(["picture"], "words.png", { type: "image/png" }));
  body.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def test_of_words_with_a_picture_of_them_the_words_are_taken(body):
    body.text.evaluate(WITH_PICTURE, "<p>Words of a spreadsheet</p>")

    expect(body.text).to_have_text("Words of a spreadsheet")


SET = """html => new Promise(done => CKEDITOR.instances.id_body.setData(html, done))"""
TITLED = """<h1>Pasted</h1><p>a</p><h2>One</h2><h3>Two</h3><h2>Three</h2>"""


def test_a_whole_page_does_not_say_its_title_twice_and_its_headings_keep_their_levels(
    staff_page, body
):
    body.paste(TITLED)

    expect(staff_page.get_by_role("alert")).to_contain_text("The title stands above already")
    assert body.html.split() == ["<p>a</p>", "<h2>One</h2>", "<h3>Two</h3>", "<h2>Three</h2>"]


SELECT_CELL = """() => {
  const { $: cell } = CKEDITOR.instances.id_body.editable().findOne("td");
  cell.ownerDocument.getSelection().selectAllChildren(cell);
}"""


def test_what_is_pasted_takes_the_place_of_all_that_stands_in_a_cell(staff_page, body):
    staff_page.evaluate(SET, "<table><tbody><tr><td>Noon</td><td>Arrive</td></tr></tbody></table>")
    staff_page.evaluate(SELECT_CELL)

    body.paste("<p>9 <b>AM</b></p>")

    expect(body.text.locator("td")).to_have_text(["9 AM", "Arrive"])


LOSE = """html => {
  const { settleBlocks } = window.clinicPaste;
  window.clinicPaste.settleBlocks = body => {
    settleBlocks(body);
    body.querySelector(html === "throw" ? "none" : "h2").remove();
  };
}"""
LOSE_AT_THE_END = """() => CKEDITOR.instances.id_body.on("toHtml", ({ data }) => {
  data.dataValue = data.dataValue.replace("<h2>One</h2>", "");
}, null, null, 1)"""


LOSE_ITEMS = """() => {
  const { makeLists } = window.clinicPaste;
  window.clinicPaste.makeLists = (body, source) => {
    const marks = makeLists(body, source);
    body.querySelector("li").remove();
    return marks;
  };
}"""


def test_an_item_that_a_list_of_word_would_lose_comes_in_all_the_same(staff_page, body):
    staff_page.evaluate(LOSE_ITEMS)

    body.paste(
        '<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">4)</span> Rest</p>'
    )

    expect(staff_page.get_by_role("alert")).to_contain_text("Its words are all there")
    assert body.html.strip() == "<p>4) Rest</p>"


ROW = "<table><tbody><tr><td></td><td>Noon</td></tr></tbody></table>"
TABLES = {
    "rows become rows": ("<table><tr><td>9 AM</td><td>Arrive</td></tr></table>", False),
    "a caption": (
        "<table><caption>The day</caption><tr><td>9 AM</td><td>Arrive</td></tr></table>",
        True,
    ),
    "words around a table": (
        "<ul><li>The day<table><tr><td>9 AM</td></tr></table></li></ul>",
        True,
    ),
}


@pytest.mark.parametrize(("pasted", "is_plain"), TABLES.values(), ids=TABLES.keys())
def test_a_table_that_takes_in_rows_of_another_loses_no_word(staff_page, body, pasted, is_plain):
    staff_page.evaluate(SET, ROW)
    body.text.locator("td").first.click()

    body.paste(pasted)

    expect(body.text).to_contain_text("9 AM")
    words = re.sub(r"<[^>]*>|&nbsp;", " ", f"{pasted} {ROW}").split()
    assert sorted(body.text.inner_text().split()) == sorted(words)
    expect(staff_page.get_by_role("alert")).to_have_count(int(is_plain))
    expect(body.text.locator("tr")).to_have_count(1 if is_plain else 2)


@pytest.mark.parametrize("fault", ["throw", "lose"])
def test_where_a_word_would_be_lost_the_words_alone_go_in_and_the_editor_says_so(
    staff_page, body, fault
):
    staff_page.evaluate(LOSE, fault)

    body.paste("<h2>One</h2><ul><li>two &lt;b&gt;</li><li>three</li></ul>")

    expect(staff_page.get_by_role("alert")).to_contain_text("Its words are all there")
    assert body.html.split() == ["<p>One</p>", "<p>two", "&lt;b&gt;</p>", "<p>three</p>"]


def test_a_word_that_the_editor_itself_would_lose_comes_in_all_the_same(staff_page, body):
    body.write("Before.")
    staff_page.evaluate(LOSE_AT_THE_END)

    body.paste("<h2>One</h2><p>two</p>")

    expect(staff_page.get_by_role("alert")).to_contain_text("Its words are all there")
    assert body.html.split() == ["<p>Before.</p>", "<p>One</p>", "<p>two</p>"]


def test_a_text_without_pictures_is_pasted_without_a_word(staff_page, body):
    body.paste("<p>Before.</p>")

    expect(body.text).to_have_text("Before.")
    expect(staff_page.get_by_role("alert")).to_have_count(0)
