"""A browser asks for one style sheet, which holds what stands in many files by subject."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string

from clinic_site.publishing.sheets import SHEETS, without_what_is_for_people

STATIC = Path("clinic_site/static")
PUBLISHED = {"BACKEND": "clinic_site.publishing.sheets.PublishedFilesStorage"}


def linked():
    html = render_to_string("layout/head_links.html")
    return re.findall(r'rel="stylesheet" href="/static/([^"]+)"', html)


@pytest.mark.slow
def test_what_is_published_is_one_sheet_with_all_of_them_in_order(settings):
    settings.STORAGES = settings.STORAGES | {"staticfiles": PUBLISHED}
    call_command("collectstatic", interactive=False, verbosity=0)

    together, for_print = linked()

    text = (settings.STATIC_ROOT / together).read_text(encoding="utf-8")
    places = [text.index(bare(rules_of(name))) for name in SHEETS if "url(" not in rules_of(name)]
    assert places == sorted(places)
    assert len(places) > 10
    assert "/*" not in text
    assert (settings.STATIC_ROOT / f"{together}.br").exists()
    assert (settings.STATIC_ROOT / f"{together}.gz").exists()
    assert 'url("../fonts/' in text
    assert re.fullmatch(r"clinic/css/print\.\w{12}\.css", for_print)
    assert re.fullmatch(r"clinic/css/public\.\w{12}\.css", together)


@pytest.mark.slow
def test_published_again_it_holds_what_has_changed(settings):
    settings.STORAGES = settings.STORAGES | {"staticfiles": PUBLISHED}
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)

    assert len(list((settings.STATIC_ROOT / "clinic/css").glob("public*.css"))) == 2


def test_while_one_writes_them_each_file_is_linked():
    assert linked() == [*SHEETS, "clinic/css/print.css"]


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("a {\n  color: red;\n}\n", "a{color: red}"),
        ("/* why */ a /* and */ b { top: 0; }", "a b{top: 0}"),
        ("@supports not (color: red) { a > b { top: 0 } }", "@supports not (color: red){a > b{top: 0}}"),
        ('a::after { content: " ; /* { "; }', 'a::after{content: " ; /* { "}'),
        ("a::after { content: '\\' , '; }", "a::after{content: '\\' , '}"),
        ("a { width: calc(1px + 2px); margin: 0 , 1px }", "a{width: calc(1px + 2px);margin: 0,1px}"),
        ("a :hover, b { }", "a :hover,b{}"),
    ],
)  # fmt: skip
def test_what_is_published_means_the_same(written, published):
    assert without_what_is_for_people(written) == published


def bare(rules):
    return without_what_is_for_people(rules)


def rules_of(name):
    return (STATIC / name).read_text(encoding="utf-8").strip()
