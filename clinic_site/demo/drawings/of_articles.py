"""Drawings for the sample articles on mind, pain, and what to ask."""

from math import cos, radians, sin

from .pen import (
    CLAY,
    CUSHION,
    DEEP,
    DUSK,
    FLOOR,
    HAZE,
    HILL,
    HONEY,
    INK,
    LAMPLIGHT,
    MIST,
    NIGHT,
    PAPER,
    RUG,
    SAND,
    SEA,
    SHADE,
    SKY,
    SUN,
    WALL,
    WOOD,
    Pen,
    on_a_table,
)


def wall_clock() -> bytes:
    """A JPEG of a round clock, at ten past ten."""
    pen = Pen(SKY)
    pen.box(0, 900, 1600, 1000, WALL)
    pen.ellipse(420, 120, 1180, 880, CUSHION)
    pen.ellipse(470, 170, 1130, 830, PAPER)
    for hour in range(12):
        inner, color = (236, SHADE) if hour % 3 == 0 else (258, HILL)
        pen.line([_on_dial(hour * 30, 280), _on_dial(hour * 30, inner)], color, 20)
    pen.line([(800, 500), _on_dial(305, 150)], DEEP, 30)
    pen.line([(800, 500), _on_dial(60, 216)], CLAY, 22)
    pen.ellipse(774, 474, 826, 526, DEEP)
    return pen.jpeg()


def _on_dial(degrees, radius):
    """A point on the dial, clockwise from twelve."""
    return 800 + radius * sin(radians(degrees)), 500 - radius * cos(radians(degrees))


def lamp_at_night() -> bytes:
    """A JPEG of a lamp that lights a dark room."""
    pen = Pen(NIGHT)
    pen.shape([(620, 420), (980, 420), (1420, 800), (180, 800)], DUSK)
    pen.shape([(660, 420), (940, 420), (1150, 800), (450, 800)], (92, 112, 106))
    pen.box(0, 780, 1600, 1000, WOOD)
    pen.ellipse(420, 800, 1180, 930, HONEY)
    pen.line([(800, 420), (800, 800)], CLAY, 34)
    pen.smooth([(660, 820), (700, 776), (800, 760), (900, 776), (940, 820), (800, 850)], CLAY)
    pen.shape([(680, 140), (920, 140), (1050, 440), (550, 440)], LAMPLIGHT)
    pen.box(546, 424, 1054, 450, SUN, 12)
    return pen.jpeg()


def open_book() -> bytes:
    """A JPEG of an open book with a ribbon between its pages."""
    pen = on_a_table(HAZE, WOOD, 640)
    pen.shape([(220, 330), (1380, 330), (1460, 800), (140, 800)], CUSHION)
    for side in (-1, 1):
        page = [(0, 330), (150, 268), (360, 272), (540, 316), (610, 760), (400, 716), (180, 716),
                (0, 770)]  # fmt: skip
        pen.shape([(800 + side * x, y) for x, y in page], PAPER)
        for row, length in enumerate((350, 350, 350, 350, 190)):
            y = 372 + 66 * row
            start = 890 + 6 * row if side > 0 else 710 - 6 * row - length
            pen.line([(start, y), (start + length, y - 12 * side)], HILL, 16)
    pen.line([(800, 320), (800, 780)], FLOOR, 10)
    pen.line([(836, 300), (850, 640), (830, 860)], CLAY, 26)
    return pen.jpeg()


def two_cups() -> bytes:
    """A JPEG of two cups of tea that steam, side by side."""
    pen = on_a_table(WALL, CUSHION, 700)
    for left, top, color, tea in ((340, 440, CLAY, WOOD), (840, 480, HILL, HONEY)):
        pen.ellipse(left - 90, 760, left + 490, 860, SHADE)
        pen.arc((left + 300, top + 60, left + 500, top + 240), 265, 95, color, 40)
        pen.smooth([(left, top), (left + 20, top + 200), (left + 110, 806), (left + 290, 806),
                    (left + 380, top + 200), (left + 400, top)], color)  # fmt: skip
        pen.ellipse(left, top - 46, left + 400, top + 46, PAPER)
        pen.ellipse(left + 24, top - 32, left + 376, top + 34, tea)
        for x in (left + 130, left + 250):
            _steam(pen, x, top - 70)
    return pen.jpeg()


def _steam(pen, x, foot):
    pen.line([(x + 22 * sin(step / 2.2), foot - 16 * step) for step in range(12)], SUN, 16)


def notebook() -> bytes:
    """A JPEG of a notebook with a list, three points of it ticked, and a pencil."""
    pen = Pen(RUG)
    pen.box(476, 96, 1096, 916, SEA, 30)
    pen.box(450, 80, 1070, 900, PAPER, 30)
    pen.box(450, 80, 540, 900, CUSHION, 30)
    for row, is_ticked in enumerate((True, True, True, False)):
        y = 220 + 160 * row
        pen.box(600, y, 676, y + 76, MIST, 14)
        pen.line([(730, y + 38), (1000 - 70 * (row % 2), y + 38)], INK, 18)
        if is_ticked:
            pen.line([(614, y + 36), (636, y + 60), (690, y - 12)], CLAY, 18)
    pen.line([(1180, 240), (1290, 760)], HONEY, 52)
    pen.shape([(1264, 766), (1316, 754), (1308, 850)], WALL)
    pen.ellipse(1298, 826, 1316, 852, DEEP)
    return pen.jpeg()


def pebbles() -> bytes:
    """A JPEG of pebbles in rows, no two alike, some dark and some light."""
    pen = Pen(WALL)
    colors = (SEA, CLAY, HILL, SHADE, FLOOR, HONEY, RUG)
    for number in range(15):
        x, y = 320 + 240 * (number % 5), 250 + 250 * (number // 5)
        wide, high = 62 + 13 * (number * 7 % 4), 56 + 11 * (number * 5 % 6) // 2
        pen.ellipse(x - wide + 8, y - high + 16, x + wide + 8, y + high + 16, SAND)
        pen.ellipse(x - wide, y - high, x + wide, y + high, colors[number * 5 % 7])
    return pen.jpeg()
