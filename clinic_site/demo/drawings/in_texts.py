"""Drawings that stand in the demo texts."""

from .pen import (
    CLAY,
    CUSHION,
    DEEP,
    FLOOR,
    FRAME,
    HILL,
    INK,
    METAL,
    PAPER,
    RUG,
    SEA,
    SHADE,
    SKY,
    SUN,
    WALL,
    WOOD,
    Pen,
)


def chair_by_the_window() -> bytes:
    """A JPEG of an empty reclining chair beside an infusion stand, before a window on the sea."""
    pen = Pen(WALL)
    pen.box(0, 740, 1600, 1000, FLOOR)
    pen.ellipse(260, 820, 1240, 960, RUG)
    _window(pen)
    _plant(pen)
    _stand(pen)
    _chair(pen)
    return pen.jpeg()


def things_for_the_day() -> bytes:
    """A JPEG of a bag, headphones, socks and a list on a table."""
    pen = Pen(WALL)
    pen.box(0, 700, 1600, 1000, WOOD)
    pen.box(0, 700, 1600, 718, (186, 148, 115))
    _bag(pen)
    _headphones(pen)
    _socks(pen)
    _list(pen)
    return pen.jpeg()


def _window(pen):
    pen.box(200, 90, 800, 600, FRAME, 14)
    pen.box(224, 114, 776, 576, SKY)
    pen.ellipse(560, 250, 660, 350, SUN)
    pen.box(224, 410, 776, 576, SEA)
    pen.shape([(224, 540), (420, 500), (600, 520), (776, 484), (776, 576), (224, 576)], HILL)
    pen.box(492, 114, 508, 576, FRAME)
    pen.box(170, 590, 830, 620, FRAME, 10)


def _plant(pen):
    for x, y in ((1330, 430), (1395, 380), (1460, 400), (1510, 470)):
        pen.line([(1420, 720), (x, y + 40)], SHADE, 8)
        pen.ellipse(x - 46, y - 60, x + 46, y + 80, HILL if x % 2 else CUSHION)
    pen.shape([(1345, 690), (1495, 690), (1472, 860), (1368, 860)], CLAY)
    pen.box(1334, 672, 1506, 706, CLAY, 8)


def _stand(pen):
    pen.line([(1130, 250), (1130, 880)], METAL, 12)
    pen.line([(1060, 262), (1130, 246), (1200, 262)], METAL, 10)
    pen.line([(1040, 890), (1130, 872), (1220, 890)], METAL, 12)
    pen.box(1030, 276, 1094, 396, PAPER, 18)
    pen.box(1030, 330, 1094, 396, (206, 224, 221), 18)
    pen.line([(1062, 396), (1062, 470), (1024, 560), (960, 616)], (205, 192, 172), 6)


def _chair(pen):
    pen.line([(520, 850), (500, 905)], DEEP, 18)
    pen.line([(860, 850), (880, 905)], DEEP, 18)
    # The back leans away from the window, the rest for the legs is let out.
    pen.shape([(800, 700), (900, 690), (1010, 380), (920, 345)], CUSHION)
    pen.line([(960, 372), (850, 690)], CUSHION, 96)
    pen.line([(556, 742), (850, 742)], CUSHION, 104)
    pen.line([(372, 812), (540, 752)], CUSHION, 80)
    pen.line([(560, 660), (800, 660)], SHADE, 44)
    pen.line([(570, 670), (570, 770)], SHADE, 36)
    pen.box(520, 776, 880, 852, SHADE, 26)
    # A blanket over the end, for who gets cold.
    pen.line([(400, 790), (500, 752)], CLAY, 84)
    pen.line([(918, 424), (954, 398)], PAPER, 74)


def _bag(pen):
    pen.arc((300, 240, 560, 640), 180, 360, DEEP, 26)
    pen.shape([(210, 440), (650, 440), (700, 820), (160, 820)], CUSHION)
    pen.box(160, 780, 700, 850, CUSHION, 40)
    pen.shape([(210, 440), (650, 440), (657, 492), (203, 492)], SHADE)
    pen.box(330, 570, 530, 730, SHADE, 22)


def _headphones(pen):
    pen.arc((780, 470, 1080, 810), 180, 360, DEEP, 26)
    pen.box(756, 620, 834, 780, CLAY, 36)
    pen.box(1026, 620, 1104, 780, CLAY, 36)


def _socks(pen):
    for left, color in ((1190, HILL), (1290, SEA)):
        pen.line([(left, 500), (left, 730), (left + 110, 756)], color, 86)
        pen.box(left - 46, 430, left + 46, 500, PAPER, 12)


def _list(pen):
    pen.shape([(800, 826), (1130, 826), (1180, 976), (776, 976)], PAPER)
    for row, length in enumerate((230, 270, 200)):
        y = 852 + 38 * row
        pen.box(832 - 4 * row, y, 848 - 4 * row, y + 14, CUSHION, 4)
        pen.box(868 - 4 * row, y + 2, 868 + length - 4 * row, y + 12, INK, 5)
