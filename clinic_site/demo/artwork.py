"""Pictures for the demo content, drawn here: layered horizons, each treatment in its own hue."""

import colorsys
import math
import random
from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (1600, 1000)
LAYERS = 6
SAND, PEACH, SUN = (246, 238, 224), (243, 208, 182), (253, 246, 232)
STEP = 8  # pixels between two points of a wave


def horizon(hue: float, seed: str) -> bytes:
    """A JPEG of evening light over water; `hue` is between 0 and 1, `seed` shapes the waves."""
    chance = random.Random(seed)  # noqa: S311 -- waves, not secrets
    picture = _sky()
    draw = ImageDraw.Draw(picture)
    _sun(draw, chance)
    for layer in range(LAYERS):
        draw.polygon(_wave(layer, chance), fill=_water(hue, layer))
    output = BytesIO()
    picture.save(output, "JPEG", quality=90)
    return output.getvalue()


def _sky():
    """One evening for all pictures: sand above, peach at the horizon."""
    width, height = SIZE
    column = Image.new("RGB", (1, height))
    for y in range(height):
        column.putpixel((0, y), _between(SAND, PEACH, min(1, 2 * y / height)))
    return column.resize((width, height))


def _sun(draw, chance):
    width, height = SIZE
    radius = height * chance.uniform(0.07, 0.11)
    x, y = width * chance.uniform(0.25, 0.75), height * chance.uniform(0.26, 0.36)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=SUN)


def _wave(layer, chance):
    width, height = SIZE
    base = height * (0.42 + 0.085 * layer)  # the last one is seen in the lowest crop, too
    swing = height * chance.uniform(0.012, 0.035)
    length, phase = width * chance.uniform(0.5, 1.3), chance.uniform(0, math.tau)
    crest = [
        (x, base + swing * math.sin(math.tau * x / length + phase))
        for x in range(0, width + STEP, STEP)
    ]
    return [*crest, (width, height), (0, height)]


def _water(hue, layer):
    depth = layer / (LAYERS - 1)
    return _color(hue, 0.20 + 0.36 * depth, 0.88 - 0.56 * depth)


def _between(first, last, share):
    pairs = zip(first, last, strict=True)
    return tuple(round(start + share * (end - start)) for start, end in pairs)


def _color(hue, saturation, value):
    return tuple(round(255 * part) for part in colorsys.hsv_to_rgb(hue % 1, saturation, value))
