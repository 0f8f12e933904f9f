"""Drawings for the sample treatments."""

from .pen import (
    BLUSH,
    CLAY,
    CUSHION,
    DEEP,
    FLOOR,
    FRAME,
    HAZE,
    HILL,
    HONEY,
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


def armchair() -> bytes:
    """A JPEG of an armchair with a blanket over its arm, and a lamp beside it."""
    pen = Pen(MIST)
    pen.box(0, 760, 1600, 1000, FLOOR)
    pen.ellipse(330, 800, 1270, 930, RUG)
    pen.line([(600, 800), (580, 860)], DEEP, 22)
    pen.line([(1000, 800), (1020, 860)], DEEP, 22)
    pen.box(560, 200, 1040, 760, CUSHION, 110)
    pen.box(520, 600, 1080, 810, SHADE, 40)
    pen.box(580, 540, 1020, 690, CUSHION, 50)
    pen.box(470, 460, 610, 810, SHADE, 66)
    pen.box(990, 460, 1130, 810, SHADE, 66)
    pen.box(700, 340, 900, 530, HONEY, 40)
    # A blanket over the arm, for who gets cold.
    pen.box(966, 444, 1154, 720, CLAY, 40)
    for left in range(980, 1140, 30):
        pen.line([(left + 5, 716), (left + 5, 744)], CLAY, 10)
    pen.line([(300, 400), (300, 830)], DEEP, 14)
    pen.ellipse(210, 810, 390, 850, DEEP)
    pen.shape([(240, 220), (360, 220), (420, 410), (180, 410)], SUN)
    return pen.jpeg()


def drop_on_water() -> bytes:
    """A JPEG of a drop above the rings that the one before it made."""
    pen = Pen(HAZE)
    pen.ellipse(520, 60, 1080, 620, SUN)
    pen.box(0, 560, 1600, 1000, SEA)
    for width, height, color in (
        (620, 170, HILL),
        (560, 146, SEA),
        (420, 112, HILL),
        (360, 90, SEA),
        (210, 56, MIST),
        (150, 36, SEA),
    ):
        pen.ellipse(800 - width, 740 - height, 800 + width, 740 + height, color)
    pen.shape([(800, 190), (706, 400), (894, 400)], CUSHION)
    pen.ellipse(692, 340, 908, 556, CUSHION)
    pen.arc((724, 372, 876, 524), 95, 175, MIST, 16)
    return pen.jpeg()


def mirror() -> bytes:
    """A JPEG of a round mirror on a stand, beside a folded towel."""
    pen = on_a_table(BLUSH, WALL)
    pen.ellipse(300, 770, 900, 850, FLOOR)
    pen.line([(600, 640), (600, 790)], WOOD, 36)
    pen.smooth([(420, 814), (470, 780), (600, 766), (730, 780), (780, 814), (600, 836)], WOOD)
    pen.arc((292, 112, 908, 728), 5, 175, WOOD, 26)
    pen.ellipse(350, 150, 850, 650, WOOD)
    pen.ellipse(384, 184, 816, 616, HAZE)
    pen.smooth([(480, 580), (600, 380), (780, 300), (812, 420), (760, 540), (620, 612)], MIST)
    pen.line([(470, 380), (600, 250)], PAPER, 22)
    pen.line([(480, 460), (546, 394)], PAPER, 14)
    pen.box(960, 620, 1320, 706, PAPER, 36)
    pen.box(940, 700, 1340, 800, RUG, 42)
    pen.line([(980, 752), (1300, 752)], HILL, 10)
    return pen.jpeg()


def patch() -> bytes:
    """A JPEG of a small clear patch that comes out of its pouch."""
    pen = Pen(WALL)
    pen.ellipse(250, -100, 1350, 1000, SKY)
    pen.box(620, 160, 1020, 560, HILL, 96)
    pen.box(652, 192, 988, 528, RUG, 74)
    pen.box(690, 230, 950, 490, MIST, 50)
    pen.line([(720, 330), (800, 250)], PAPER, 18)
    pen.box(540, 420, 1100, 900, CUSHION, 20)
    teeth = [(540 + 40 * step, 396 if step % 2 else 430) for step in range(15)]
    pen.shape([*teeth, (1100, 480), (540, 480)], CUSHION)
    pen.box(540, 560, 1100, 590, SEA)
    pen.box(540, 830, 1100, 850, SHADE)
    return pen.jpeg()


def running_shoes() -> bytes:
    """A JPEG of a pair of running shoes on a mat beside a door."""
    pen = on_a_table(HAZE, FLOOR, 700)
    pen.box(1120, 0, 1480, 700, FRAME)
    pen.box(1164, 60, 1436, 640, MIST, 10)
    pen.ellipse(1180, 340, 1220, 380, WOOD)
    pen.ellipse(180, 760, 1340, 920, RUG)
    _shoe(pen, 560, 520, SHADE, HILL)
    _shoe(pen, 300, 600, CLAY, SKY)
    return pen.jpeg()


def _shoe(pen, left, top, color, stripe):
    upper = [(0, 60), (40, -40), (120, -60), (190, 0), (300, 40), (420, 90), (560, 130),
             (600, 200), (560, 232), (20, 232), (-10, 150)]  # fmt: skip
    pen.smooth([(left + x, top + y) for x, y in upper], color)
    pen.ellipse(left + 44, top - 62, left + 178, top + 10, DEEP)
    pen.box(left - 24, top + 196, left + 620, top + 256, PAPER, 30)
    for step in range(3):
        x, y = left + 226 + 54 * step, top + 16 + 20 * step
        pen.line([(x, y), (x - 36, y + 56)], PAPER, 12)
    pen.line([(left + 70, top + 150), (left + 190, top + 90)], stripe, 22)
    pen.line([(left + 130, top + 166), (left + 236, top + 112)], stripe, 22)


def tape_measure() -> bytes:
    """A JPEG of a tape measure, rolled, with its end let out."""
    pen = on_a_table(MIST, WOOD)
    pen.shape([(800, 640), (1500, 720), (1500, 830), (800, 760)], HONEY)
    for step in range(11):
        x, y = 870 + 58 * step, 650 + 6.6 * step
        pen.line([(x, y), (x, y + (58 if step % 2 else 34))], DEEP, 8)
    pen.box(1476, 706, 1506, 842, CLAY, 8)
    for radius, color in ((290, HONEY), (250, WOOD), (240, HONEY), (196, WOOD), (186, HONEY)):
        pen.ellipse(640 - radius, 480 - radius, 640 + radius, 480 + radius, color)
    pen.ellipse(500, 340, 780, 620, CUSHION)
    pen.ellipse(600, 440, 680, 520, SEA)
    return pen.jpeg()
