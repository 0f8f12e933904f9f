"""Drawings for the sample conditions."""

from math import cos, radians, sin

from .pen import (
    BLUSH,
    CLAY,
    CUSHION,
    DEEP,
    DUSK,
    FLOOR,
    FRAME,
    HAZE,
    HILL,
    HONEY,
    LAMPLIGHT,
    MIST,
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


def drawn_curtains() -> bytes:
    """A JPEG of curtains that are nearly drawn, with the morning between them."""
    pen = Pen(DUSK)
    pen.box(360, 130, 1240, 800, FRAME, 10)
    pen.box(390, 160, 1210, 770, SKY)
    pen.ellipse(730, 390, 870, 530, SUN)
    pen.box(390, 560, 1210, 770, SEA)
    for left, right, fold in ((300, 690, 1), (910, 1300, -1)):
        pen.box(left, 110, right, 900, CUSHION, 6)
        for step in range(4):
            x = left + 50 + 97 * step
            pen.shape([(x, 124), (x + 26, 124), (x + 40 * fold + 20, 900), (x + 8, 900)], SHADE)
    pen.line([(250, 110), (1350, 110)], WOOD, 26)
    pen.shape([(700, 920), (900, 920), (1000, 1000), (600, 1000)], (92, 122, 126))
    return pen.jpeg()


def hot_water_bottle() -> bytes:
    """A JPEG of a hot-water bottle in a knitted cover."""
    pen = Pen(SKY)
    pen.box(0, 640, 1600, 1000, RUG)
    pen.ellipse(420, 760, 1180, 880, HILL)
    pen.box(722, 120, 878, 200, DEEP, 24)
    pen.box(744, 180, 856, 330, CLAY, 20)
    pen.smooth(
        [
            (740, 270),
            (640, 310),
            (520, 400),
            (510, 600),
            (530, 780),
            (660, 830),
            (800, 836),
            (940, 830),
            (1070, 780),
            (1090, 600),
            (1080, 400),
            (960, 310),
            (860, 270),
        ],
        CLAY,
    )
    for row in range(4):
        y = 450 + 96 * row
        zigzag = [(570 + 46 * step, y + (34 if step % 2 else 0)) for step in range(11)]
        pen.line(zigzag, BLUSH if row % 2 else PAPER, 14)
    pen.box(700, 290, 900, 340, BLUSH, 24)
    return pen.jpeg()


def two_mittens() -> bytes:
    """A JPEG of two mittens, a warm red one and a cool blue one."""
    pen = Pen(WALL)
    pen.ellipse(180, 60, 1420, 940, MIST)
    _mitten(pen, 510, -1, CLAY, BLUSH)
    _mitten(pen, 1090, 1, SEA, HAZE)
    return pen.jpeg()


def _mitten(pen, middle, side, color, cuff):
    """`side` is where the thumb is not."""
    hand = [(-150, 640), (-160, 420), (-110, 230), (0, 180), (110, 230), (160, 420), (150, 640)]
    pen.smooth([(middle + x, y) for x, y in hand], color)
    pen.line([(middle - 120 * side, 590), (middle - 230 * side, 440)], color, 104)
    pen.box(middle - 164, 620, middle + 164, 790, cuff, 30)
    for step in range(6):
        x = middle - 120 + 48 * step
        pen.line([(x, 656), (x, 756)], color, 10)


def stairs() -> bytes:
    """A JPEG of a flight of stairs with a handrail, up to a lit door."""
    pen = Pen(HAZE)
    pen.box(1130, 120, 1420, 420, FRAME, 8)
    pen.box(1160, 150, 1390, 420, LAMPLIGHT)
    for step in range(6):
        left, top = 240 + 150 * step, 810 - 78 * step
        pen.box(left, top, 1600, 1000, SEA if step % 2 else CUSHION)
        pen.box(left - 16, top, 1600, top + 18, MIST, 4)
    pen.line([(230, 560), (990, 165), (1090, 165)], WOOD, 30)
    for step in range(4):
        x, y = 250 + 240 * step, 550 - 125 * step
        pen.line([(x, y), (x, y + 262 - 2 * step)], WOOD, 16)
    pen.box(0, 888, 1600, 1000, DEEP)
    return pen.jpeg()


def folding_fan() -> bytes:
    """A JPEG of an open folding fan."""
    pen = on_a_table(BLUSH, FLOOR, 800)
    middle, foot, reach = 800, 790, 610
    for step in range(10):
        start, end = 195 + 15 * step, 210 + 15 * step
        rim = [_at(middle, foot, reach, angle) for angle in (start, (start + end) / 2, end)]
        hub = [_at(middle, foot, 250, angle) for angle in (end, start)]
        pen.shape([*rim, *hub], SEA if step % 2 else HILL)
    for step in range(11):
        angle = 195 + 15 * step
        pen.line([(middle, foot), _at(middle, foot, reach, angle)], WOOD, 14)
    for step in range(9):
        x, y = _at(middle, foot, 440, 210 + 15 * step)
        pen.ellipse(x - 26, y - 26, x + 26, y + 26, SKY)
    pen.ellipse(middle - 34, foot - 34, middle + 34, foot + 34, DEEP)
    return pen.jpeg()


def _at(x, y, radius, angle):
    return x + radius * cos(radians(angle)), y + radius * sin(radians(angle))


def peach() -> bytes:
    """A JPEG of a peach with a leaf, and freckles on its skin."""
    pen = on_a_table(MIST, WALL, 700)
    pen.ellipse(430, 770, 1170, 870, FLOOR)
    pen.ellipse(500, 240, 1110, 830, HONEY)
    pen.smooth([(820, 252), (960, 262), (1080, 390), (1108, 540), (1050, 720), (900, 816),
                (820, 826), (900, 700), (930, 540), (900, 380)], CLAY)  # fmt: skip
    pen.smooth([(800, 250), (872, 380), (898, 540), (870, 690), (800, 800), (846, 690),
                (866, 540), (844, 390)], WOOD)  # fmt: skip
    pen.line([(806, 262), (826, 160)], WOOD, 24)
    pen.smooth([(824, 190), (940, 96), (1090, 90), (1180, 150), (1060, 216), (920, 226)], CUSHION)
    pen.line([(860, 186), (1120, 142)], HILL, 8)
    for x, y in ((600, 430), (680, 520), (590, 580), (720, 400), (690, 660), (760, 570)):
        pen.ellipse(x - 13, y - 13, x + 13, y + 13, SUN)
    return pen.jpeg()
