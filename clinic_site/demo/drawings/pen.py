"""The pen that draws the demo's pictures, and its colors: evening light, sand, and water."""

from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageDraw

SIZE = (1600, 1000)
FINER = 2  # drawn so much larger and scaled down, which makes the edges smooth
WIDTH = 1200  # of the files: twice what a page gives the widest, and no rendition for nothing

WALL, FLOOR, RUG = (240, 231, 215), (216, 199, 172), (190, 205, 196)
SKY, SUN, HILL, SEA = (250, 226, 203), (253, 246, 232), (150, 183, 174), (92, 146, 143)
FRAME, WOOD, DEEP = (252, 248, 240), (166, 129, 98), (34, 73, 77)
CUSHION, SHADE, METAL = (61, 118, 119), (43, 95, 98), (140, 152, 152)
CLAY, PAPER, INK = (196, 121, 93), (253, 249, 241), (86, 104, 108)
MIST, HAZE, BLUSH, HONEY = (214, 226, 221), (209, 220, 227), (236, 205, 184), (222, 180, 118)
DUSK, NIGHT, LAMPLIGHT, SAND = (52, 86, 96), (28, 58, 66), (249, 220, 164), (226, 214, 193)


class Pen:
    """Draws shapes in the pixels of a picture of some size."""

    def __init__(self, ground, size=SIZE):
        self._size = size
        self._picture = Image.new("RGB", tuple(FINER * side for side in size), ground)
        self._draw = ImageDraw.Draw(self._picture)

    def jpeg(self):
        output = BytesIO()
        width, height = self._size
        size = (WIDTH, WIDTH * height // width)
        self._picture.resize(size, Image.Resampling.LANCZOS).save(output, "JPEG", quality=92)
        return output.getvalue()

    def box(self, left, top, right, bottom, color, radius=0):
        self._draw.rounded_rectangle(
            self._finer(left, top, right, bottom), FINER * radius, fill=color
        )

    def ellipse(self, left, top, right, bottom, color):
        self._draw.ellipse(self._finer(left, top, right, bottom), fill=color)

    def line(self, points, color, width):
        """A line with round ends and corners."""
        for x, y in points:
            self.ellipse(x - width / 2, y - width / 2, x + width / 2, y + width / 2, color)
        for start, end in pairwise(points):
            self._draw.line(self._finer(*start, *end), color, FINER * width)

    def arc(self, box, start, end, color, width):
        """A part of an ellipse, in degrees clockwise from the right."""
        self._draw.arc(self._finer(*box), start, end, color, FINER * width)

    def shape(self, points, color):
        self._draw.polygon([self._finer(*point) for point in points], fill=color)

    def smooth(self, points, color):
        """A shape with a round outline through all points."""
        self.shape(_through(points), color)

    def _finer(self, *numbers):
        return tuple(FINER * number for number in numbers)


def on_a_table(wall, table, height=720) -> Pen:
    """A pen for what stands on a table before a wall; its edge catches the light."""
    pen = Pen(wall)
    pen.box(0, height, 1600, 1000, table)
    pen.box(0, height, 1600, height + 14, tuple(min(255, part + 18) for part in table))
    return pen


def _through(points, steps=16):
    """Points of a closed Catmull-Rom spline."""
    count, found = len(points), []
    for index in range(count):
        near = [points[(index + offset) % count] for offset in (-1, 0, 1, 2)]
        found += [_between(near, step / steps) for step in range(steps)]
    return found


def _between(near, at):
    weights = (
        (-at + 2 * at**2 - at**3) / 2,
        (2 - 5 * at**2 + 3 * at**3) / 2,
        (at + 4 * at**2 - 3 * at**3) / 2,
        (-(at**2) + at**3) / 2,
    )
    return tuple(
        sum(weight * point[axis] for weight, point in zip(weights, near, strict=True))
        for axis in (0, 1)
    )
