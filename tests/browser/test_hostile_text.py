"""Hostile text in the real site: saved in the admin and through update(), read, opened again."""

import json
import re
import subprocess
from html import escape

import pytest

from tests.browser.desk import save
from tests.browser.editor import Editor
from tests.browser.watch import Watch
from tests.hostile.outside import outside_world
from tests.hostile.payloads import PAYLOADS
from tests.hostile.provoking import PROVOKE_FRAMES, STRANGE, remember_runs
from tests.hostile.sending import TEXTS_PER_FORM, Desk

# The number tells them apart; and a text of which nothing is left would be refused as empty.
TEXTS = [f"<p>{number}</p>{payload}" for number, payload in enumerate(PAYLOADS)]
PICTURE = re.compile("<im(?:g|age)", re.IGNORECASE)
# A form that holds a NUL is refused before anybody reads it: tests/site/test_hostile_forms.py.
# Pictures come last: most of them are refused, and with them the other texts of their form.
SENDABLE = sorted(
    (number for number, text in enumerate(TEXTS) if "\0" not in text),
    key=lambda number: bool(PICTURE.search(TEXTS[number])),
)
FORMS = [
    SENDABLE[start : start + TEXTS_PER_FORM] for start in range(0, len(SENDABLE), TEXTS_PER_FORM)
]
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
NO_PICTURES_OF_OTHERS = (
    "This text holds a picture that is not in the photo library. Take it out, or add it with the "
    "photo button."
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
    """What `update()` made of each text, and the articles that hold it."""
    return json.loads(in_site(f"store({UPDATED_ARTICLES})", *TEXTS))


@pytest.fixture(scope="module")
def refused(site, staff_cookies, in_site):
    """All texts sent through the admin: the sentences of those that were refused, by number."""
    desk, sentences = Desk(site, staff_cookies), {}
    for form, numbers in enumerate(FORMS):
        slug = f"hostile-admin-{form}"
        said = desk.save_article(slug, [TEXTS[number] for number in numbers])
        if said:
            # The address is still free: of an article that was refused nothing is stored.
            left = [text for place, text in enumerate(numbers) if place not in said]
            assert desk.save_article(slug, [TEXTS[number] for number in left]) == {}
        sentences |= {numbers[place]: sentence for place, sentence in said.items()}
    return sentences


def test_the_admin_stores_what_update_stores(site, refused, updated):
    answers = [row["answer"] for row in site.rows("blog.postquestion")]
    found = {int(match[1]): match[0] for match in map(numbered, answers) if match}

    assert found == {n: updated["stored"][n] for n in SENDABLE if n not in refused}


def numbered(text):
    return re.fullmatch(r"<p>(\d+)</p>.*", text, re.DOTALL)


def test_the_admin_refuses_pictures_and_nothing_else(refused):
    sentences = {re.sub(r"\d+", "…", sentence) for sentence in refused.values()}

    assert sentences == {
        NO_PICTURES_OF_OTHERS,
        "Photo … is no longer in the photo library. Take it out of this text.",
    }
    assert [TEXTS[number] for number in refused if not PICTURE.search(TEXTS[number])] == []
    assert len(refused) >= 500


# --- Read, and opened again -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def outside():
    with outside_world() as outside:
        yield outside


@EITHER_WAY
def test_an_article_runs_nothing_and_asks_nobody(open_browser, outside, refused, updated, policy):
    page = open_browser(proxy=outside.proxy, **policy)
    ran, strange, shown, asked_before = remember_runs(page.context), [], set(), outside.asked

    for address in ADDRESSES:
        page.goto(address)
        page.evaluate("provoke(document.querySelector('main'))")
        strange += page.evaluate(STRANGE)
        shown |= set(page.locator(".prose p").all_text_contents())

    assert (ran, strange) == ([], [])
    assert outside.asked == asked_before
    assert {str(number) for number in range(len(TEXTS))} - shown == set()


@EITHER_WAY
def test_the_editor_runs_nothing_and_asks_nobody(
    open_browser, staff_cookies, outside, updated, policy
):
    page = open_browser(storage_state=staff_cookies, proxy=outside.proxy, **policy)
    ran, asked_before = remember_runs(page.context), outside.asked

    for pk in updated["articles"]:
        page.goto(f"/admin/blog/post/{pk}/change/")
        look_at_the_source(page)

    assert ran == []
    assert outside.asked == asked_before


def look_at_the_source(page):
    body = Editor(page, "id_body")
    body.click_button("source")
    page.locator("textarea.cke_source").wait_for()
    body.click_button("source")
    Editor(page, "id_body")


def test_what_the_editor_has_saved_once_it_saves_alike(staff_page, updated):
    for pk in updated["articles"]:
        staff_page.goto(f"/admin/blog/post/{pk}/change/")
        before = stored(staff_page)
        once, twice = saved_unchanged(staff_page), saved_unchanged(staff_page)

        assert twice == once
        assert words(once) == words(before)


def saved_unchanged(page):
    Editor(page, "id_body")
    save(page, "Save and continue editing")
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
        watch, ran = Watch(site.url), remember_runs(context)
        watch.follow(context)
        page = context.new_page()
        page.goto(f"{site.url}/healthz/")
        show_raw(page, range(0, len(PAYLOADS), 16))

    # Measured: 119 of these 243 payloads run; 16 addresses, 21 requests by the proxy's own count.
    assert len(set(ran)) >= 100
    assert len(set(watch.foreign_requests)) >= 12
    assert len(outside.asked) - len(asked_before) >= 12


def show_raw(page, numbers, at_once=60):
    """Each payload as it is, in a document of its own named by its number."""
    for start in range(0, len(numbers), at_once):
        frames = [
            f'<iframe name="{number}" srcdoc="{escape(PAYLOADS[number])}"></iframe>'
            for number in numbers[start : start + at_once]
        ]
        page.set_content("".join(frames))
        page.evaluate(PROVOKE_FRAMES)
