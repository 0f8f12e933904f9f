"""Folders of sites on SQLite, whatever database the tests use."""

import shutil

import pytest

from tests.browser.prepared import copy_of


def copy_on_sqlite(kind, folder, without=None):
    """Copy the data of a prepared site into a folder, which is returned; one part may stay out."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("DATABASE_URL", raising=False)
        with copy_of(kind, folder):
            pass
    if without:
        shutil.rmtree(folder / without)
    return folder
