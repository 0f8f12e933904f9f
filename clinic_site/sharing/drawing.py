"""The card of a page without a photo: its title and the clinic above the horizon of the site."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw
from PIL import __version__ as encoder

from clinic_site.publishing.tokens import colors

from .lettering import Letters, fitted

# Part of every address, so that one never changes its content: count up with whatever is drawn.
VERSION = f"1.{encoder}"
SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 72
FINER = 2  # drawn so much larger and scaled down, which makes the edges smooth
COLORS = 256  # of the palette
HORIZON = 452  # pixels from the top
SUN = (846, HORIZON, 50)  # its middle and its radius
NAME = (34, 96)  # the height of the letters, and their base line
TITLE_SIZES = (84, 74, 64, 56, 50)
TITLE_TOP, TITLE_BOTTOM, MOST_LINES = 140, 428, 4
# As in components/horizon.html, in parts of the width and of the water's height: how much of the
# color of the water each has, where it begins, and how its edge goes on in curves of four points.
LAYERS = (
    (0.30, ((0, 0), (0.3, 0), (0.7, 0), (1, 0))),
    (0.55, ((0, 0.25), (0.17, 0.12), (0.29, 0.28), (0.5, 0.24), (0.71, 0.2), (0.83, 0.12), (1, 0.26))),
    (0.78, ((0, 0.52), (0.14, 0.64), (0.32, 0.41), (0.53, 0.5), (0.74, 0.59), (0.86, 0.64), (1, 0.47))),
    (1.00, ((0, 0.82), (0.18, 0.66), (0.36, 0.88), (0.57, 0.78), (0.78, 0.68), (0.88, 0.7), (1, 0.86))),
)  # fmt: skip
STEPS = 40  # of each curve


# Beside a form the same title is asked for after each pause of its writer, and where a disk keeps
# nothing, by everybody.
@lru_cache(maxsize=16)
def draw_card(title: str, clinic_name: str) -> bytes:
    """A PNG. Of a title in letters that the site's typefaces lack, what they have is written."""
    color = {name: ImageColor.getrgb(day) for name, day, _night in colors()}
    picture = _evening(color)
    draw = ImageDraw.Draw(picture)
    size, base = NAME
    sans = Letters("atkinson", size, 600)
    name = sans.known(clinic_name)
    sans.write(draw, (MARGIN, base), name, color["sea"])
    room = (WIDTH - 2 * MARGIN, TITLE_BOTTOM - TITLE_TOP)
    words = Letters("newsreader", TITLE_SIZES[-1], 500).known(title) or name
    block, serif = fitted(words, TITLE_SIZES, "newsreader", 500, room, MOST_LINES)
    for number, line in enumerate(block.lines):
        base = TITLE_TOP + block.size * 0.82 + number * block.leading
        serif.write(draw, (MARGIN, base), line, color["ink"])
    output = BytesIO()
    picture.quantize(COLORS, dither=Image.Dither.NONE).save(output, "PNG", optimize=True)
    return output.getvalue()


def _evening(color):
    width, height = (side * FINER for side in SIZE)
    picture = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(picture)
    horizon = HORIZON * FINER
    for y in range(horizon):
        draw.line((0, y, width, y), _mixed(color["sky-high"], color["sky-low"], y / horizon))
    x, y, radius = (number * FINER for number in SUN)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), color["sun"])
    for share, edge in LAYERS:
        points = [(x * width, horizon + y * (height - horizon)) for x, y in _curves(edge)]
        draw.polygon(
            [*points, (width, height), (0, height)], _mixed(color["haze"], color["hue-1"], share)
        )
    return picture.resize(SIZE, Image.Resampling.LANCZOS)


def _curves(points):
    """Points of Bézier curves, each of which begins where the one before ends."""
    for start in range(0, len(points) - 1, 3):
        four = points[start : start + 4]
        for step in range(STEPS + 1):
            at = step / STEPS
            weights = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
            yield tuple(
                sum(weight * point[axis] for weight, point in zip(weights, four, strict=True))
                for axis in (0, 1)
            )


def _mixed(one, other, share):
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
