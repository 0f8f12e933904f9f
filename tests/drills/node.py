"""The tools that come from npm: pinned in tests/node/, installed when a drill first needs them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "node"
MODULES = FOLDER / "node_modules"
LOCK = FOLDER / "package-lock.json"
INSTALLED = MODULES / ".package-lock.json"  # npm writes it last


def need(*programs):
    """End with a sentence where one of these programs is missing."""
    for program in programs:
        if not shutil.which(program):
            sys.exit(
                f"{program} is missing: install it (on Debian: apt install nodejs npm"
                " default-jre-headless), then try again."
            )


def install():
    """Make `node_modules` what the lock says."""
    need("node", "npm")
    if INSTALLED.exists() and INSTALLED.stat().st_mtime > LOCK.stat().st_mtime:
        return
    sys.stderr.write("Installing the tools of tests/node ...\n")
    subprocess.run(
        ["npm", "ci", "--loglevel=error"],
        cwd=FOLDER,
        check=True,
        stdout=sys.stderr,
        env=os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "1"},
    )
