"""No script inside a page: the editor's own handlers work all the same, and a stranger's do not."""

import pytest

from tests.browser.editor import Editor, keep_nothing

FORCED = """
<img src="/static/nothing.png" onerror="top.document.title = 'taken over'">
<iframe srcdoc="<script>top.document.title = 'taken over'</script>"></iframe>
<svg onload="top.document.title = 'taken over'"></svg>
"""
FORCE = """(body, html) => new Promise(done => {
  body.innerHTML = html;
  const image = body.querySelector("img");
  image.addEventListener("error", () => setTimeout(done));
})"""


@pytest.fixture
def forced(site, browser, staff_cookies):
    """A function that puts the payloads into the editor's frame and returns title and header."""

    def force(**options):
        # Not watched: here the browser is meant to complain.
        with browser.new_context(
            base_url=site.url, storage_state=staff_cookies, **options
        ) as context:
            keep_nothing(context)
            page = context.new_page()
            response = page.goto("/admin/blog/post/add/?stored")  # not what others left unsaved
            Editor(page, "id_body").text.evaluate(FORCE, FORCED)
            return page.title(), response.headers["content-security-policy"]

    return force


def test_what_is_forced_into_the_editors_frame_does_not_run(forced):
    title, policy = forced()

    assert title == "Add article | Priority You MD"
    assert "script-src 'self';" in f"{policy};"


def test_without_the_policy_it_would_run(forced):
    assert forced(bypass_csp=True)[0] == "taken over"


CLICKED = """handler => {
  let heard = null;
  const number = CKEDITOR.tools.addFunction((...values) => { heard = values; });
  const button = CKEDITOR.dom.element.createFromHtml(
    `<a href="#" onclick="${handler.replace("NUMBER", number)}">x</a>`).$;
  document.body.append(button);
  const words = value => value === button ? "the button" : value?.type ?? value;
  const goesOn = button.dispatchEvent(new MouseEvent("click", { cancelable: true }));
  return [heard && heard.map(words), goesOn];
}"""
HANDLERS = {
    "CKEDITOR.tools.callFunction(NUMBER,event,this);return false;": (
        ["click", "the button"],
        False,
    ),
    "CKEDITOR.tools.callFunction( NUMBER, 7, null )": ([7, None], True),
    "return CKEDITOR.tools.callFunction(NUMBER);": ([], True),
    r"CKEDITOR.tools.callFunction(NUMBER,'a, \'b\' (c)','');return false;": (
        ["a, 'b' (c)", ""],
        False,
    ),
    "return false;": (None, False),
    "this.style.cssText = this.style.cssText;": (None, True),
    "CKEDITOR.tools.callFunction(NUMBER, document.cookie)": (None, True),
    "return CKEDITOR.tools.callFunction(NUMBER); document.title = 'taken over'": (None, True),
}


def test_a_handler_of_the_editor_is_heard_word_for_word_and_no_other(staff_page):
    staff_page.goto("/admin/blog/post/add/")
    Editor(staff_page, "id_body")
    title = staff_page.title()

    heard = {handler: staff_page.evaluate(CLICKED, handler) for handler in HANDLERS}

    assert heard == {handler: list(expected) for handler, expected in HANDLERS.items()}
    assert staff_page.title() == title
