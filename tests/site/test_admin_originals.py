"""Which of Django's templates ours extend or copy, so that nobody misses it when they change."""

import hashlib
import re
from pathlib import Path

import django
from django.conf import settings
from django.contrib import admin

OURS = settings.BASE_DIR / "templates"
DJANGOS = Path(admin.__file__).parent / "templates"
EXTENDS = re.compile(r'{% extends "([^"]+)" %}')
# The beginning of each one's hash in Django 5.2.19.
SEEN = {
    "admin/actions.html": "0556a5ebfabb",
    "admin/app_list.html": "1fe91b190f34",
    "admin/auth/user/add_form.html": "e1b081aff8f3",
    "admin/auth/user/change_password.html": "caf9414dcd6b",
    "admin/base.html": "49c62197ece3",
    "admin/base_site.html": "182897817c02",
    "admin/change_form.html": "e85dacd09dd7",
    "admin/change_list.html": "20b8d0e45467",
    "admin/delete_confirmation.html": "dde33140f488",
    "admin/delete_selected_confirmation.html": "e72c9a36a7e2",
    "admin/index.html": "4d0c59740cb6",
    "admin/login.html": "15903e7771c4",
    "admin/object_history.html": "e5eea48bb0bd",
    "admin/pagination.html": "381bc2d87585",
    "admin/search_form.html": "18898ee2576b",
    "admin/submit_line.html": "c88ed75990a3",
    "registration/logged_out.html": "3eebe2ab3261",
}


def text_of(path):
    return path.read_text(encoding="utf-8")


def originals():
    """Each template of Django's that ours stand in for or extend, with the names of ours."""
    used = {}
    for path in sorted(OURS.rglob("*.html")):
        name = str(path.relative_to(OURS))
        for original in {name, *EXTENDS.findall(text_of(path))}:
            if (DJANGOS / original).exists():
                used.setdefault(original, []).append(f"templates/{name}")
    return used


def test_djangos_templates_are_still_those_that_ours_were_written_beside():
    now = {
        name: hashlib.sha256((DJANGOS / name).read_bytes()).hexdigest()[:12]
        for name in (*originals(), "admin/base.html")  # the last is extended by those above
    }

    to_compare = {
        f"Django {django.__version__} has another {name}: compare it, then note {now.get(name)}": (
            originals().get(name, ["templates/admin/base_site.html"])
        )
        for name in now.keys() | SEEN.keys()
        if now.get(name) != SEEN.get(name)
    }
    assert to_compare == {}
