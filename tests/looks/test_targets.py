"""What is small is hard to hit for a hand that trembles. WCAG 2.2 AA, 2.5.8, without its leeway."""

from tests.browser.desk import send_request
from tests.browser.menu import open_menu
from tests.browser.public_pages import NOWHERE, one_of_each_template

# The last shows every component of the public pages, a video too.
ADMIN_PAGES = (
    *(
        "/admin/",
        "/admin/clinic/treatment/",
        "/admin/photos/photo/",
        "/admin/clinic/treatment/add/",
    ),
    "/admin/style-guide/",
)
# Links and controls below 24 by 24 CSS pixels that do not stand in a sentence. What an element
# says of its own box counts, and so does what is hit around its middle: its label, say.
SMALL_TARGETS = """place => {
  const TARGETS = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const NEEDED = 24, REACH = NEEDED / 2 - 0.5;
  const isInline = element => getComputedStyle(element).display.startsWith("inline");
  const blockOf = element => isInline(element) ? blockOf(element.parentElement) : element;

  // Does text that is no link share the line, between one break and the next?
  const isInSentence = target => {
    if (getComputedStyle(target).display !== "inline") return false;
    const walker = document.createTreeWalker(blockOf(target));
    let words = "", isOwnLine = false;
    for (let node; node = walker.nextNode();) {
      if (node === target) isOwnLine = true;
      if (node.nodeType === Node.TEXT_NODE && !node.parentElement.closest("a, button"))
        words += node.data;
      const breaks = node.nodeType === Node.ELEMENT_NODE
        && (node.tagName === "BR" || !isInline(node));
      if (breaks && isOwnLine) break;
      if (breaks) words = "";
    }
    return /[\\p{L}\\p{N}]/u.test(words);
  };
  const isLargeEnough = target => {
    const { width, height } = target.getBoundingClientRect();
    if (width > NEEDED - 0.5 && height > NEEDED - 0.5) return true;
    target.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, right, top, bottom } = target.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return [[-REACH, 0], [REACH, 0], [0, -REACH], [0, REACH]].every(([across, down]) => {
      const hit = document.elementFromPoint(x + across, y + down);
      return hit && (target.contains(hit) || hit.closest("label")?.control === target);
    });
  };
  const name = target => `${target.tagName.toLowerCase()}${target.className && "." + target.className}`
    + ` ${(target.name || target.innerText).trim().slice(0, 40)}`;

  for (const answer of document.querySelectorAll("main details")) answer.open = true;
  return [...document.querySelectorAll(TARGETS)]
    .filter(target => !place || target.closest(place))
    .filter(target => target.checkVisibility({ visibilityProperty: true }))
    .filter(target => !target.closest("[aria-hidden=true]"))
    .filter(target => target.getAttribute("href") !== "#main-content" || document.activeElement === target)
    .filter(target => !isInSentence(target) && !isLargeEnough(target))
    .map(name);
}"""


def test_every_target_of_every_public_template_is_large_enough(site, visitor):
    small = {}

    for address in [*one_of_each_template(site), NOWHERE]:
        visitor.goto(address)
        for width in (390, 1440):
            visitor.set_viewport_size({"width": width, "height": 900})
            small[address, width] = visitor.evaluate(SMALL_TARGETS)

    assert {view: names for view, names in small.items() if names} == {}
    assert len(small) >= 32


def test_so_are_those_of_the_admin_and_of_every_component(staff_page):
    small = {}

    for address in ADMIN_PAGES:
        staff_page.goto(address)
        staff_page.locator("main h1").first.wait_for()
        for width in (390, 1440):
            staff_page.set_viewport_size({"width": width, "height": 900})
            small[address, width] = staff_page.evaluate(SMALL_TARGETS)

    assert {view: names for view, names in small.items() if names} == {}
    assert staff_page.locator(".video a").count() == 1


def test_so_are_those_of_the_form_that_tells_of_errors(open_browser):
    page = open_browser(width=390)
    page.goto("/contact/")
    with page.expect_navigation():
        send_request(page)

    assert page.evaluate(SMALL_TARGETS) == []


def test_so_are_those_of_the_open_menu(open_browser):
    page = open_browser(width=390)
    page.goto("/")
    open_menu(page)

    assert page.evaluate(SMALL_TARGETS, "header nav") == []
