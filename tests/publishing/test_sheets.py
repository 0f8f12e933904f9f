"""A browser asks for one style sheet, which holds what stands in many files by subject."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import render_to_string

from clinic_site.publishing.sheets import SHEETS

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
    places = [text.index(rules_of(name)) for name in SHEETS if "url(" not in rules_of(name)]
    assert places == sorted(places)
    assert len(places) > 10
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


def rules_of(name):
    return (STATIC / name).read_text(encoding="utf-8").strip()
