"""The tone of a picture: which color stands in its place until it has arrived."""

import colorsys

from PIL import Image

SECTORS = 12
GRAY = 0
LEAST_CHROMA = 16  # of 255; below it no eye would name a color


def tone_of(picture: Image.Image) -> int:
    """Return 0 for a picture that is gray on the whole, else its hue: 1 is 0 to 30 degrees."""
    # One pixel of all: the mean, in which what is transparent does not count.
    red, green, blue, *_ = picture.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    if max(red, green, blue) - min(red, green, blue) < LEAST_CHROMA:
        return GRAY
    hue, _saturation, _value = colorsys.rgb_to_hsv(red, green, blue)
    return int(hue * SECTORS) + 1
