"""Follows the Tab key through a page: where it stops, and whether an eye can see where that is."""

MOST_STOPS = 200
# How all looks that may get the focus while it has not got it.
BEGIN = """() => {
  // From the top, wherever the page has put the focus: an error does that.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  const look = element => [element, element.parentElement, ...(element.labels ?? [])]
    .flatMap(part => ["", "::before", "::after"].map(pseudo => getComputedStyle(part, pseudo)))
    .map(({ outlineStyle, outlineWidth, outlineColor, boxShadow }) =>
      boxShadow + (outlineStyle === "none" ? "" : outlineWidth + outlineColor)).join();
  const stops = [...document.querySelectorAll("a, button, input, select, textarea, summary, [tabindex]")]
    .filter(element => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }));
  window.walk = { look, stops, passed: [], faults: [], looks: new Map(stops.map(stop => [stop, look(stop)])) };
}"""
# Looks at where the focus is now, and says whether the walk goes on.
STOP = """() => {
  const { look, looks, passed, faults } = window.walk, stop = document.activeElement;
  if (stop === document.body || passed.includes(stop)) return false;
  const name = `${stop.tagName.toLowerCase()} ${stop.name || stop.innerText.trim().slice(0, 40)}`;
  for (const running of document.getAnimations()) if (running instanceof CSSTransition) running.finish();
  if (looks.get(stop) === look(stop)) faults.push(`looks as without the focus: ${name}`);

  const isHit = (x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit && (stop.contains(hit) || hit.contains(stop) || hit.closest("label")?.control === stop);
  };
  const isInSight = [...stop.getClientRects()].some(({ left, right, top, bottom }) =>
    [left + 2, (left + right) / 2, right - 2].some(x =>
      [top + 2, (top + bottom) / 2, bottom - 2].some(y => isHit(x, y))));
  if (!isInSight) faults.push(`is out of sight: ${name}`);

  const before = passed.at(-1);
  if (before && !(before.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING))
    faults.push(`comes too late: ${name}`);
  passed.push(stop);
  return true;
}"""
# Of a group of radio buttons, one is a stop.
END = """() => {
  const { stops, passed, faults } = window.walk;
  const isPassed = stop => passed.some(other =>
    other === stop || stop.type === "radio" && other.name === stop.name);
  for (const stop of stops) if (!isPassed(stop)) faults.push(`is no stop: ${stop.outerHTML.slice(0, 80)}`);
  return [passed.length, faults];
}"""


def tab_through(page):
    """Press Tab until the page is left; return the number of stops, and what is wrong with them."""
    page.evaluate(BEGIN)
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if not page.evaluate(STOP):
            break
    return page.evaluate(END)


def press_tab_until(page, locator):
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if locator.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{locator} is not among the first {MOST_STOPS} stops.")
