"""Letters twice as large, as a browser or a phone makes them: nothing is cut off or covered."""

from collections import defaultdict

import pytest

from tests.browser.public_pages import NOWHERE, one_of_each_template
from tests.looks.layout_faults import LAYOUT_FAULTS

TWICE = "document.documentElement.style.fontSize = '200%'"
SCREENS = ((360, 740), (390, 844), (720, 800))
# How much of the screen stays covered, in parts of its height, and which links are not whole.
BAR = """() => {
  const bar = document.querySelector(".reach");
  if (getComputedStyle(bar).position !== "fixed") return [0, []];
  const out = [...bar.querySelectorAll("a")].filter(link => {
    const { left, right } = link.getBoundingClientRect();
    return left < 0 || right > innerWidth || link.scrollWidth > link.clientWidth + 1;
  });
  return [bar.offsetHeight / innerHeight, out.map(link => link.innerText)];
}"""

SPLIT_WORDS = """() => [...document.querySelectorAll(".card-title a, .card-text > p, .crisis-ways a")]
  .flatMap(element => [...element.childNodes]).filter(({ data }) => data)
  .flatMap(text => [...text.data.matchAll(/[^\\s-]+/g)].filter(word => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  })).map(([word]) => word)"""


@pytest.fixture(scope="module")
def addresses(site):
    return [*one_of_each_template(site), NOWHERE]


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_letters_twice_as_large_are_all_there(open_browser, addresses, width, height):
    page, places = open_browser(width=width, height=height), defaultdict(list)

    for address in addresses:
        page.goto(address)
        page.evaluate(TWICE)
        covered, cut = page.evaluate(BAR)
        for fault in [*page.evaluate(LAYOUT_FAULTS), *cut]:
            places[fault].append(address)
        if covered > 1 / 6:
            places[f"The bar covers {covered:.0%} of the screen"].append(address)

    assert dict(places) == {}
    assert len(addresses) > 15


@pytest.mark.parametrize("width", [320, 360, 390])
@pytest.mark.parametrize("address", ["/", "/services/", "/conditions/", "/blog/", "/people/"])
def test_no_word_is_in_two_because_a_picture_stands_beside_it(open_browser, address, width):
    page = open_browser(width=width, height=740)
    page.goto(address)

    page.evaluate(TWICE)

    assert page.evaluate(SPLIT_WORDS) == []
