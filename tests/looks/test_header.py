"""The header on screens of every width."""

WIDTHS = range(320, 1921, 16)
# What is wrong with the header at this width, in one sentence each.
HEADER_FAULTS = """() => {
  const faults = [], inner = document.querySelector("header > div");
  const lines = text => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return new Set([...range.getClientRects()].map(({ top }) => top)).size;
  };
  const shown = [...inner.children].map(child => child.getBoundingClientRect())
    .filter(({ height }) => height);
  const rows = shown.filter(({ top }, at) => !shown.slice(0, at).some(other => other.bottom > top));
  if (rows.length > 2) faults.push(`${rows.length} rows`);
  if (document.documentElement.scrollWidth > innerWidth) faults.push("sideways");
  const text = inner.querySelector(".wordmark span").firstChild;
  for (const word of text.data.matchAll(/\\S+/g)) {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    if (range.getClientRects().length > 1) faults.push(`${word[0]} in two`);
  }
  for (const link of inner.querySelectorAll("a:not(.wordmark)"))
    if (lines(link.lastChild) > 1) faults.push(`${link.innerText} in two`);
  return faults;
}"""


def test_it_holds_in_two_rows_at_most_and_splits_no_word(visitor):
    visitor.goto("/")
    faults = {}

    for width in WIDTHS:
        visitor.set_viewport_size({"width": width, "height": 800})
        faults[width] = visitor.evaluate(HEADER_FAULTS)

    assert {width: found for width, found in faults.items() if found} == {}
