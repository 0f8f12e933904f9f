"""Plain text out of rich text."""

import pytest

from clinic_site.richtext.text import (
    excerpt,
    excerpt_of_beginning,
    plain_text,
    reading_minutes,
    sentences,
    shortened,
)


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
    ("text", "length", "cut"),
    [
        ("Short enough.", 13, "Short enough."),
        ("Short enough.", 12, "Short…"),
        ("One two three four", 9, "One two…"),
        ("One two three four", 8, "One two…"),
        ("One two three four", 7, "One…"),
        ("One, two; three", 6, "One…"),
        ("A well-known thing", 9, "A…"),
        ("Unbreakable", 5, "Unbr…"),
        ("R&D & more words", 8, "R&D &…"),
        ("", 10, ""),
    ],
)
def test_what_is_shortened_is_cut_at_a_word(text, length, cut):
    assert shortened(text, length) == cut


def test_what_is_shortened_is_with_its_ellipsis_never_longer_than_asked():
    text = "Ketamine is given as a slow drip, in a calm room, by well-trained people."

    too_long = [length for length in range(2, 80) if len(shortened(text, length)) > length]

    assert too_long == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("No end", ["No end"]),
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("He said “rest.” Then he left.", ["He said “rest.”", "Then he left."]),
        ("About 2.5 hours. 40 minutes more.", ["About 2.5 hours.", "40 minutes more."]),
        (
            "Ask Dr. Sample at 9 a.m. Monday. She knows.",
            ["Ask Dr. Sample at 9 a.m. Monday.", "She knows."],
        ),
        ("Pain, e.g. CRPS, vs. A. Other.", ["Pain, e.g. CRPS, vs. A. Other."]),
        ("Wait … what then? etc. and so on.", ["Wait … what then? etc. and so on."]),
    ],
)
def test_sentences_end_where_they_end(text, found):
    assert sentences(text) == found


def test_an_excerpt_is_whole_sentences_as_many_as_have_room():
    html = "<h2>Rest</h2><p>Rest helps. It helps most people.</p><p>Not all of them.</p>"

    assert excerpt(html, 40) == "Rest Rest helps. It helps most people."
    assert excerpt(html, 20) == "Rest Rest helps."
    assert excerpt(html, 5) == "Rest Rest helps."
    assert excerpt(html) == "Rest Rest helps. It helps most people. Not all of them."


def test_a_sentence_without_an_end_is_cut_at_a_word():
    words = "four " * 100_000

    assert excerpt(words) == " ".join(["four"] * 60) + "…"


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (230, 1), (231, 2), (460, 2), (461, 3)]
)
def test_reading_takes_whole_minutes_and_at_least_one(words, minutes):
    assert reading_minutes(f"<p>{'word ' * words}</p>") == minutes


def test_markup_takes_no_time_to_read():
    html = '<p><a href="https://x.example" title="many words in here">word</a></p>' * 230

    assert reading_minutes(html) == 1


LONG = (
    "<p>It helps <em>most</em> people &amp; their friends, and that is <strong>good</strong>.</p>"
    * 30
)


@pytest.mark.parametrize("length", [1300, 1301, 1307, 1340, 2000, len(LONG), len(LONG) + 1])
def test_of_a_beginning_the_excerpt_is_that_of_the_whole_wherever_it_is_cut(length):
    assert excerpt_of_beginning(LONG[:length], length) == excerpt(LONG)


@pytest.mark.parametrize("html", ["<p>Short.</p>", ""])
def test_a_text_that_ends_before_is_all_there_is(html):
    assert excerpt_of_beginning(html, 2000) == excerpt(html)


def test_of_a_beginning_with_hardly_a_word_nothing_is_told():
    assert excerpt_of_beginning("<p>" * 700, 2000) is None
