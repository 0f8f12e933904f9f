"""Of the editor's package only what our toolbar loads is published, and no way in beside ours."""

import json
import re

import pytest
from django.apps import apps
from django.contrib.staticfiles.finders import get_finders
from django.urls import get_resolver

from tests.site.reading import read

EDITOR = "ckeditor/ckeditor/"
PUBLISHED = {
    "ckeditor.js",
    "lang/en.js",
    "plugins/a11yhelp/dialogs/a11yhelp.js",
    "plugins/a11yhelp/dialogs/lang/en.js",
    "plugins/clipboard/dialogs/paste.js",
    "plugins/dialog/styles/dialog.css",
    "plugins/icons.png",
    "plugins/icons_hidpi.png",
    "plugins/link/dialogs/link.js",
    "plugins/magicline/images/hidpi/icon-rtl.png",
    "plugins/magicline/images/hidpi/icon.png",
    "plugins/magicline/images/icon-rtl.png",
    "plugins/magicline/images/icon.png",
    "plugins/pastefromgdocs/filter/default.js",
    "plugins/pastefromlibreoffice/filter/default.js",
    "plugins/pastefromword/filter/default.js",
    "plugins/pastetools/filter/common.js",
    "plugins/pastetools/filter/image.js",
    "plugins/specialchar/dialogs/lang/en.js",
    "plugins/specialchar/dialogs/specialchar.js",
    "plugins/table/dialogs/table.js",
    "plugins/tableselection/styles/tableselection.css",
    "plugins/tabletools/dialogs/tableCell.js",
    "skins/moono-lisa/dialog.css",
    "skins/moono-lisa/editor.css",
    "skins/moono-lisa/editor_gecko.css",
    "skins/moono-lisa/icons.png",
    "skins/moono-lisa/icons_hidpi.png",
    "skins/moono-lisa/images/arrow.png",
    "skins/moono-lisa/images/close.png",
    "skins/moono-lisa/images/hidpi/close.png",
    "skins/moono-lisa/images/hidpi/lock-open.png",
    "skins/moono-lisa/images/hidpi/lock.png",
    "skins/moono-lisa/images/hidpi/refresh.png",
    "skins/moono-lisa/images/lock-open.png",
    "skins/moono-lisa/images/lock.png",
    "skins/moono-lisa/images/refresh.png",
    "skins/moono-lisa/images/spinner.gif",
}


@pytest.fixture(scope="module")
def names():
    """The names of all files that the site publishes."""
    ignored = apps.get_app_config("staticfiles").ignore_patterns
    return {name for finder in get_finders() for name, _storage in finder.list(ignored)}


def test_of_the_editor_only_what_our_toolbar_loads_is_published(names):
    found = {name.removeprefix(EDITOR) for name in names if name.startswith(EDITOR)}

    assert found == PUBLISHED
    assert len(found) == 38


def test_around_the_editor_only_its_start_is_published(names):
    around = {name for name in names if name.startswith("ckeditor/")}

    assert {name for name in around if not name.startswith(EDITOR)} == {
        "ckeditor/ckeditor-init.js",
        "ckeditor/ckeditor.css",
        "ckeditor/fixups.js",
    }


@pytest.mark.parametrize(
    "word", ["sample", "test", "exportpdf", "preview", "scayt", "wsc", "embed", "galleriffic"]
)
def test_no_file_that_is_known_for_its_holes_is_published(names, word):
    assert [name for name in names if word in name and not name.startswith("admin/")] == []


def test_the_upload_views_of_the_package_are_not_installed():
    names = [str(name) for name in get_resolver().reverse_dict]

    assert not apps.is_installed("ckeditor_uploader")
    assert [name for name in names if name.startswith("ckeditor")] == []


@pytest.mark.django_db
def test_the_editor_asks_no_other_host_and_takes_no_loose_plugin(admin_client):
    page = read(admin_client.get("/admin/blog/post/add/"))
    [field] = [area for area in page.iter("textarea") if area.get("id") == "id_body"]
    config = json.loads(field.get("data-config"))

    assert (config["versionCheck"], config["customConfig"], config["extraPlugins"]) == (
        False,
        "",
        "",
    )
    assert {"exportpdf", "scayt", "iframe", "image", "preview"} <= set(
        config["removePlugins"].split(",")
    )
    assert [path for path in config["contentsCss"] if not path.startswith("/static/clinic/")] == []
    assert re.findall(r"//[^\"]+", field.get("data-config")) == []
