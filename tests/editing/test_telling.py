"""What is told of a text: its words with their lines, as plain text."""

import pytest

from clinic_site.editing.telling import as_plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One</p>\r\n\r\n<p>Two</p>\r\n", "One\n\nTwo"),
        (
            "<p>One</p>\n\n<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>\n\n<p>Two</p>",
            "One\n\na\n\nb\n\nTwo",
        ),
        ("<p>One<br />\nmore</p>", "One\n\nmore"),
        ("One\r\n\r\n\r\n\r\nTwo", "One\n\nTwo"),
        ("One\nTwo", "One\nTwo"),
        ("<p>5 &lt; 6 &amp; more</p>", "5 < 6 & more"),
        ("", ""),
    ],
)
def test_a_text_of_an_editor_is_plain_with_its_lines(text, plain):
    assert as_plain_text(text) == plain
