"""The style guide: staff alone see it, and it shows every component with its states."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from clinic_site.richtext.sanitizer import TAGS
from tests.factories import PhotoFactory
from tests.site.reading import by_id, headings, read, words
from tests.site.test_headers import POLICY, policy_of

pytestmark = pytest.mark.django_db

GUIDE = "/admin/style-guide/"
ROOT = Path(__file__).resolve().parents[2]
SHEETS = ROOT / "clinic_site" / "static" / "clinic" / "css"


@pytest.fixture(params=[0, 1, 4], ids="{} photos".format)
def shown(admin_client, request):
    """The answer with a library of no photo, of one, and of several."""
    PhotoFactory.create_batch(request.param)
    return admin_client.get(GUIDE)


def test_a_visitor_is_sent_to_the_sign_in_page(client):
    response = client.get(GUIDE)

    assert (response.status_code, response.url) == (302, f"/admin/login/?next={GUIDE}")


@pytest.mark.parametrize("group", ["Author", "Clinician", "Editor", "Front desk", "Administrator"])
def test_every_member_of_staff_may_see_it(client_of, group):
    assert headings(read(client_of(group).get(GUIDE)))[0] == "Style guide"


def test_nothing_can_be_sent_to_it(admin_client):
    assert admin_client.post(GUIDE).status_code == 405


def test_neither_a_cache_nor_a_search_engine_keeps_it(shown):
    robots = [part for part in read(shown).iter("meta") if part.get("name") == "robots"]

    assert [part.get("content") for part in robots] == ["noindex"]
    assert {"no-store", "private"} <= set(shown["Cache-Control"].split(", "))


def test_its_policy_is_as_strict_as_that_of_the_pages_it_shows(shown):
    assert policy_of(shown) == POLICY


def test_it_is_a_page_like_others(shown):
    tree = read(shown)  # any fault of the markup is an error
    anchors = Counter(part.get("id") for part in tree.iter() if part.get("id"))
    levels = [int(part.tag[1]) for part in tree.iter() if re.fullmatch("h[1-6]", part.tag)]
    named = {
        anchor
        for part in tree.iter()
        for name in ("aria-describedby", "aria-labelledby", "for")
        for anchor in part.get(name, "").split()
    }
    inside = {
        href[1:] for part in tree.iter("a") if (href := part.get("href", "")).startswith("#")
    }

    assert [anchor for anchor, number in anchors.items() if number > 1] == []
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert (named | inside) - anchors.keys() == set()


def test_it_shows_every_component(admin_client):
    PhotoFactory()

    shown = {template.name for template in admin_client.get(GUIDE).templates}

    components = {path.name for path in (ROOT / "templates" / "components").iterdir()}
    assert {f"components/{name}" for name in components} - shown == set()


def test_it_shows_every_color_and_every_size_of_type(admin_client):
    tokens = re.findall(r"^  --([\w-]+): (.+);", (SHEETS / "tokens.css").read_text(), re.MULTILINE)
    colors = {name for name, value in tokens if re.match(r"(light-dark\()?#", value)}
    sizes = {name for name, _value in tokens if name.startswith("text")}

    tree = read(admin_client.get(GUIDE))

    fills = {part.get("fill") for part in by_id(tree, "colors").iter()}
    classes = {name for part in tree.iter("p") for name in part.get("class", "").split()}
    styled = set(re.findall(r"\.type-([\w-]+)", (SHEETS / "style-guide.css").read_text()))
    assert {f"var(--{name})" for name in colors} - fills == set()
    assert {f"type-{name}" for name in sizes} - classes == set()
    assert styled == sizes


def test_its_text_has_everything_that_the_sanitizer_keeps():
    prose = render_to_string("style_guide/prose.html", {"photos": [PhotoFactory.build(pk=1)]})

    assert set(re.findall(r"<([a-z][a-z0-9]*)", prose)) == TAGS


def test_its_fields_are_empty_filled_wrong_and_disabled(admin_client):
    tree = read(admin_client.get(GUIDE))

    controls = {
        part.get("id"): part
        for part in by_id(tree, "forms").iter()
        if part.tag in {"input", "select", "textarea"}
    }
    assert "value" not in controls["id_empty-name"].attrib
    assert controls["id_filled-name"].get("value") == "Robin Sample"
    assert controls["id_wrong-email"].get("aria-invalid") == "true"
    assert all(
        ("disabled" in part.attrib) == ("id_disabled" in anchor)
        for anchor, part in controls.items()
    )


def test_it_says_open_and_closed_in_every_way(admin_client):
    clinic = by_id(read(admin_client.get(GUIDE)), "clinic")

    answers = [words(part) for part in clinic.iter("p") if part.get("class") == "open-now"]
    assert answers[:5] == [
        "Open now, until noon",
        "Closed now, opens today at 9 a.m.",
        "Closed now, opens tomorrow at 9 a.m.",
        "Closed now, opens Monday at 9 a.m.",
        "Closed now",
    ]
