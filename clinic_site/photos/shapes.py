"""The renditions of a photo: which there are, how large, and under which names. No file is read."""

import re
from dataclasses import dataclass

from PIL import __version__ as encoder

from .files import FOLDER, address_of

# Part of every name, so that an address never changes its content: count up when the widths, formats
# or qualities below change. With another one, a new Pillow's too, the worker makes all anew.
RECIPE = f"3.{encoder}"
RATIOS = {
    "whole": None,
    "card": (3, 2),
    "hero": (2, 1),
    "portrait": (4, 5),
    "share": (40, 21),  # what is shown elsewhere beside a link
}  # width to height; None is the photo's own
WIDTHS = {
    "whole": (400, 800, 1200, 1600),
    "card": (400, 800),
    "hero": (400, 800, 1200, 1600, 2000),
    "portrait": (160, 400, 800),
    "share": (1200,),
}
SINCE = {
    "portrait": 2,
    "share": 3,
}  # the first recipe that made a shape; the others are of the first
# Of a portrait the focal point is the eyes: where they are in most photos of a face, and how far
# below the upper edge of the crop, in parts of its height, so that no hair is cut.
EYES = 36
EYES_IN_CROP = 0.4
MIDDLE = 50  # in percent: where the focal point is while nobody has set it
MODERN = ("avif", "webp")
FALLBACK_WIDTH = 800  # of the one picture for browsers that know no modern format
SHARED = "share"  # this one picture is for programs that know a single file, and no transparency


@dataclass(frozen=True)
class Rendition:
    """One file; `width` and `height` are its pixels."""

    name: str
    shape: str
    width: int
    height: int

    @property
    def ending(self):
        return self.name.rpartition(".")[2]

    @property
    def address(self):
        return address_of(self.name)


@dataclass(frozen=True)
class PictureSet:
    """What `<picture>` offers of one shape: renditions by format, and the one for every browser."""

    shape: str
    sources: dict[str, list[Rendition]]
    fallback: Rendition

    @property
    def files(self):
        return [*(file for files in self.sources.values() for file in files), self.fallback]


def version_of(photo) -> str:
    """Part of every name too: another focal point is another picture at another address."""
    return f"{RECIPE}-{photo.focal_x}-{photo.focal_y}"


def set_of(photo, shape: str, version: str | None = None) -> PictureSet:
    """The pictures of `photo` in one shape, in the version that exists or in the one given.

    While none exists, the original stands in for them, in the size that the shape will have.
    """
    version, one = version or photo.renditions, fallback_of(photo, shape, version)
    if not _is_made(shape, version):
        return PictureSet(shape, {}, one)
    widths, endings = _widths(photo, shape), () if shape == SHARED else MODERN
    sources = {
        ending: [_file(photo, shape, width, version, ending) for width in widths]
        for ending in endings
    }
    return PictureSet(shape, sources, one)


def fallback_of(photo, shape: str, version: str | None = None) -> Rendition:
    """The one picture of such a set that every browser and program can show."""
    version, width = version or photo.renditions, _fallback_width(photo, shape)
    if not _is_made(shape, version):
        return Rendition(photo.file.name, shape, *_scaled(photo, shape, width))
    ending = "jpg" if shape == SHARED else _own_ending(photo)
    return _file(photo, shape, width, version, ending)


def shared(photo) -> Rendition:
    """The picture that stands beside a link elsewhere; until it is made the original, as it is."""
    found = fallback_of(photo, SHARED)
    if found.name != photo.file.name:
        return found
    return Rendition(found.name, SHARED, photo.width, photo.height)


def renditions_of(photo, version: str) -> list[Rendition]:
    """All files that a photo should have in a version."""
    return [file for shape in RATIOS for file in set_of(photo, shape, version).files]


def is_small(photo) -> bool:
    """Whether even the smallest card would have to be blown up to show it."""
    return _cropped_size(photo, "card")[0] < WIDTHS["card"][0]


def crop_of(photo, shape: str) -> tuple[float, float, float, float]:
    """The part of the photo that a shape shows: left, top, right, bottom in its pixels.

    As large as the ratio lets it be, and around the focal point as far as the edges let it.
    """
    width, height = _cropped_size(photo, shape)
    left = _clamped(photo.width * photo.focal_x / 100 - width / 2, photo.width - width)
    focal_y, share = _focus(photo, shape)
    top = _clamped(photo.height * focal_y / 100 - height * share, photo.height - height)
    return left, top, left + width, top + height


def _focus(photo, shape):
    """The focal point from the top, in percent, and where in the height of the crop it is to be."""
    if shape != "portrait":
        return photo.focal_y, 0.5
    is_set = (photo.focal_x, photo.focal_y) != (MIDDLE, MIDDLE)
    return photo.focal_y if is_set else EYES, EYES_IN_CROP


def _is_made(shape, version):
    return bool(version) and int(re.match(r"\d+", version)[0]) >= SINCE.get(shape, 1)


def _clamped(value, highest):
    return min(max(0, value), highest)


def _cropped_size(photo, shape):
    ratio = RATIOS[shape]
    if ratio is None:
        return photo.width, photo.height
    across, down = ratio
    unit = min(photo.width / across, photo.height / down)
    return across * unit, down * unit


def _widths(photo, shape):
    """The widths of the table, but none larger than what there is to show."""
    largest = min(max(1, int(_cropped_size(photo, shape)[0])), WIDTHS[shape][-1])
    return [*(width for width in WIDTHS[shape] if width < largest), largest]


def _fallback_width(photo, shape):
    largest = _widths(photo, shape)[-1]
    return largest if shape == SHARED else min(FALLBACK_WIDTH, largest)


def _scaled(photo, shape, width):
    full_width, full_height = _cropped_size(photo, shape)
    return width, max(1, round(width * full_height / full_width))


def _file(photo, shape, width, version, ending):
    name = f"{FOLDER}/{photo.key}/{shape}-{width}-{version}.{ending}"
    return Rendition(name, shape, *_scaled(photo, shape, width))


def _own_ending(photo):
    return photo.file.name.rpartition(".")[2]
