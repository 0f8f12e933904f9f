"""Who opens a page in the editor and saves it as it is has changed nothing, not a byte."""

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from clinic_site.richtext.blocks import is_same_text
from clinic_site.richtext.sanitizer import clean_html
from tests.browser.desk import save
from tests.browser.editor import Editor, open_all

pytestmark = pytest.mark.slow

APPS = ("blog", "services", "clinic")
LISTS = ("blog/post", "services/service", "clinic/page", "clinic/person", "clinic/condition")
PROFILE = "/admin/clinic/clinicprofile/"


@pytest.fixture
def forms(staff_page):
    """The addresses of the forms of all pages."""
    found = [PROFILE]
    for name in LISTS:
        staff_page.goto(f"/admin/{name}/?all=")
        names = staff_page.locator("#result_list tbody th a")
        found += names.evaluate_all("links => links.map(link => link.pathname)")
    return found


def rows(site):
    """All that is stored of pages, times included, and what the admin's history says of it."""
    return {
        f"{row['model']} {row['pk']}": row["fields"]
        for row in json.loads(site.run("dumpdata", *APPS, "admin.logentry"))
    }


def save_as_it_is(page, address):
    page.goto(address)
    texts = page.locator("textarea[data-type=ckeditortype]:not([id*=__prefix__])")
    open_all(page)
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_have_count(texts.count())
    save(page)
    assert urlsplit(page.url).path != address  # where errors would be shown


def test_every_page_of_the_demo_saved_as_it_is_changes_nothing(site, staff_page, forms):
    before = rows(site)

    for address in forms:
        save_as_it_is(staff_page, address)

    assert len(forms) > 25
    after = rows(site)
    changed = [name for name in before | after if before.get(name) != after.get(name)]
    assert changed == []


GIVEN_BACK = """([field, html]) => new Promise(done => {
  const editor = CKEDITOR.instances[field];
  editor.setData(html, () => done(editor.getData()));
})"""
TEXTS = [
    "Words alone, <strong>and more</strong>",
    "Words<p>A paragraph</p>and more words",
    "<p>One<br>two<br>\nthree</p>",
    "<p>Ends with a line<br></p><p>and another</p>",
    "<p>An empty line at the end<br><br></p><p><em>in stress<br></em></p><p>b</p>",
    "<p>a <strong> b</strong> <em>c </em>d</p>",
    "<p><em> a </em></p><p>  b  c </p>",
    "<p><strong>a</strong><strong>b</strong><em><strong>c</strong></em></p>",
    "<p>“Signs” &amp; &lt;more&gt; — 10&nbsp;mg, 20&nbsp;&nbsp;° ½ “é” &amp;nbsp;</p>",
    "<p>H<sub>2</sub>O and 10<sup>3</sup></p>",
    (
        '<p><a href="/a/?b=1&amp;c=2#d" title="A &quot;title&quot;">a link</a>, '
        '<a href="mailto:a@b.example">mail</a> and <a href="tel:+17272301438">call</a></p>'
    ),
    '<h2><a href="/a/">a</a></h2><h3>b <em>c</em></h3><h4>d</h4><hr><p>e</p>',
    "<ul><li>a</li><li>b<ul><li>c</li><li>d<ol><li>e</li></ol></li></ul></li></ul>",
    "<ul>\n\n<li>\n<p>a</p>\n<p>b</p></li><li>c<p>d</p></li></ul>",
    '<ol start="3" type="a"><li value="5">a</li></ol><ol reversed=""><li>b</li></ol>',
    "<blockquote>a</blockquote><blockquote><p>b</p><ul><li>c</li></ul></blockquote>",
    "<table><tbody><tr><td>a</td><td></td></tr><tr><td><p>b</p></td><td>c<br>d</td></tr></tbody></table>",
    (
        '<table><caption>a</caption><thead><tr><th scope="col">b</th><th colspan="2">c</th></tr></thead>'
        '<tbody><tr><th scope="row">d</th><td rowspan="2">e</td></tr></tbody><tfoot><tr><td>f</td></tr></tfoot></table>'
    ),
    '<p>a</p><p><img data-photo="1"></p><ul><li>b<p><img data-photo="2"></p></li></ul>',
]


def test_whatever_the_editor_makes_of_a_text_it_is_the_same_text(staff_page):
    staff_page.goto("/admin/blog/post/add/")
    Editor(staff_page, "id_body")
    texts = [clean_html(html) for html in TEXTS]

    back = [staff_page.evaluate(GIVEN_BACK, ["id_body", html]) for html in texts]

    other = [
        (html, clean_html(given))
        for html, given in zip(texts, back, strict=True)
        if not is_same_text(html, clean_html(given))
    ]
    assert other == []
    assert sum(html != given for html, given in zip(texts, back, strict=True)) > len(texts) / 2
