"""How texts are set: lines of a length that is easy to read, and a first screen that begins them."""

ARTICLES = ("/blog/first-ketamine-infusion/", "/blog/is-morpheus8-right-for-you/")
TREATMENTS = ("/services/morpheus8/", "/services/ketamine-infusion-depression/")
# Characters in each full line of the paragraphs of a text.
LINES = """() => [...document.querySelectorAll(".article-text .prose > p")].flatMap(paragraph => {
  const lines = new Map(), range = document.createRange();
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let text; text = walker.nextNode();)
    for (let at = 0; at < text.length; at++) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const { bottom, width } = range.getBoundingClientRect();
      if (width && !text.parentElement.closest(".visually-hidden")) lines.set(Math.round(bottom / 8), (lines.get(Math.round(bottom / 8)) ?? 0) + 1);
    }
  return [...lines.values()].slice(0, -1);
})"""
FIRST_LINE = "document.querySelector('.article-text p').getBoundingClientRect().bottom"
FACTS = "document.querySelector('.at-a-glance dd').getBoundingClientRect().bottom"


def test_lines_have_60_to_75_characters_where_the_screen_has_room(visitor):
    median, longest = {}, {}

    for address in ARTICLES:
        visitor.goto(address)
        for width in (768, 1024, 1440, 1920):
            visitor.set_viewport_size({"width": width, "height": 900})
            lines = sorted(visitor.evaluate(LINES))
            assert len(lines) > 20
            median[address, width] = lines[len(lines) // 2]
            longest[address, width] = lines[-1]

    assert {view: number for view, number in median.items() if not 60 <= number <= 75} == {}
    assert {view: number for view, number in longest.items() if number > 80} == {}


def test_the_first_screen_of_a_desk_begins_the_text_of_an_article(open_browser):
    page, begins = open_browser(width=1440, height=900), {}

    for address in ARTICLES:
        page.goto(address)
        begins[address] = page.evaluate(FIRST_LINE)

    assert max(begins.values()) < 760


def test_the_first_screen_of_a_desk_says_what_a_treatment_asks_of_one(open_browser):
    page, begins = open_browser(width=1440, height=900), {}

    for address in TREATMENTS:
        page.goto(address)
        begins[address] = page.evaluate(FACTS)

    assert max(begins.values()) < 880
