"""Asks axe-core what on a page keeps somebody out: on a telephone and a desk, by day and night."""

from axe_playwright_python.base import AXE_SCRIPT

VIEWS = [(width, scheme) for scheme in ("light", "dark") for width in (390, 1440)]
# WCAG 2.2 AA, what is good practice, and what axe itself still tries out.
RULES = {
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        *("best-practice", "experimental"),
    ],
    "resultTypes": ["violations", "incomplete"],
    "preload": False,  # its copies of style sheets break our policy
}
# What no script may enter is looked at as a page of its own. A color on its way from day to night is neither's. Where axe cannot tell a contrast, that counts
# as a fault too, but for words on what fades, such as the sky: tests/site/test_look.py holds those
# at both its ends; and what a box cuts, such as a text whose editor is shut. A telephone number in
# large letters is no heading.
RUN = """async rules => {
  const transitions = () =>
    document.getAnimations().filter(animation => animation instanceof CSSTransition);
  // Of a page that is scrolled it takes what stays in sight to stand where it stood before.
  scrollTo({ top: 0, behavior: "instant" });
  for (let running; (running = transitions()).length;)
    for (const transition of running) transition.finish();
  const { violations, incomplete } = await axe.run({ exclude: ["iframe[sandbox]"] }, rules);
  const untold = incomplete.filter(({ id }) => id === "color-contrast")
    .map(({ nodes }) => ({ id: "untold-contrast", nodes }));
  const known = {
    "untold-contrast": ".opening, body.login, .swatch, .table-scroll, .video, .cke, select[multiple], .shown-text",
    "p-as-heading": ".big-number",
  };
  const isKnown = (id, [selector, ...inFrame]) => {
    const element = id in known && !inFrame.length && document.querySelector(selector);
    if (!element) return false;
    // In the admin a part of the page scrolls, and axe does not see what the window's edge cuts, or the
    // bar there.
    const { top, bottom } = element.getBoundingClientRect();
    const bar = document.querySelector(".desk-bar");
    const edge = bar && getComputedStyle(bar).position === "fixed" ? bar.getBoundingClientRect().top : innerHeight;
    const isCut = id === "untold-contrast" && top < innerHeight && bottom > edge;
    return isCut || element.closest(known[id]);
  };
  return [...violations, ...untold].flatMap(({ id, nodes }) =>
    nodes.filter(({ target }) => !isKnown(id, target))
      .map(({ target }) => `${id}: ${target.flat().join(" ")}`));
}"""


def bring_axe(page):
    """Put axe into every document that the page will open, those in its frames too."""
    page.add_init_script(AXE_SCRIPT)


def violations(page, views=VIEWS):
    """Each violation on the page, as rule and selector, with the views that show it."""
    found = {}
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        for violation in page.evaluate(RUN, RULES):
            found.setdefault(violation, []).append((width, scheme))
    return found
