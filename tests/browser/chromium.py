"""Finds the Chromium of the browser tests, or installs one: `python -m tests.browser.chromium`.

Best is Debian's headless shell: the same engine without a window's parts, in half of the time.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator

SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NONE_TO_BE_HAD = (
    "The browser tests need Chromium, and none could be installed: install Chromium or Google "
    "Chrome (on Debian: apt install chromium), or set CHROMIUM to the path of one."
)
PLAYWRIGHT = [sys.executable, "-m", "playwright"]
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find_chromium() -> str | None:
    """The path of the first Chromium that starts, or None."""
    return next(filter(_starts, _candidates()), None)


def _candidates() -> Iterator[str]:
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        path = name and shutil.which(name)
        if path:
            yield path
    # In a process of its own: Playwright cannot be started twice inside one.
    yield _output([sys.executable, "-c", ASK_PLAYWRIGHT])


def _starts(path: str) -> bool:
    # Being there is not enough: Ubuntu's chromium-browser may be a script that says "use snap",
    # and Playwright's own may lack the libraries it is linked to.
    return bool(path) and "Chrom" in _output([path, "--version"])


def _output(command: list[str]) -> str:
    try:
        answer = subprocess.run(command, capture_output=True, check=False, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def _installations() -> Iterator[list[list[str]]]:
    """Ways to get a Chromium, each a few commands, in the order they are tried."""
    apt = _apt()
    if apt:
        yield [[*apt, "update"], _package(apt, SHELL)]
    yield [[*PLAYWRIGHT, "install", "--no-shell", "chromium"]]
    if apt:
        yield [_package(apt, "chromium")]


def _package(apt, name) -> list[str]:
    return [*apt, "install", "--yes", "--no-install-recommends", name]


def bring_shell() -> None:
    """Install the headless shell beside a Chromium that is slower, where apt has it at hand."""
    is_chosen = os.environ.get("CHROMIUM") or shutil.which(SHELL)
    if not is_chosen and _output(["apt-cache", "show", SHELL]) and (apt := _apt()):
        _run(_package(apt, SHELL))


def _apt() -> list[str]:
    """The words that start apt-get with the rights to install, or none."""
    if not shutil.which("apt-get"):
        return []
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    may = shutil.which("sudo") and _output(["sudo", "-n", "echo", "yes"])
    return ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"] if may else []


def _run(command: list[str], seconds: int = 300) -> None:
    """Run one step of an installation; its words go to stderr, for stdout is the answer."""
    print("Installing a browser for the tests:", *command, file=sys.stderr)
    environment = os.environ | {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}
    process = subprocess.Popen(command, stdout=sys.stderr, env=environment, start_new_session=True)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        print("This took too long and was given up.", file=sys.stderr)
    finally:
        if process.poll() is None:
            # The whole group: Playwright downloads in a process of its own.
            os.killpg(process.pid, signal.SIGKILL)


def install_chromium() -> str | None:
    """The path of a Chromium that was installed just now, or None."""
    for commands in _installations():
        for command in commands:
            _run(command)
        path = find_chromium()
        if path:
            return path
    return None


if __name__ == "__main__":
    bring_shell()
    print(find_chromium() or install_chromium() or sys.exit(NONE_TO_BE_HAD))
