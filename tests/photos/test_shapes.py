"""Which part of a photo a shape shows, and in which sizes."""

import pytest

from clinic_site.photos.models import Photo
from clinic_site.photos.shapes import crop_of, set_of, shared

KEY = "0123456789abcdef0123456789abcdef"


def photo(width, height, focal=(50, 50), renditions="1-50-50", ending="jpg"):
    return Photo(
        file=f"photos/{KEY}.{ending}",
        width=width,
        height=height,
        focal_x=focal[0],
        focal_y=focal[1],
        renditions=renditions,
    )


@pytest.mark.parametrize(
    ("size", "shape", "focal", "crop"),
    [
        ((2000, 1000), "whole", (0, 0), (0, 0, 2000, 1000)),
        ((2000, 1000), "hero", (0, 0), (0, 0, 2000, 1000)),
        ((2000, 2000), "hero", (50, 50), (0, 500, 2000, 1500)),
        ((2000, 2000), "hero", (50, 0), (0, 0, 2000, 1000)),
        ((2000, 2000), "hero", (50, 100), (0, 1000, 2000, 2000)),
        ((2000, 2000), "hero", (50, 30), (0, 100, 2000, 1100)),
        ((3000, 1000), "card", (50, 50), (750, 0, 2250, 1000)),
        ((3000, 1000), "card", (20, 50), (0, 0, 1500, 1000)),
        ((3000, 1000), "card", (90, 50), (1500, 0, 3000, 1000)),
        ((3000, 1000), "card", (60, 99), (1050, 0, 2550, 1000)),
        ((3000, 1000), "portrait", (50, 50), (1100, 0, 1900, 1000)),
        # The eyes, which are two fifths below the upper edge of the crop.
        ((1000, 2000), "portrait", (50, 50), (0, 220, 1000, 1470)),
        ((1000, 2000), "portrait", (50, 60), (0, 700, 1000, 1950)),
        ((1000, 1500), "portrait", (50, 20), (0, 0, 1000, 1250)),
    ],
)
def test_a_crop_is_as_large_as_it_can_be_around_the_focal_point(size, shape, focal, crop):
    assert crop_of(photo(*size, focal), shape) == crop


@pytest.mark.parametrize(
    ("size", "shape", "widths"),
    [
        ((2000, 1500), "whole", [400, 800, 1200, 1600]),
        ((2000, 1500), "card", [400, 800]),
        ((2000, 1500), "hero", [400, 800, 1200, 1600, 2000]),
        ((1000, 800), "whole", [400, 800, 1000]),
        ((300, 900), "whole", [300]),
        ((400, 400), "card", [400]),
        ((401, 401), "card", [400, 401]),
        ((1, 1), "hero", [1]),
        ((1, 2000), "whole", [1]),
        ((2000, 1), "card", [1]),
    ],
)
def test_no_rendition_is_larger_than_what_there_is_to_show(size, shape, widths):
    sources = set_of(photo(*size), shape).sources

    found = {ending: [file.width for file in files] for ending, files in sources.items()}
    assert found == {"avif": widths, "webp": widths}


@pytest.mark.parametrize(
    ("shape", "size", "rendition"),
    [
        ("whole", (2000, 1500), (800, 600)),
        ("card", (2000, 1500), (800, 533)),
        ("hero", (2000, 1500), (800, 400)),
        ("hero", (600, 900), (600, 300)),
        ("whole", (1, 2000), (1, 2000)),
        ("hero", (1, 1), (1, 1)),
        ("share", (2000, 1500), (1200, 630)),
        ("share", (800, 600), (800, 420)),
    ],
)
@pytest.mark.parametrize("renditions", ["3-50-50", ""])
def test_the_fallback_has_the_size_of_its_shape_with_and_without_renditions(
    shape, size, rendition, renditions
):
    fallback = set_of(photo(*size, renditions=renditions), shape).fallback

    assert (fallback.width, fallback.height) == rendition


def test_names_tell_shape_width_and_version():
    found = set_of(photo(2000, 1500, renditions="1-20-80", ending="png"), "card")

    assert [file.address for file in found.files] == [
        f"/media/photos/{KEY}/card-400-1-20-80.avif",
        f"/media/photos/{KEY}/card-800-1-20-80.avif",
        f"/media/photos/{KEY}/card-400-1-20-80.webp",
        f"/media/photos/{KEY}/card-800-1-20-80.webp",
        f"/media/photos/{KEY}/card-800-1-20-80.png",
    ]


def test_a_photo_whose_renditions_are_older_than_a_shape_shows_its_original_in_it():
    old, new = (photo(1600, 2000, renditions=version) for version in ("1.12-50-50", "2.12-50-50"))

    assert set_of(old, "portrait").fallback.address == f"/media/photos/{KEY}.jpg"
    assert set_of(new, "portrait").fallback.address.endswith("/portrait-800-2.12-50-50.jpg")
    assert set_of(old, "card").fallback.address.endswith("/card-800-1.12-50-50.jpg")


def test_without_renditions_the_original_is_all_there_is():
    found = set_of(photo(2000, 1500, renditions=""), "card")

    assert [file.address for file in found.files] == [f"/media/photos/{KEY}.jpg"]


def test_what_stands_beside_a_link_is_one_jpeg_around_the_focal_point():
    transparent = photo(2000, 2000, focal=(50, 10), renditions="3-50-10", ending="png")

    assert [file.address for file in set_of(transparent, "share").files] == [
        f"/media/photos/{KEY}/share-1200-3-50-10.jpg"
    ]
    assert shared(transparent).address.endswith("/share-1200-3-50-10.jpg")
    assert crop_of(transparent, "share") == (0, 0, 2000, 1050)


@pytest.mark.parametrize("renditions", ["", "2.12-50-50"])
def test_until_it_is_made_the_original_stands_there_in_its_own_size(renditions):
    found = shared(photo(1600, 2000, renditions=renditions))

    assert (found.address, found.width, found.height) == (f"/media/photos/{KEY}.jpg", 1600, 2000)
