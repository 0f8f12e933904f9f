"""What changed in a plain field: words with their lines, a value, a set."""

import pytest
from django.template.loader import render_to_string

from clinic_site.richtext.differences import (
    Difference,
    set_difference,
    value_difference,
    word_differences,
)
from clinic_site.richtext.rendering import render_marked


def html_of(difference):
    return [part.html for part in difference.parts]


def test_a_plain_text_is_compared_line_by_line():
    difference = word_differences(
        "One line & <b>.\r\nA second line.", "One line & <i>.\nA second line."
    )

    assert html_of(difference) == [
        "<p>One line &amp; &lt;<del>b</del><ins>i</ins>&gt;.</p>",
        "<p>A second line.</p>",
    ]


@pytest.mark.parametrize(("old", "new"), [(None, ""), ("a\n\nb", "a\nb"), ("a  b ", "a b")])
def test_lines_without_words_and_blanks_make_no_difference(old, new):
    assert not word_differences(old, new)


VALUES = {
    "a choice": ("Draft", "Public", "<p><del>Draft</del> became <ins>Public</ins></p>"),
    "none before": (None, "$5", "<p><del>nothing</del> became <ins>$5</ins></p>"),
    "none now": ("$5", "", "<p><del>$5</del> became <ins>nothing</ins></p>"),
    "numbers": (0, 1, "<p><del>0</del> became <ins>1</ins></p>"),
    "signs": (
        "<script>'\"&\0\r",
        "\xa0",
        "<p><del>&lt;script&gt;'\"&amp; </del> became <ins>\xa0</ins></p>",
    ),
}


@pytest.mark.parametrize(("old", "new", "html"), VALUES.values(), ids=VALUES)
def test_a_value_became_another(old, new, html):
    difference = value_difference(old, new)

    assert html_of(difference) == [html]
    assert render_marked(html).count('<span class="visually-hidden">') == 2


def test_things_came_and_went():
    difference = set_difference(["Ketamine", "R&D", "R&D"], ["Hormones", "Ketamine"])

    assert html_of(difference) == [
        '<ul><li class="removed"><del>R&amp;D</del></li><li class="inserted"><ins>Hormones</ins></li></ul>'
    ]


def test_the_same_is_no_difference():
    assert not value_difference("a", "a")
    assert not value_difference(None, "")
    assert not set_difference(["a", "b"], ["b", "a"])


def test_the_component_says_the_field_what_is_folded_and_that_nothing_changed():
    old = "\n".join("abcdefgh")

    shown = render_to_string(
        "components/difference.html",
        {"label": "Sum & total", "difference": word_differences(old, f"{old}\nnew words")},
    )
    empty = render_to_string(
        "components/difference.html", {"label": "a", "difference": Difference()}
    )

    assert '<h3 class="difference-label">Sum &amp; total</h3>' in shown
    assert "<summary>… 7 unchanged blocks</summary>" in shown
    assert '<ins><span class="visually-hidden">inserted: </span>new words</ins>' in shown
    assert "Nothing changed." not in shown
    assert "Nothing changed." in empty
