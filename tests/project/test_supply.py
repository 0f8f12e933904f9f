"""What is installed: releases that are pinned, each file of them known by its hash."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest
from django.conf import settings

from tests.drills.hashes import FILES, hashes_in, pins_in, with_hashes, without_hashes

ROOT = settings.BASE_DIR
TEXTS = {name: (ROOT / name).read_text() for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_every_line_pins_a_release_or_says_something(name):
    lines = without_hashes(TEXTS[name]).splitlines()
    pinned = [line for line in lines if line and not line.startswith("#")]
    including = ["-r requirements.txt"] if name == "requirements-dev.txt" else []

    assert len(pinned) >= 30
    assert [
        line for line in pinned if not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", line)
    ] == including


@pytest.mark.parametrize("name", FILES)
def test_every_pinned_release_has_the_hashes_of_its_files(name):
    known = hashes_in(TEXTS[name])

    assert list(known) == pins_in(TEXTS[name])
    # Each once, and of nearly every release there are a wheel and its source.
    assert all(len(set(hashes)) == len(hashes) for hashes in known.values())
    assert sum(len(hashes) >= 2 for hashes in known.values()) > 0.8 * len(known)
    # What is compiled has files for other machines, too.
    compiled = {"pillow", "nh3", "cffi", "greenlet", "lxml"}
    assert all(len(hashes) > 20 for (package, _), hashes in known.items() if package in compiled)


@pytest.mark.parametrize("name", FILES)
def test_what_people_wrote_stays_when_hashes_are_written_anew(name):
    bare = without_hashes(TEXTS[name])

    assert "--hash" not in bare
    assert with_hashes(bare, hashes_in(TEXTS[name])) == TEXTS[name]


def test_no_address_of_an_index_stands_in_a_requirements_file():
    assert [
        name for name, text in TEXTS.items() if re.search(r"://|index|find-links", bare_of(text))
    ] == []


def bare_of(text):
    """The lines that pip reads, without the hashes."""
    return re.sub(r"(?m)^#.*$", "", without_hashes(text))


def test_a_package_is_pinned_to_one_release_in_what_is_installed_together():
    pins = pins_in(TEXTS["requirements.txt"]) + pins_in(TEXTS["requirements-dev.txt"])

    assert len({package for package, _version in pins}) == len(pins)


# --- pip stops ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def installing(tmp_path_factory):
    """A function: make's own way to install, from a folder with one wheel, by a requirements file."""
    folder = tmp_path_factory.mktemp("supply")
    shutil.copy(ROOT / "Makefile", folder)
    wheel = folder / "wheels" / "sample-1.0-py3-none-any.whl"
    wheel.parent.mkdir()
    with zipfile.ZipFile(wheel, "w") as made:
        made.writestr("sample.py", "")
        made.writestr(
            "sample-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: sample\nVersion: 1.0\n"
        )
        made.writestr(
            "sample-1.0.dist-info/WHEEL",
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        made.writestr("sample-1.0.dist-info/RECORD", "")

    def install(requirements):
        (folder / ".venv" / ".runtime").unlink(missing_ok=True)
        # Of what is there already, pip asks no hash.
        for installed in folder.glob(".venv/lib/*/site-packages/sample*"):
            shutil.rmtree(installed) if installed.is_dir() else installed.unlink()
        (folder / "requirements.txt").write_text(requirements)
        return subprocess.run(
            ["make", "--no-print-directory", ".venv/.runtime", f"PYTHON={sys.executable}"],
            cwd=folder,
            env={
                "PATH": os.environ["PATH"],
                "PIP_NO_INDEX": "1",
                "PIP_FIND_LINKS": str(wheel.parent),
                "PIP_CONFIG_FILE": os.devnull,
                "PIP_NO_CACHE_DIR": "1",
            },
            capture_output=True,
            check=False,
            text=True,
        )

    return install, hashlib.sha256(wheel.read_bytes()).hexdigest()


def pinned(digest):
    return with_hashes("sample==1.0\n", {("sample", "1.0"): [f"sha256:{digest}"]})


@pytest.mark.slow
def test_a_file_with_its_hash_is_installed(installing):
    install, digest = installing

    result = install(pinned(digest))

    assert result.returncode == 0, result.stderr


@pytest.mark.slow
def test_a_file_that_is_not_what_it_was_stops_the_installation(installing):
    install, digest = installing
    other = f"{int(digest[0], 16) ^ 1:x}{digest[1:]}"

    result = install(pinned(other))

    assert result.returncode != 0
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in result.stderr


@pytest.mark.slow
def test_a_release_without_a_hash_stops_the_installation(installing):
    install, _digest = installing

    result = install("sample==1.0\n")

    assert result.returncode != 0
    assert "Hashes are required" in result.stderr
