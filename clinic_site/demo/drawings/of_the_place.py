"""A drawing for the sample profile: the door, as one sees it from the street."""

from .pen import (
    CLAY,
    CUSHION,
    DEEP,
    FLOOR,
    FRAME,
    HILL,
    HONEY,
    LAMPLIGHT,
    MIST,
    PAPER,
    SHADE,
    WALL,
    Pen,
)


def green_door() -> bytes:
    """A JPEG of a green door without a step, between a tree in its pot and the window of the bakery."""
    pen = Pen(WALL)
    pen.box(0, 860, 1600, 1000, FLOOR)
    pen.box(0, 852, 1600, 866, FRAME)
    pen.box(500, 170, 900, 862, FRAME, 8)
    pen.box(530, 200, 870, 862, CUSHION)
    pen.box(580, 250, 820, 490, MIST, 6)
    pen.box(694, 250, 706, 490, CUSHION)
    for top in (540, 690):
        pen.box(580, top, 820, top + 120, SHADE, 6)
    pen.ellipse(836, 556, 860, 580, HONEY)
    pen.box(940, 300, 984, 380, DEEP, 10)
    pen.ellipse(946, 320, 978, 372, LAMPLIGHT)
    pen.box(1090, 330, 1530, 700, FRAME, 8)
    pen.box(1116, 356, 1504, 674, LAMPLIGHT)
    for left in (1150, 1270, 1390):
        pen.ellipse(left, 590, left + 96, 650, HONEY)
    pen.box(1116, 644, 1504, 674, CLAY)
    for step in range(8):
        left = 1070 + 60 * step
        stripe = PAPER if step % 2 else CLAY
        pen.shape([(left, 270), (left + 60, 270), (left + 60, 350), (left, 350)], stripe)
        pen.ellipse(left, 320, left + 60, 380, stripe)
    pen.box(300, 720, 420, 866, CLAY, 10)
    pen.line([(360, 700), (360, 640)], DEEP, 14)
    pen.ellipse(264, 500, 456, 692, HILL)
    return pen.jpeg()
