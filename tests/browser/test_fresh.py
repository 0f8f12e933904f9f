"""Visitors read while somebody edits: a few of each. Two hundred edits, on two hosts too, by `make freshness`."""

from tests.drills.freshness import PLACES, drilled


def test_whatever_is_edited_nobody_sees_what_is_not_so(make_site):
    site = make_site("empty")
    site.start()
    try:
        drill = drilled([site], readers=4, edits=20)
    finally:
        site.stop()

    assert not drill.wrong
    assert all(drill.seen[path] > 20 for path, _pattern in PLACES.values())
