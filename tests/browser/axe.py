"""Asks axe-core what on a page keeps somebody out: on a telephone and a desk, by day and night."""

from collections import Counter

from axe_playwright_python.base import AXE_SCRIPT

VIEWS = [(width, scheme) for scheme in ("light", "dark") for width in (390, 1440)]
# WCAG 2.2 AA, what is good practice, and what axe itself still tries out. Of the last, one rule
# would take every short paragraph in large type for a heading: how a text looks is no fault.
RULES = {
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        *("best-practice", "experimental"),
    ],
    "rules": {"p-as-heading": {"enabled": False}},
    "resultTypes": ["violations"],
    "preload": False,
}
# A colour on its way from day to night is neither's.
RUN = """async rules => {
  const transitions = () =>
    document.getAnimations().filter(animation => animation instanceof CSSTransition);
  for (let running; (running = transitions()).length;)
    for (const transition of running) transition.finish();
  const { violations } = await axe.run(document, rules);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.flat().join(" ")}`));
}"""


def bring_axe(page):
    """Put axe into every document that the page will open, those in its frames too."""
    page.add_init_script(AXE_SCRIPT)


def shared_views(addresses):
    """Each address with the views to look at: of pages alike the first in all, others in turn.

    One look takes a processor two thirds of a second.
    """
    met = Counter()
    for address in addresses:
        path, _, query = address.partition("?")
        first, *rest = path.strip("/").split("/")
        kind = (first, len(rest), bool(query))
        yield address, [VIEWS[met[kind] % len(VIEWS)]] if met[kind] else VIEWS
        met[kind] += 1


def violations(page, views=VIEWS):
    """Each violation on the page, as rule and selector, with the views that show it."""
    found = {}
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        for violation in page.evaluate(RUN, RULES):
            found.setdefault(violation, []).append((width, scheme))
    return found
