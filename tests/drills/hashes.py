"""Write into the requirements what every file of each pinned release must hash to.

Asked is the index that pip uses on this machine, for wheels of every platform and Python and for
the source. Its address is written nowhere.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.server import ROOT

FILES = ("requirements.txt", "requirements-dev.txt", "requirements-audit.txt")
PIN = re.compile(r"(?P<name>[\w.-]+)(?P<extras>\[[\w,-]+\])?==(?P<version>[^\s\\]+)")
TOOLS = ROOT / ".venv" / "audit" / "bin"


def pins_in(text):
    """The pinned releases of a requirements file, each as (name, version)."""
    found = (PIN.match(line) for line in text.splitlines())
    return [(plain(pin["name"]), pin["version"]) for pin in found if pin]


def hashes_in(text):
    """The hashes that stand below each pinned release."""
    found, release = {}, None
    for line in text.splitlines():
        if pin := PIN.match(line):
            release = plain(pin["name"]), pin["version"]
        if known := re.findall(r"--hash=(sha256:[0-9a-f]{64})", line):
            found.setdefault(release, []).extend(known)
    return found


def plain(name):
    """A package's name as the index writes it: Django and django are one."""
    return re.sub(r"[-_.]+", "-", name).lower()


def without_hashes(text):
    """A requirements file as people write it."""
    return re.sub(r" \\$", "", re.sub(r"\n    --hash=\S+(?: \\)?", "", text), flags=re.MULTILINE)


def with_hashes(text, known):
    """The same with the hashes below each pin; what people wrote stays as it is."""
    lines = []
    for line in without_hashes(text).splitlines():
        pin = PIN.match(line)
        hashes = known[plain(pin["name"]), pin["version"]] if pin else []
        lines.append(" \\\n    --hash=".join([line, *hashes]))
    return "\n".join(lines) + "\n"


def ask_the_index(pins):
    """The hashes of each release as the index of this machine's pip has them."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "pins.txt")
        asked.write_text("".join(f"{name}=={version}\n" for name, version in pins))
        answer = subprocess.run(
            [
                TOOLS / "uv", "pip", "compile", "--quiet", "--no-config", "--no-deps",
                "--generate-hashes", "--no-header", "--no-annotate", asked,
            ],
            env=os.environ | _index_of_pip(),
            stdout=subprocess.PIPE,
            check=False,
            text=True,
        )  # fmt: skip
    if answer.returncode:
        sys.exit("The index did not answer for every release; nothing was changed.")
    return hashes_in(answer.stdout)


def _index_of_pip():
    """Where pip looks, told to uv, which does not read pip's configuration."""
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    configured = subprocess.run(asked, capture_output=True, check=False, text=True).stdout.strip()
    address = os.environ.get("PIP_INDEX_URL") or configured
    return {"UV_DEFAULT_INDEX": address} if address else {}


def main():
    texts = {name: (ROOT / name).read_text() for name in FILES}
    for name, text in texts.items():  # each by itself: two may pin one package differently
        pins = pins_in(text)
        known = ask_the_index(pins)
        missing = [
            f"{package} {version}"
            for package, version in pins
            if not known.get((package, version))
        ]
        if missing:
            sys.exit(f"The index has no files of {', '.join(missing)}; {name} was not changed.")
        (ROOT / name).write_text(with_hashes(text, known))
        files = sum(map(len, known.values()))
        sys.stdout.write(f"{name}: {len(known)} releases, {files} files\n")


if __name__ == "__main__":
    main()
