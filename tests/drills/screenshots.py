"""Takes pictures of every page with demo, hostile, hardly any and no content. Run by hand:

.venv/bin/python -m tests.drills.screenshots [--into FOLDER] [--only WORDS] [--readme [FOLDER]]

Exit 1: a page could not be pictured; the others are there.
"""

import argparse
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from playwright.sync_api import sync_playwright

from tests.browser.chromium import NONE_TO_BE_HAD, find_chromium
from tests.browser.conftest import CHROMIUM_ARGUMENTS
from tests.browser.prepared import prepared_site
from tests.drills.camera import ALL_LOADED, Camera
from tests.drills.contact_sheets import paste_beside

SITES = ("demo", "hostile", "one", "empty")
DESK = {"viewport": {"width": 1280, "height": 1000}}
TELEPHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
ON_THE_TELEPHONE = (("/", "light"), ("/services/morpheus8/", "dark"), ("/contact/", "light"))


def main():
    wanted = read_words()
    settings.configure()  # Django's own: a form that is filled in has to be signed
    path = find_chromium() or sys.exit(NONE_TO_BE_HAD)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        if wanted.readme:
            take_for_readme(browser, wanted.readme)
            return
        words = [word for word in wanted.only if word not in SITES]
        missed = []
        for kind in [word for word in wanted.only if word in SITES] or SITES:
            missed += take_site(browser, kind, wanted.into, words)
        sys.stdout.writelines(f"Missed: {what}\n" for what in missed)
        sys.exit(bool(missed))


def read_words():
    parser = argparse.ArgumentParser(description="Takes pictures of every page.")
    parser.add_argument("--into", type=Path, default="var/screenshots", metavar="FOLDER")
    parser.add_argument(
        "--only",
        nargs="+",
        default=[],
        metavar="WORD",
        help=f"parts of a page's name, or one of {', '.join(SITES)}",
    )
    parser.add_argument(
        "--readme", type=Path, nargs="?", const="docs", metavar="FOLDER", help="its two pictures"
    )
    return parser.parse_args()


@contextmanager
def running_site(kind):
    """A site with one kind of content, for as long as it is looked at."""
    name = "one of each" if kind == "one" else kind
    with tempfile.TemporaryDirectory() as folder, prepared_site(name, Path(folder)) as site:
        site.start()
        try:
            yield site
        finally:
            site.end_in_order()


def take_site(browser, kind, folder, words):
    """Picture one site, and return what could not be pictured."""
    with running_site(kind) as site:
        camera = Camera(browser, site, folder / kind, words)
        camera.take_all()
    sheets = camera.paste_sheets()
    pictures = sum(map(len, camera.taken.values()))
    sys.stdout.write(f"{kind}: {pictures} pictures, and {sheets} sheets of them, in {folder}/\n")
    return camera.missed


def take_for_readme(browser, folder):
    """The home page on a desk, and three pages of a telephone side by side."""
    with running_site("demo") as site, tempfile.TemporaryDirectory() as scratch:
        take_screens(browser, site, DESK, {folder / "home.png": ("/", "light")})
        screens = {
            Path(scratch) / f"{number}.png": page for number, page in enumerate(ON_THE_TELEPHONE)
        }
        take_screens(browser, site, TELEPHONE, screens)
        paste_beside([folder / "home.png"], folder / "home.png")
        paste_beside(screens, folder / "phone.png")


def take_screens(browser, site, device, screens):
    with browser.new_context(base_url=site.url, reduced_motion="reduce", **device) as context:
        page = context.new_page()
        for path, (address, scheme) in screens.items():
            page.emulate_media(color_scheme=scheme)
            page.goto(address)
            page.evaluate(ALL_LOADED)
            page.screenshot(path=path)


if __name__ == "__main__":
    main()
