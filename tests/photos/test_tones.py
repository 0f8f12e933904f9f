"""Which color stands in a picture's place until it has arrived."""

import pytest
from PIL import Image

from clinic_site.photos.tones import tone_of


@pytest.mark.parametrize(
    ("color", "tone"),
    [
        ("black", 0),
        ("white", 0),
        ((120, 125, 118), 0),
        ("red", 1),
        ("hsl(29, 80%, 50%)", 1),
        ("hsl(31, 80%, 50%)", 2),
        ("yellow", 3),
        ("lime", 5),
        ("teal", 7),
        ("blue", 9),
        ("hsl(359, 80%, 50%)", 12),
    ],
)
def test_a_tone_is_gray_or_one_of_twelve_hues(color, tone):
    assert tone_of(Image.new("RGB", (60, 40), color)) == tone


def test_all_of_a_picture_counts():
    picture = Image.new("RGB", (60, 40), "teal")
    picture.paste("red", (0, 0, 10, 10))

    assert tone_of(picture) == 7


def test_what_is_transparent_does_not_count():
    picture = Image.new("RGBA", (60, 40), (255, 0, 0, 0))
    picture.paste("teal", (0, 0, 10, 10))

    assert tone_of(picture) == 7
    assert tone_of(Image.new("RGBA", (60, 40))) == 0
