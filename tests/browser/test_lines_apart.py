"""What stands below a list or below buttons keeps its distance, at the desk and on a telephone."""

import pytest

ROOM = 8  # pixels at the least


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    ("address", "above", "below"),
    [
        ("/admin/", "#content-main", "#content > .actions"),
        ("/admin/calendar/", "nav.actions", ".how"),
    ],
)
def test_what_follows_keeps_its_distance(
    open_browser, staff_cookies, width, address, above, below
):
    page = open_browser(storage_state=staff_cookies, width=width)
    page.goto(address)
    before, after = (page.locator(name).bounding_box() for name in (above, below))

    assert after["y"] - before["y"] - before["height"] >= ROOM
