"""Hostile text in the real site: saved in the admin and through update(), read, opened again."""

import json
import re
import subprocess

import pytest

from tests.browser.desk import save
from tests.browser.editor import Editor, keep_nothing, open_all
from tests.browser.watch import Watch
from tests.hostile import provoking
from tests.hostile.outside import outside_world
from tests.hostile.payloads import SAMPLE
from tests.hostile.sending import Desk
from tests.hostile.texts import (
    DEEP,
    FORMS,
    NO_PHOTO_ANY_MORE,
    NO_PICTURES_OF_OTHERS,
    PICTURE,
    SENDABLE,
    TEXTS,
    TOO_DEEP,
)

UPDATED_ARTICLES = 2
ADDRESSES = [
    *(f"/blog/hostile-admin-{number}/" for number in range(len(FORMS))),
    *(f"/blog/hostile-update-{number}/" for number in range(UPDATED_ARTICLES)),
    "/blog/hostile-unfit/",
]
# The sanitizer has to do it alone; the policy is there for the day on which it does not.
EITHER_WAY = pytest.mark.parametrize(
    "policy", [{}, {"bypass_csp": True}], ids=["with the policy", "without the policy"]
)


# --- Saved ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def in_site(site):
    """A function that runs a call of tests/hostile/updating.py inside the site.

    At the end everything hostile is gone: other tests read the same site.
    """

    def run(call, *texts):
        code = f"from tests.hostile import updating; updating.{call}"
        return subprocess.run(
            site._command("shell", "--no-imports", "-c", code),
            env=site._environment,
            input=json.dumps(texts),
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        ).stdout

    yield run
    run("clear()")


@pytest.fixture(scope="module")
def updated(in_site):
    """What `update()` made of each text, and the numbers of the articles that hold it."""
    return json.loads(in_site(f"store({UPDATED_ARTICLES})", *TEXTS))


@pytest.fixture(scope="module")
def refused(site, staff_cookies, in_site):
    """All texts sent through the admin: the sentences of those that were refused, by number."""
    desk, sentences = Desk(site, staff_cookies), {}
    for form, numbers in enumerate(FORMS):
        slug = f"hostile-admin-{form}"
        # The address is still free: of an article that was refused nothing is stored.
        left = numbers
        while said := desk.save_article(slug, [TEXTS[number] for number in left]):
            sentences |= {left[place]: sentence for place, sentence in said.items()}
            left = [number for place, number in enumerate(left) if place not in said]
    return sentences


def test_the_admin_stores_what_update_stores(site, refused, updated):
    answers = [row["answer"] for row in site.rows("blog.postquestion")]
    found = {int(match[1]): match[0] for match in map(numbered, answers) if match}

    assert found == {n: updated["stored"][n] for n in SENDABLE if n not in refused}


def numbered(text):
    return re.fullmatch(r"<p>(\d+)</p>.*", text, re.DOTALL)


def test_the_admin_refuses_pictures_and_depths_and_nothing_else(refused):
    sentences = {re.sub(r"\d+", "…", sentence) for sentence in refused.values()}
    pictures = {number for number, sentence in refused.items() if sentence != TOO_DEEP}

    assert sentences == {NO_PICTURES_OF_OTHERS, NO_PHOTO_ANY_MORE, TOO_DEEP}
    assert [TEXTS[number] for number in pictures if not PICTURE.search(TEXTS[number])] == []
    assert len(pictures) >= 50
    assert refused.keys() - pictures == DEEP & set(SENDABLE)
    assert len(DEEP) >= 1


# --- Read, and opened again -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def outside():
    with outside_world() as outside:
        yield outside


@EITHER_WAY
def test_an_article_runs_nothing_and_asks_nobody(open_browser, outside, refused, updated, policy):
    page = open_browser(proxy=outside.proxy, **policy)
    ran, strange, shown, asked_before = (
        provoking.remember_runs(page.context),
        [],
        set(),
        outside.asked,
    )

    for address in ADDRESSES:
        page.goto(address)
        page.evaluate("provoke(document.querySelector('main'))")
        strange += page.evaluate(provoking.STRANGE)
        shown |= set(page.locator(".prose p").all_text_contents())

    assert (ran, strange) == ([], [])
    assert outside.asked == asked_before
    assert {str(n) for n in range(len(TEXTS)) if n not in DEEP} - shown == set()


@EITHER_WAY
def test_the_editor_runs_nothing_and_asks_nobody(
    open_browser, staff_cookies, outside, updated, policy
):
    page = open_browser(storage_state=staff_cookies, proxy=outside.proxy, **policy)
    ran, asked_before, arrived = provoking.remember_runs(page.context), outside.asked, set()
    # Some name a photo that was never there; the editor asks for its picture all the same.
    page.route("**/picture/", lambda route: route.fulfill(content_type="image/svg+xml"))

    for pk in [*updated["articles"], updated["unfit"]]:
        page.goto(f"/admin/blog/post/{pk}/change/")
        arrived |= provoke_in(Editor(page, "id_body"))
        look_at_the_source(page)
        provoke_in(Editor(page, "id_body"))

    assert ran == []
    assert outside.asked == asked_before
    assert {str(n) for n in range(len(TEXTS)) if n not in DEEP} - arrived == set()


def provoke_in(editor):
    """Make run what can run in the frame of an editor; return its paragraphs."""
    editor.text.evaluate(provoking.PROVOKE_BODY)
    return set(editor.text.locator("p").all_text_contents())


def look_at_the_source(page):
    body = Editor(page, "id_body")
    body.click_button("source")
    page.locator("textarea.cke_source").wait_for()
    body.click_button("source")


def test_what_was_saved_in_the_admin_runs_nothing_in_its_editors(
    open_browser, staff_cookies, outside, refused
):
    # Each text has an editor of its own, three hundred of them in one page: that takes a while.
    page = open_browser(storage_state=staff_cookies, proxy=outside.proxy, bypass_csp=True)
    page.context.set_default_timeout(120_000)
    ran, asked_before, arrived = provoking.remember_runs(page.context), outside.asked, set()

    for form in range(len(FORMS)):
        page.goto(f"/admin/blog/post/?q=hostile-admin-{form}")
        page.get_by_role("link", name=f"hostile-admin-{form}", exact=True).click()
        open_all(page)
        page.wait_for_function(provoking.ALL_EDITORS_READY)
        arrived |= set(page.evaluate(provoking.PROVOKE_EDITORS))

    assert ran == []
    assert outside.asked == asked_before
    sent = set(SENDABLE) - refused.keys()
    assert {str(number) for number in sent} - arrived == set()
    assert len(sent) >= 250


def test_what_the_editor_has_saved_once_it_saves_alike(staff_page, updated):
    for pk in updated["articles"]:
        staff_page.goto(f"/admin/blog/post/{pk}/change/")
        before = stored(staff_page)
        once, twice = saved_unchanged(staff_page), saved_unchanged(staff_page)

        assert twice == once
        assert words(once) == words(before)


def saved_unchanged(page):
    Editor(page, "id_body")
    save(page, "Save draft")
    return stored(page)


def stored(page):
    return page.locator("#id_body").text_content()


def words(html):
    """What a person reads; where a line ends is the editor's affair."""
    return re.sub(r"<[^>]*>|&nbsp;|\s", "", html)


# --- The control ----------------------------------------------------------------------------------


def test_the_tests_above_would_see_what_runs_and_what_asks_another_host(browser, site, outside):
    asked_before = outside.asked
    with browser.new_context(proxy=outside.proxy, bypass_csp=True) as context:
        watch, ran = Watch(site.url), provoking.remember_runs(context)
        watch.follow(context)
        page = context.new_page()
        page.goto(f"{site.url}/healthz/")
        provoking.show_raw(page, dict(enumerate(SAMPLE)))

    # Measured: 177 of these 387 payloads run; 27 addresses, 28 requests by the proxy's own count.
    assert len(set(ran)) >= 150
    assert len(set(watch.foreign_requests)) >= 20
    assert len(outside.asked) - len(asked_before) >= 20


# Two of these wait for a person, the last runs by itself.
FORCED = "<a href='javascript:hit()'>x</a><p onclick=hit()>y</p><img src=x onerror=hit()>"


@EITHER_WAY
def test_what_runs_in_the_frame_of_an_editor_would_be_seen(browser, site, staff_cookies, policy):
    with browser.new_context(base_url=site.url, storage_state=staff_cookies, **policy) as context:
        keep_nothing(context)
        page, ran = context.new_page(), provoking.remember_runs(context)
        page.goto("/admin/blog/post/add/")
        editor = Editor(page, "id_body")
        editor.text.evaluate("(body, html) => { body.innerHTML = html; }", FORCED)
        provoke_in(editor)
        look_at_the_source(page)

    assert (len(ran) >= 2) == bool(policy)
