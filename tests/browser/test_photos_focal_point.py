import re

import pytest
from playwright.sync_api import expect

from clinic_site.photos.models import Photo
from clinic_site.photos.shapes import crop_of
from tests.browser.desk import save
from tests.browser.library import add_photo


def shown_crop(page, shape):
    return page.locator(f".photo-crop-{shape}").evaluate(
        "image => getComputedStyle(image).objectPosition.split(' ').map(parseFloat)"
    )


def crop_on_the_server(size, point, shape):
    """What the renditions will show, in the percents of object-position."""
    photo = Photo(width=size[0], height=size[1], focal_x=point[0], focal_y=point[1])
    left, top, right, bottom = crop_of(photo, shape)
    spare = size[0] - (right - left), size[1] - (bottom - top)
    return [
        50 if room <= 0 else 100 * start / room
        for start, room in zip((left, top), spare, strict=True)
    ]


@pytest.mark.parametrize("size", [(600, 400), (900, 300), (300, 600), (400, 400)])
def test_the_crops_show_what_the_server_will_cut(staff_page, size):
    add_photo(staff_page, "For its crops", size)

    for point in [(0, 0), (30, 70), (50, 50), (100, 100)]:
        staff_page.locator("#id_focal_x").fill(str(point[0]))
        staff_page.locator("#id_focal_y").fill(str(point[1]))
        for shape in ("card", "hero"):
            expected = crop_on_the_server(size, point, shape)
            assert shown_crop(staff_page, shape) == pytest.approx(expected, abs=0.01)


def point_of(page):
    return [int(page.locator(f"#id_focal_{axis}").input_value()) for axis in "xy"]


def test_the_focal_point_is_set_by_a_click_and_kept(staff_page):
    add_photo(staff_page, "Clicked upon")
    box = staff_page.locator("[data-picture]").bounding_box()

    staff_page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.8)
    assert point_of(staff_page) == [25, 80]
    save(staff_page, "Save and continue editing")

    assert point_of(staff_page) == [25, 80]


def test_the_focal_point_is_dragged_and_stays_inside(staff_page):
    add_photo(staff_page, "Dragged")
    ring = staff_page.get_by_role("button", name="Focal point")
    box = staff_page.locator("[data-picture]").bounding_box()

    ring.hover()
    staff_page.mouse.down()
    staff_page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.2, steps=3)
    assert point_of(staff_page) == [10, 20]
    staff_page.mouse.move(box["x"] - 50, box["y"] + box["height"] * 0.2)
    staff_page.mouse.up()

    assert point_of(staff_page) == [0, 20]


def test_the_focal_point_is_moved_with_the_keyboard_and_told(staff_page):
    add_photo(staff_page, "Moved with keys")
    ring = staff_page.get_by_role("button", name="Focal point")
    ring.focus()

    for key in ("ArrowLeft", "ArrowLeft", "Shift+ArrowDown"):
        staff_page.keyboard.press(key)

    assert point_of(staff_page) == [48, 60]
    expect(ring).to_have_accessible_name(re.compile("48 percent from the left, 60 percent"))
