"""What a drill leaves behind is no hindrance to whoever starts the site or its tests next."""

import os

import pytest

from clinic_site.private_files import NotOursError, make_private
from tests.browser import prepared


@pytest.fixture
def _as_in_a_shell():
    """Files are made as most shells have them made: others may read them."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_as_in_a_shell")
def test_a_drill_leaves_no_folder_that_the_settings_refuse(tmp_path, monkeypatch):
    var, open_to_all = tmp_path / "var", tmp_path / "open"
    (open_to_all / "tests").mkdir(parents=True)
    monkeypatch.setattr(prepared, "KEPT", var / "tests")

    prepared.make_kept()

    make_private(var)
    with pytest.raises(NotOursError):
        make_private(open_to_all)
