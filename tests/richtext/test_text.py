"""Plain text out of rich text."""

import pytest

from clinic_site.richtext.text import excerpt, plain_text, reading_minutes


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h2>Before</h2><p>Eat little.</p>", "Before Eat little."),
        ("<p>a<br>b</p><ul><li>c</li><li>d</li></ul>", "a b c d"),
        ("<p><strong>Ket</strong>amine, H<sub>2</sub>O</p>", "Ketamine, H2O"),
        ('<p>See <a href="/x" title="a &gt; b">here</a>.</p>', "See here."),
        ("<p>R&amp;D, 3 &lt; 4, Müller</p>", "R&D, 3 < 4, Müller"),
        ("<p>&amp;lt;script&amp;gt;</p>", "&lt;script&gt;"),
        ("<p>a&nbsp;\n  b</p>", "a b"),
        ("<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>", "1 2"),
        ("no markup", "no markup"),
        ("", ""),
        (None, ""),
    ],
)
def test_plain_text_has_the_words_and_nothing_else(html, text):
    assert plain_text(html) == text


@pytest.mark.parametrize(
    ("html", "length", "cut"),
    [
        ("<p>Short enough.</p>", 13, "Short enough."),
        ("<p>Short enough.</p>", 12, "Short…"),
        ("<p>One two three four</p>", 9, "One two…"),
        ("<p>One two three four</p>", 8, "One two…"),
        ("<p>One two three four</p>", 7, "One…"),
        ("<p>One, two; three</p>", 6, "One…"),
        ("<p>A well-known thing</p>", 9, "A…"),
        ("<p>Unbreakable</p>", 5, "Unbr…"),
        ("<p>R&amp;D &amp; more words</p>", 8, "R&D &…"),
        ("", 10, ""),
    ],
)
def test_an_excerpt_is_cut_at_a_word(html, length, cut):
    assert excerpt(html, length) == cut


def test_an_excerpt_with_its_ellipsis_is_never_longer_than_asked():
    html = "<p>Ketamine is given as a slow drip, in a calm room, by well-trained people.</p>"

    too_long = [length for length in range(2, 80) if len(excerpt(html, length)) > length]

    assert too_long == []


def test_an_excerpt_has_at_most_160_characters_unless_asked_otherwise():
    words = "four " * 100

    assert excerpt(words) == " ".join(["four"] * 32) + "…"


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (230, 1), (231, 2), (460, 2), (461, 3)]
)
def test_reading_takes_whole_minutes_and_at_least_one(words, minutes):
    assert reading_minutes(f"<p>{'word ' * words}</p>") == minutes


def test_markup_takes_no_time_to_read():
    html = '<p><a href="https://x.example" title="many words in here">word</a></p>' * 230

    assert reading_minutes(html) == 1
