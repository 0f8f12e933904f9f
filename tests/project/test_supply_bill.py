"""The bill of materials names what runs, and all JavaScript that is published."""

import json

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from tests.drills.bill import SITE, with_the_site
from tests.drills.hashes import pins_in, plain
from tests.drills.javascript import PUBLISHED, Bundled

ROOT = settings.BASE_DIR
PINS = pins_in((ROOT / "requirements.txt").read_text())
LIBRARIES = {library.name: library for library in PUBLISHED}
# Written by the packages themselves; what they bring of others is in PUBLISHED.
OWN_SCRIPTS = ("clinic/js/", "admin/js/", "ckeditor/ckeditor-init.js", "ckeditor/fixups.js")
BROUGHT = {
    "ckeditor/ckeditor/": "ckeditor4",
    "admin/js/vendor/jquery/": "jquery",
    "admin/js/vendor/select2/": "select2",
    "admin/js/vendor/xregexp/": "xregexp",
    "django_otp_webauthn/": "@simplewebauthn/browser",
}


def component(name, version):
    return {
        "bom-ref": f"{name}=={version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{plain(name)}@{version}",
        "type": "library",
    }


@pytest.fixture(scope="module")
def bill():
    """What cyclonedx-py writes of an environment, in short, with the site put to it."""
    parts = [component(name, version) for name, version in [*PINS, ("pytest", "9.2.0")]]
    return with_the_site(
        {
            "components": parts,
            "dependencies": [{"ref": part["bom-ref"]} for part in parts],
            "metadata": {},
        }
    )


def test_it_names_the_version_of_each_library_as_the_file_says():
    found = {library.name: library.version for library in PUBLISHED}

    assert found == {
        "ckeditor4": "4.22.1",
        "jquery": "3.7.1",
        "select2": "4.0.13",
        "xregexp": "5.1.1",
        "@simplewebauthn/browser": "13.3.0",
    }


def test_a_library_whose_package_changed_is_looked_up_anew():
    library = LIBRARIES["@simplewebauthn/browser"]
    fields = {
        name: getattr(library, name) for name in ("name", "brought_by", "module", "file", "words")
    }

    with pytest.raises(ValueError, match="look up in its source"):
        _ = Bundled(**fields, looked_up_for="0.0.1").version


def test_every_script_that_is_published_is_ours_or_on_the_bill():
    ignored = apps.get_app_config("staticfiles").ignore_patterns
    scripts = {
        name
        for finder in get_finders()
        for name, _storage in finder.list(ignored)
        if name.endswith((".js", ".mjs"))
    }

    brought = {name for name in scripts if name.startswith(tuple(BROUGHT)) or "vendor" in name}
    assert set(BROUGHT.values()) == set(LIBRARIES)
    assert {name for name in brought if not name.startswith(tuple(BROUGHT))} == set()
    assert {name for name in scripts - brought if not name.startswith(OWN_SCRIPTS)} == set()
    assert len(scripts) > 50


def test_what_runs_is_required_and_what_only_tests_need_is_not(bill):
    scopes = {part["name"]: part["scope"] for part in bill["components"]}

    assert (scopes["django"], scopes["pytest"]) == (
        "required",
        "excluded",
    )
    assert sum(scope == "required" for scope in scopes.values()) == len(PINS) + len(PUBLISHED)


def test_the_site_needs_its_packages_and_a_package_the_script_that_it_brings(bill):
    needs = {entry["ref"]: entry.get("dependsOn", []) for entry in bill["dependencies"]}
    editor = next(ref for ref in needs if ref.startswith("django-ckeditor=="))

    assert needs[editor] == ["pkg:npm/ckeditor4@4.22.1"]
    assert len(needs[SITE]) == len(PINS)
    assert set(needs) >= {ref for refs in needs.values() for ref in refs}
    assert bill["metadata"]["component"]["name"] == SITE
    assert json.dumps(bill)
