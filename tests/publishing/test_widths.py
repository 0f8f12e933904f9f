"""Search engines cut by width: what stands beside the form ends where theirs would."""

import pytest

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.reading import shown_elsewhere
from clinic_site.publishing.widths import fitting, width_of
from tests.factories import PostFactory


# As a browser measures them in Liberation Sans, which has Arial's widths.
@pytest.mark.parametrize(
    ("words", "width"),
    [
        ("Sleep and skin | Priority You MD", 287.5),
        ("MAMMOGRAM WOMEN WHO WORRY WHENEVER", 481.1),
        ("¿Qué es? Cuidado de la piel – 10 % (más)", 378.0),
        ("“It’s 100 % fine” — she said…", 264.6),
        ('jiffy fjord\'s quartz & "vex" {bank} | #5@home*+~^', 430.9),
    ],
)
def test_words_are_as_wide_as_in_a_browser(words, width):
    assert width_of(words, 20) == pytest.approx(width, abs=0.5)


def test_wide_letters_leave_room_for_fewer():
    narrow, wide = "Fill it in till it is still " * 3, "MAMMOGRAM WOMEN WHO WORRY WHENEVER " * 2

    cut = fitting(wide, 20, 580)

    assert fitting(narrow, 20, 580) == narrow.strip()
    assert len(narrow) > len(wide)
    assert cut == "MAMMOGRAM WOMEN WHO WORRY WHENEVER…"
    assert width_of(cut, 20) <= 580


@pytest.mark.parametrize(
    "words", ["", "x", "W" * 400, "x " * 400, "é" * 200, "睡眠" * 100, "a\u0301" * 90]
)
def test_whatever_is_cut_fits_and_is_the_beginning(words):
    cut = fitting(words, 20, 580)

    assert width_of(cut, 20) <= 580
    assert words.startswith(cut.removesuffix("…"))


@pytest.mark.django_db
def test_title_and_description_are_cut_where_google_cuts_them():
    page = PostFactory(
        is_draft=True, seo_title="MAMMOGRAM WOMEN WHO WORRY WHENEVER", seo_description="ill " * 50
    )

    shown = shown_elsewhere(page, ClinicProfile())

    assert shown.title == "MAMMOGRAM WOMEN WHO WORRY WHENEVER"  # the name has no room
    assert shown.share_title == page.seo_title
    assert shown.description == ("ill " * 50).strip()
