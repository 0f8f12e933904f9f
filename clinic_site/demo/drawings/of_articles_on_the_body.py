"""Drawings for the sample articles on skin, hormones, and the shape of a body."""

from .pen import (
    BLUSH,
    CLAY,
    CUSHION,
    DEEP,
    FLOOR,
    HAZE,
    HILL,
    HONEY,
    INK,
    MIST,
    NIGHT,
    PAPER,
    RUG,
    SEA,
    SHADE,
    SKY,
    SUN,
    WALL,
    WOOD,
    Pen,
    on_a_table,
)


def jar_of_cream() -> bytes:
    """A JPEG of an open jar of cream, its lid beside it."""
    pen = on_a_table(SKY, HILL)
    pen.ellipse(320, 770, 940, 850, SEA)
    pen.box(380, 420, 880, 810, PAPER, 60)
    pen.box(380, 560, 880, 690, BLUSH)
    pen.ellipse(390, 370, 870, 480, MIST)
    pen.smooth([(440, 420), (520, 350), (600, 330), (640, 250), (690, 330), (780, 360), (820, 420),
                (630, 456)], SUN)  # fmt: skip
    pen.ellipse(960, 780, 1400, 850, SEA)
    pen.box(980, 690, 1380, 820, WOOD, 36)
    pen.ellipse(980, 660, 1380, 740, CLAY)
    return pen.jpeg()


def calendar() -> bytes:
    """A JPEG of a calendar leaf on which the color of seven days grows paler."""
    pen = Pen(HAZE)
    pen.box(386, 146, 1246, 896, (180, 196, 204), 30)
    pen.box(370, 130, 1230, 880, PAPER, 30)
    pen.box(370, 130, 1230, 290, CUSHION, 30)
    pen.box(370, 250, 1230, 290, CUSHION)
    for x in (540, 800, 1060):
        pen.line([(x, 90), (x, 190)], WOOD, 28)
    for number in range(12):
        x, y = 480 + 213 * (number % 4), 400 + 178 * (number // 4)
        share = min(1, number / 7)  # of the paper in the color of the day
        color = tuple(
            round(red + share * (sand - red)) for red, sand in zip(CLAY, WALL, strict=True)
        )
        pen.ellipse(x - 68, y - 68, x + 68, y + 68, color)
    return pen.jpeg()


def magnifying_glass() -> bytes:
    """A JPEG of a magnifying glass over a printed page."""
    pen = Pen(MIST)
    pen.box(240, 90, 1060, 1040, PAPER, 16)
    for row in range(8):
        pen.line([(330, 190 + 100 * row), (900 - 90 * (row % 3), 190 + 100 * row)], FLOOR, 22)
    pen.line([(1040, 640), (1330, 870)], WOOD, 64)
    pen.ellipse(530, 190, 1110, 770, DEEP)
    pen.ellipse(574, 234, 1066, 726, HAZE)
    for row, (left, right) in enumerate(((660, 980), (622, 1010), (650, 880))):
        pen.line([(left, 370 + 120 * row), (right, 370 + 120 * row)], INK, 34)
    pen.arc((606, 266, 1034, 694), 200, 250, PAPER, 18)
    return pen.jpeg()


def phases_of_the_moon() -> bytes:
    """A JPEG of five phases of the moon above a quiet sea."""
    pen = Pen(NIGHT)
    for x, y in ((180, 180), (520, 120), (1010, 150), (1400, 210), (700, 240), (1240, 110)):
        pen.ellipse(x - 6, y - 6, x + 6, y + 6, HAZE)
    # Each dark side is drawn before the neighbor that it would cover.
    for x, radius, shift in ((530, 108, 130), (260, 90, 60), (1070, 108, -130), (1340, 90, -60)):
        pen.ellipse(x - radius, 460 - radius, x + radius, 460 + radius, SUN)
        dark = x - shift
        pen.ellipse(dark - radius, 456 - radius, dark + radius, 464 + radius, NIGHT)
    pen.ellipse(670, 330, 930, 590, SUN)
    pen.box(0, 690, 1600, 1000, DEEP)
    for row, width in enumerate((150, 240, 330)):
        y = 740 + 70 * row
        pen.line([(800 - width, y), (800 + width, y)], SHADE, 16)
    return pen.jpeg()


def hourglass() -> bytes:
    """A JPEG of an hourglass in which the sand runs."""
    pen = on_a_table(MIST, CLAY, 760)
    for top in (130, 790):
        pen.box(540, top, 1060, top + 64, WOOD, 20)
    for x in (590, 1010):
        pen.line([(x, 190), (x, 800)], WOOD, 26)
    for tip in (-1, 1):
        glass = [(150, -300), (156, -200), (110, -90), (20, 0), (-20, 0), (-110, -90),
                 (-156, -200), (-150, -300)]  # fmt: skip
        pen.shape([(800 + x, 492 - tip * y) for x, y in glass], PAPER)
    pen.shape([(670, 340), (930, 340), (906, 404), (816, 488), (784, 488), (694, 404)], HONEY)
    pen.line([(800, 490), (800, 760)], HONEY, 8)
    pen.smooth([(660, 788), (720, 720), (800, 670), (880, 720), (940, 788), (800, 792)], HONEY)
    return pen.jpeg()


def three_vases() -> bytes:
    """A JPEG of three vases, each of another shape, with a twig in one."""
    pen = on_a_table(HAZE, WALL, 740)
    pen.ellipse(240, 780, 1360, 870, FLOOR)
    pen.line([(800, 300), (790, 120), (740, 60)], CUSHION, 12)
    for x, y in ((760, 90), (830, 120), (760, 190), (836, 226)):
        pen.ellipse(x - 40, y - 22, x + 40, y + 22, CUSHION)
    _vase(pen, 430, 420, (70, 60, 160, 180, 120), CLAY)
    _vase(pen, 800, 290, (60, 78, 100, 104, 90), SEA)
    _vase(pen, 1170, 380, (110, 120, 66, 130, 140), HONEY)
    return pen.jpeg()


def _vase(pen, middle, top, half_widths, color):
    """A vase with a foot at 820 whose half widths are those, from the mouth down."""
    steps = [top + (810 - top) * index / 4 for index in range(5)]
    right = [(middle + half, y) for half, y in zip(half_widths, steps, strict=True)]
    left = [(2 * middle - x, y) for x, y in reversed(right)]
    pen.smooth([*right, *left], color)
    mouth = half_widths[0]
    pen.ellipse(middle - mouth, top - 22, middle + mouth, top + 22, SHADE)


def signpost() -> bytes:
    """A JPEG of a post with two arms on a path that parts in the dunes."""
    pen = Pen(SKY)
    pen.ellipse(1150, 130, 1330, 310, SUN)
    pen.smooth([(-200, 700), (200, 560), (620, 640), (1000, 560), (1400, 620), (1800, 560),
                (1800, 1100), (-200, 1100)], HILL)  # fmt: skip
    pen.shape([(700, 1000), (900, 1000), (830, 820), (1330, 650), (1250, 640), (800, 770),
               (350, 660), (270, 680), (770, 830)], WALL)  # fmt: skip
    pen.line([(800, 180), (800, 800)], WOOD, 44)
    pen.shape([(760, 240), (1130, 240), (1220, 310), (1130, 380), (760, 380)], CUSHION)
    pen.shape([(840, 430), (490, 430), (400, 500), (490, 570), (840, 570)], CLAY)
    for x, y in ((150, 800), (210, 830), (1420, 790), (1490, 830)):
        pen.line([(x, y), (x - 20, y - 90)], RUG, 12)
        pen.line([(x, y), (x + 24, y - 80)], SEA, 12)
    return pen.jpeg()
