"""Portraits for the demo people: drawn, without a face, so that nobody takes them for somebody."""

from .pen import CLAY, DEEP, HILL, PAPER, SEA, SHADE, SKY, SUN, WALL, Pen

SIZE = (1200, 1500)
SKIN, HAIR = (226, 184, 152), (84, 62, 52)
DARKER_SKIN, GRAY_HAIR = (168, 118, 86), (172, 166, 156)


def in_a_white_coat() -> bytes:
    """A JPEG of somebody in a white coat, before the evening sea."""
    pen = Pen(SKY, SIZE)
    pen.ellipse(780, 240, 1040, 500, SUN)
    pen.box(0, 760, 1200, 1500, HILL)
    pen.box(0, 900, 1200, 1500, SEA)
    pen.ellipse(380, 330, 820, 960, HAIR)
    pen.box(380, 640, 820, 940, HAIR, 120)
    _shoulders(pen, PAPER)
    pen.shape([(505, 935), (695, 935), (600, 1240)], SHADE)
    pen.line([(600, 1240), (600, 1500)], WALL, 8)
    _head(pen, SKIN)
    pen.ellipse(430, 340, 770, 540, HAIR)
    return pen.jpeg()


def at_a_desk() -> bytes:
    """A JPEG of somebody in a sweater, before a wall with a shelf."""
    pen = Pen(WALL, SIZE)
    pen.box(90, 330, 1110, 356, CLAY)
    for left, height, color in (
        (150, 210, SEA),
        (215, 250, SHADE),
        (290, 190, CLAY),
        (930, 230, DEEP),
    ):
        pen.box(left, 330 - height, left + 56, 330, color, 6)
    pen.ellipse(408, 330, 792, 780, GRAY_HAIR)
    _shoulders(pen, SHADE)
    pen.ellipse(480, 890, 720, 1000, DEEP)
    _head(pen, DARKER_SKIN)
    pen.ellipse(424, 320, 776, 545, GRAY_HAIR)
    pen.arc((462, 560, 592, 690), 0, 360, DEEP, 9)
    pen.arc((608, 560, 738, 690), 0, 360, DEEP, 9)
    pen.line([(592, 618), (608, 618)], DEEP, 9)
    return pen.jpeg()


def _shoulders(pen, color):
    pen.ellipse(130, 910, 1070, 2100, color)


def _head(pen, skin):
    pen.box(515, 780, 685, 985, skin, 84)
    pen.ellipse(436, 390, 764, 870, skin)
