"""Folders of sites on SQLite, whatever database the tests use."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.browser.prepared import copy_of


def copy_on_sqlite(kind, folder, without=None):
    """Copy the data of a prepared site into a folder, which is returned; one part may stay out."""
    with pytest.MonkeyPatch.context() as environment, TemporaryDirectory() as elsewhere:
        environment.delenv("DATABASE_URL", raising=False)
        # Elsewhere first: the folder's disk may have no room for what stays out.
        whole = Path(elsewhere) / "data"
        with copy_of(kind, whole):
            pass
        left_out = shutil.ignore_patterns(without) if without else None
        shutil.copytree(whole, folder, ignore=left_out)
    return folder
