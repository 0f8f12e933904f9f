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
    "the field of a form": ("<p>a</p><form><label>E-mail <input></label></form>", "<p>a</p>"),
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
    staff_page.locator("#id_title").press_sequentially("Pasted")
    return Editor(staff_page, "id_body")


@pytest.mark.parametrize("source", ["word", "google-docs", "pages", "web-page"])
def test_an_article_from_elsewhere_becomes_plain_headings_lists_tables_and_paragraphs(
    staff_page, body, source
):
    body.paste((CLIPBOARD / f"{source}.html").read_text(encoding="utf-8"))
    expect(body.text.get_by_text("until six.")).to_be_visible()
    save(staff_page, "Save and continue editing")

    stored = staff_page.locator("#id_body").text_content()
    assert " ".join(stored.split()) == " ".join(ARTICLE.split())


def test_pieces_that_are_pasted_keep_their_order_and_lose_their_dress(staff_page, body):
    for piece, (pasted, kept) in IN_PIECES.items():
        body.empty()
        body.paste(pasted)

        assert "".join(map(str.strip, body.html.splitlines())) == kept, piece


def test_pictures_from_elsewhere_are_left_out_and_the_editor_says_so(staff_page, body):
    body.paste('<p>Before.</p><img src="https://elsewhere.example/pixel.png" alt="A lamp">')

    expect(staff_page.get_by_role("alert")).to_contain_text(LEFT_OUT)
    assert body.html.strip() == "<p>Before.</p>"


def test_a_text_without_pictures_is_pasted_without_a_word(staff_page, body):
    body.paste("<p>Before.</p>")

    expect(body.text).to_have_text("Before.")
    expect(staff_page.get_by_role("alert")).to_have_count(0)
