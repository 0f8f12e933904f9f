"""WebKit, which every iPhone has, with a record of what its pages asked for and complained of."""

import re
import subprocess
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

PYTHON = "/usr/bin/python3"  # Debian's own: the site's has no bindings to WebKit
WINDOW = Path(__file__).with_name("webkit_window.py")
NOT_OURS = (
    # Debian's build has no manifests of web apps; Safari knows them, and the directive.
    "Unrecognized Content-Security-Policy directive 'manifest-src'",
    # The three icons of the theme in Django's own admin/base.html; the style sheet sizes them.
    "Invalid value for <svg> attribute",
)


@contextmanager
def webkit(folder):
    """A driver of a new WebKit, and a function that returns what was asked for and the faults."""
    with display() as number:
        options = Options()
        options.binary_location = PYTHON
        options.add_argument(str(WINDOW))
        options.add_argument(str(folder))
        service = Service(
            "/usr/bin/WebKitWebDriver",
            env={"DISPLAY": number, "HOME": str(folder), "PATH": "/usr/bin:/bin"},
        )
        driver = webdriver.WebKitGTK(options, service)
        try:
            yield driver, lambda: _read((folder / "console.txt").read_text())
        finally:
            driver.quit()


@contextmanager
def display():
    """A screen that nobody sees."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield f":{process.stdout.readline().strip()}"
        finally:
            process.terminate()


def _read(console):
    asked = re.findall(r"^ASKED (.*)", console, flags=re.MULTILINE)
    errors = re.findall(r"^REFUSED .*|.*CONSOLE .*ERROR .*", console, flags=re.MULTILINE)
    return asked, [line for line in errors if not any(words in line for words in NOT_OURS)]
