"""The tokens, typefaces and icons: what every page wears, read from the files themselves."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from clinic_site.style_guide.views import TEXT_PAIRS
from tests.site.reading import read

pytestmark = pytest.mark.django_db

STATIC = Path(__file__).resolve().parents[2] / "clinic_site" / "static" / "clinic"
TOKENS = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
FONT_FACES = re.findall(
    r"@font-face \{(.*?)\}", (STATIC / "css" / "fonts.css").read_text(), re.DOTALL
)
TOKEN = re.compile(r"^ +--([\w-]+): (.+?);", re.MULTILINE)
# What stands in one line, or between the braces of a block, as tokens.css is written.
OF_THE_DAY = dict(TOKEN.findall(TOKENS.partition("@supports not")[0]))
OF_OLD_BROWSERS = dict(
    TOKEN.findall(TOKENS.partition("@supports not")[2].partition("@supports (")[0])
)
OF_MORE_CONTRAST = dict(
    TOKEN.findall(TOKENS.partition("(prefers-contrast: more)")[2].partition("@media")[0])
)
BY_DAY_AND_NIGHT = re.compile(r"light-dark\((#\w+), (#\w+)\)")
LEAST_CONTRAST = 4.5


def color(tokens, name, night):
    value = tokens[name]
    if other := re.fullmatch(r"var\(--([\w-]+)\)", value):
        return color(tokens, other[1], night)
    return BY_DAY_AND_NIGHT.sub(r"\2" if night else r"\1", value)


def luminance(hexadecimal):
    digits = hexadecimal[1:] if len(hexadecimal) == 7 else "".join(2 * d for d in hexadecimal[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
@pytest.mark.parametrize(
    "tokens", [OF_THE_DAY, OF_THE_DAY | OF_MORE_CONTRAST], ids=["usual", "more contrast"]
)
def test_all_words_can_be_read_on_what_they_stand_on(tokens, night):
    contrasts = {}
    for pair in TEXT_PAIRS:
        dark, light = sorted(luminance(color(tokens, name, night)) for name in pair)
        contrasts[pair] = (light + 0.05) / (dark + 0.05)

    assert {pair: ratio for pair, ratio in contrasts.items() if ratio < LEAST_CONTRAST} == {}
    assert OF_MORE_CONTRAST["ink"] == "light-dark(#000, #fff)"


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
def test_the_sun_sets_in_water_that_is_seen(night):
    sky, water, haze = (
        luminance(color(OF_THE_DAY, name, night)) for name in ("sky-low", "hue-1", "haze")
    )
    # What the style sheet mixes: in oklab, of which lightness is about the cube root of light.
    farthest = (0.3 * water ** (1 / 3) + 0.7 * haze ** (1 / 3)) ** 3

    dark, light = sorted([sky, farthest])
    assert (light + 0.05) / (dark + 0.05) > 1.25


def test_a_browser_that_knows_no_night_has_every_color_of_the_day():
    expected = {
        name: re.sub(r"light-dark\((#\w+|rgb\([^)]*\)), .*\)$", r"\1", value)
        for name, value in OF_THE_DAY.items()
        if "light-dark(" in value
    }

    assert expected == OF_OLD_BROWSERS
    assert len(expected) > 30


def test_typefaces_are_ours_and_move_nothing_when_they_are_late():
    for face in FONT_FACES:
        (address,) = re.findall(r'url\("(.*?)"\)', face)
        assert (STATIC / "css" / address).resolve().is_file()
        assert "font-display: optional;" in face
    assert len(FONT_FACES) == 4


def test_the_license_of_the_typefaces_stands_beside_them():
    words = (STATIC / "fonts" / "OFL.txt").read_text()

    families = {re.search(r'font-family: "?([^";]+)', face)[1] for face in FONT_FACES}
    assert families == {"Newsreader", "Atkinson Hyperlegible Next"}
    assert [family for family in families if family.split()[0] not in words] == []
    assert "SIL OPEN FONT LICENSE Version 1.1" in words


@pytest.mark.parametrize("address", ["/", "/admin/login/"])
def test_a_page_fetches_at_once_the_letters_of_its_language_and_no_others(client, address):
    links = list(read(client.get(address)).iter("link"))

    preloaded = [link.get("href") for link in links if link.get("rel") == "preload"]
    assert [path.rpartition("/")[2] for path in preloaded] == [
        "newsreader-latin.woff2",
        "atkinson-latin.woff2",
    ]
    assert all(link.get("crossorigin") is not None for link in links if link.get("as") == "font")


@pytest.mark.parametrize("address", ["/", "/a-wrong-address/", "/search/?q=%"])
def test_a_page_names_the_icons_of_browsers_and_telephones(client, address):
    named = [
        (part.get("rel"), part.get("href")) for part in read(client.get(address)).iter("link")
    ]

    assert ("manifest", "/site.webmanifest") in named
    icons = [(rel, href.removeprefix("/static/")) for rel, href in named if "icon" in rel]
    assert icons == [
        ("icon", "clinic/img/favicon.ico"),
        ("icon", "clinic/img/icon.svg"),
        ("apple-touch-icon", "clinic/img/icon-180.png"),
    ]
    assert all(finders.find(icon) for _rel, icon in icons)


def test_what_surrounds_the_page_has_the_color_of_its_paper(client):
    paper = OF_THE_DAY["paper"]

    bars = [
        part for part in read(client.get("/")).iter("meta") if part.get("name") == "theme-color"
    ]
    manifest = client.get("/site.webmanifest").json()

    by_scheme = {bar.get("media"): bar.get("content") for bar in bars}
    day = by_scheme["(prefers-color-scheme: light)"]
    night = by_scheme["(prefers-color-scheme: dark)"]
    assert f"light-dark({day}, {night})" == paper
    assert manifest["theme_color"] == manifest["background_color"] == day
