"""Words that are easily overlooked in what is pasted: on buttons, behind closed panels, as pictures."""

import pytest
from playwright.sync_api import expect

from tests.browser.editor import Editor

PIECES = {
    "rows without their table": (
        "<!--StartFragment--><tr><td>a</td><td>b</td></tr><!--EndFragment-->",
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
    ),
    "rows without their table, behind a style or words": (
        "<!-- <td> --><style>td {}</style><p>a</p><col><tr><td>b</td><td>c</td></tr>",
        "<p>a</p><table><tbody><tr><td>b</td><td>c</td></tr></tbody></table>",
    ),
    "rows without their table, behind another's": (
        "<table><tr><td>a</td><td>b</td></tr></table><p>c</p><tr><td>d</td><td>e</td></tr>",
        (
            "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table><p>c</p>"
            "<table><tbody><tr><td>d</td><td>e</td></tr></tbody></table>"
        ),
    ),
    "cells that a role alone names": (
        '<div role="row"><span role="cell">Mon</span><span role="cell">9-5</span></div>',
        "<p>Mon 9-5</p>",
    ),
    "lines that are placed on a page": (
        '<span style="position:absolute;top:1px">a b</span><span style="position: absolute">c</span>',
        "<p>a b</p><p>c</p>",
    ),
    "an address that all links begin with": ('<base href="https://clinic.example/">a', "<p>a</p>"),
    "buttons side by side": (
        "<div><button>Before</button><button>After</button></div>",
        "<p>Before After</p>",
    ),
    "words on a button and in a field": (
        '<h2><input type="button" value="Is it safe?"></h2><p>Yes, <input value="mostly">.</p>',
        "<h2>Is it safe?</h2><p>Yes, mostly .</p>",
    ),
    "the name of a group of choices": (
        '<select><optgroup label="Days"><option>Monday</option></optgroup></select>',
        "<p>Days</p><p>Monday</p>",
    ),
    "the closed panels of an accordion": (
        (
            '<h3><button aria-expanded="false">One?</button></h3><div hidden>Yes.</div>'
            '<h3><a aria-controls="two">Two?</a></h3><div id="two" style="display:none">No.</div>'
        ),
        "<h3>One?</h3><p>Yes.</p><h3>Two?</h3><p>No.</p>",
    ),
    "closed panels that a class or an address names": (
        (
            '<h3 data-toggle="collapse" data-target="#x">One?</h3><hr><div id="x" hidden>Yes.</div>'
            '<a href="#y">Two?</a><p>b</p><div id="y" hidden>No.</div>'
            '<h3>Three?</h3><div class="answer" style="display:none">Maybe.</div>'
        ),
        "<h3>One?</h3><hr /><p>Yes.</p><p>Two?</p><p>b</p><p>No.</p><h3>Three?</h3><p>Maybe.</p>",
    ),
    "a list in a heading": (
        "<h2>One<ul><li>a</li></ul>two</h2>",
        "<h2>One two</h2><ul><li>a</li></ul>",
    ),
    "blanks without a place": ("<p>a\ufeffb c\u200bd e\u00adf</p>", "<p>ab cd ef</p>"),
    "a menu": ("<menu><li>a</li></menu>", "<ul><li>a</li></ul>"),
    "lists that count by letters": (
        (
            '<ol><li style="list-style-type:upper-alpha">a</li></ol>'
            '<ol style="list-style-type: lower-roman" start="2"><li>b</li></ol>'
        ),
        '<ol type="A"><li>a</li></ol><ol start="2" type="i"><li>b</li></ol>',
    ),
    "numbered headings of LibreOffice": (
        (
            "<ol><li><h1>One</h1><ol><li><h2>Two</h2></li></ol></li></ol><p>a</p>"
            '<ol start="2"><li><h1>Three</h1></li></ol>'
        ),
        "<h2>1 One</h2><h3>1.1 Two</h3><p>a</p><h2>2 Three</h2>",
    ),
    "a numbered heading of Word that is a paragraph": (
        (
            '<p style="mso-list:l0 level1 lfo1;mso-outline-level:1">'
            '<span style="mso-list:Ignore">1</span>One</p>'
        ),
        "<h2>1 One</h2>",
    ),
    "what stands beside the items of a list": (
        '<ol start="3"><li>a</li><p>b</p><li>c</li>d <b>e</b> f<ul><li>g</li></ul><li>h</li></ol>',
        (
            '<ol start="3"><li>a<p>b</p></li><li>c<p>d <strong>e</strong> f</p>'
            "<ul><li>g</li></ul></li><li>h</li></ol>"
        ),
    ),
    "a list without items": ("<ul><p>a</p><p>b</p></ul>", "<ul><li>a</li><li>b</li></ul>"),
    "something around items": (
        "<ol><div><li>a</li></div><my-item><div><li>b</li></div></my-item><li>c</li></ol>",
        "<ol><li>a</li><li>b</li><li>c</li></ol>",
    ),
    "a list of headings with words": (
        "<ul><li><h2>One</h2><p>a</p></li></ul>",
        "<ul><li><h2>One</h2><p>a</p></li></ul>",
    ),
    "emoji that are no pictures, or named by their address": (
        (
            '<p>a<span class="emoji" aria-label="😀"></span>b<img alt="Party"'
            ' src="/notoemoji/15.0/1f389/32.png">c<img class="emoji" src="/emoji_u1f600.png">d'
            '<img alt=":logo:" src="/emoji/abcdef.png"></p>'
        ),
        "<p>a😀b🎉c😀d:logo:</p>",
    ),
    "a mark of Word without an end": (
        (
            '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><!--[if !supportLists]-->'
            "Drink <b>water</b></p>"
        ),
        "<p>Drink water</p>",
    ),
    "a smiley of Word": (
        '<p>Thanks <span style="font-family:Wingdings">J</span></p>',
        "<p>Thanks 😊</p>",
    ),
}
# What stands before an item in Word, and what becomes of it.
MARKS = {
    "Step 1:": "<p>Step 1: Rest</p>",
    "Article I.": "<p>Article I. Rest</p>",
    "2.1": "<p>2.1 Rest</p>",
    "№1": "<p>№1 Rest</p>",
    "①": "<p>① Rest</p>",
    "一、": "<p>一、 Rest</p>",
    "3、": '<ol start="3"><li>Rest</li></ol>',
    "[4]": '<ol start="4"><li>Rest</li></ol>',
    "xiv.": '<ol start="14" type="i"><li>Rest</li></ol>',
    "bb)": '<ol start="28" type="a"><li>Rest</li></ol>',
    "Ø": "<ul><li>Rest</li></ul>",
    "v": "<ul><li>Rest</li></ul>",
}
TITLES = [
    "<h2>The clinic</h2><h1>PASTED</h1><h2>One</h2><h3>Two</h3>",
    '<p class="MsoNormal"><b>Pasted</b></p><h2>The clinic</h2><h2>One</h2><h3>Two</h3>',
    "<h1>Pasted</h1><h2>The clinic</h2><h2>One</h2><h3>Two</h3><h1> Pasted.</h1>",
]


@pytest.fixture
def body(staff_page):
    staff_page.goto("/admin/blog/post/add/")
    staff_page.locator("#id_title").press_sequentially("Pasted")
    return Editor(staff_page, "id_body")


def test_words_that_are_easily_overlooked_come_along(staff_page, body):
    for piece, (pasted, kept) in PIECES.items():
        body.empty()
        body.paste(pasted)

        assert "".join(map(str.strip, body.html.splitlines())) == kept, piece
    expect(staff_page.get_by_role("alert")).to_have_count(0)


def test_what_word_writes_before_an_item_stays_a_number_or_becomes_words(body):
    for mark, kept in MARKS.items():
        body.empty()
        body.paste(
            '<p style="mso-list:l0 level1 lfo1">'
            f'<span style="mso-list:Ignore">{mark}<span>&nbsp; </span></span>Rest</p>'
        )

        assert "".join(map(str.strip, body.html.splitlines())) == kept, mark


def test_wherever_the_title_stands_on_a_page_it_is_not_said_again(body):
    for page in TITLES:
        body.empty()
        body.paste(page)

        assert "".join(body.html.split("\n")) == "<h2>The clinic</h2><h2>One</h2><h3>Two</h3>"


def test_a_title_that_is_pasted_alone_is_meant(body):
    body.paste("<h1>Pasted</h1>")

    assert body.html.strip() == "<h2>Pasted</h2>"


def test_what_nobody_could_see_is_left_out_and_the_editor_says_so(staff_page, body):
    body.paste("<p>a</p><div hidden>b</div>")

    expect(staff_page.get_by_role("alert")).to_contain_text("Words that could not be seen")
    assert body.html.strip() == "<p>a</p>"
