"""Takes pictures of the pages of a running site, at all widths and in both schemes."""

import json
import re
from itertools import product

from tests.browser.desk import sign_in
from tests.browser.public_pages import NOWHERE, public_addresses
from tests.drills.contact_sheets import paste_sheet

WIDTHS = {360: 800, 768: 1024, 1440: 900}  # with the heights of such screens
SHAPES = tuple(product(WIDTHS, ("light", "dark")))
LONGEST_NAME = 60
ALL_LOADED = """async () => {
  for (const picture of document.images) picture.loading = "eager";
  await Promise.allSettled([...document.images].map(picture => picture.decode()));
  await document.fonts.ready;
}"""
# What stays at an edge of the screen would stand in the middle of a picture of the whole page.
ALL_IN_PLACE = """() => {
  for (const element of window.putInPlace ?? []) element.style.position = "";
  window.putInPlace = [...document.body.querySelectorAll("*")].filter(element =>
    /fixed|sticky/.test(getComputedStyle(element).position));
  for (const element of window.putInPlace) element.style.position = "static";
}"""
ADMIN_PAGES = {
    "dashboard": "/admin/",
    "posts": "/admin/blog/post/",
    "new-post": "/admin/blog/post/add/",
    "services": "/admin/services/service/",
    "photos": "/admin/photos/photo/",
    "people": "/admin/clinic/person/",
    "inbox": "/admin/contact/consultationrequest/",
    "profile": "/admin/clinic/clinicprofile/",
    "accounts": "/admin/auth/user/",
    "password": "/admin/password_change/",
}
FIRST_ROW = "#result_list tbody th a"
HAVE_FORMS = ("posts", "services", "photos", "people", "inbox")
HAVE_PREVIEWS = ("posts", "services", "people")
WRONG = b"email=wrong&preferred_way=any&preferred_time=any"  # as a browser sends it
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PRINT_REFUSALS = """
import json
from django.template.loader import render_to_string
names = ("400", "403", "413", "500")
print(json.dumps({name: render_to_string(f"{name}.html") for name in names}))
"""


class Camera:
    """Keeps the pictures of one site in a folder, and which there are of each shape."""

    def __init__(self, browser, site, folder, words):
        self._site, self._folder, self._words = site, folder, words
        self._options = {"base_url": site.url, "reduced_motion": "reduce"}
        self._browser = browser
        self.taken = {shape: [] for shape in SHAPES}
        folder.mkdir(parents=True, exist_ok=True)

    def take_all(self):
        for take in (self._take_answers, self._take_public_pages, self._take_admin_pages):
            with self._browser.new_context(**self._options) as context:
                take(context.new_page())

    def _take_public_pages(self, page):
        for address in [*public_addresses(self._site), NOWHERE]:
            self._take(page, name_of(address), address)

    def _take_answers(self, page):
        """What no address leads to: refusals, and the form with its errors."""
        site = self._site
        answers = {
            **json.loads(site.run("shell", "--no-imports", "-c", PRINT_REFUSALS)),
            "403-csrf": site.ask("POST", "/admin/login/", b"", FORM)[1].decode(),
            "contact-errors": site.ask("POST", "/contact/", WRONG, FORM)[1].decode(),
        }
        for name, answer in answers.items():
            address = f"/by-hand/{name}/"
            page.route(f"**{address}", _answering(answer))
            self._take(page, name, address)

    def _take_admin_pages(self, page):
        self._take(page, "admin-sign-in", "/admin/")
        sign_in(page)
        for name, address in {**ADMIN_PAGES, **_forms(page)}.items():
            self._take(page, f"admin-{name}", address)

    def _take(self, page, name, address):
        if not all(word in name for word in self._words):
            return
        page.goto(address, wait_until="networkidle")  # the editor comes in many parts
        for (width, scheme), paths in self.taken.items():
            page.set_viewport_size({"width": width, "height": WIDTHS[width]})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(ALL_IN_PLACE)
            page.evaluate(ALL_LOADED)
            paths.append(self._folder / f"{name}-{width}-{scheme}.png")
            page.screenshot(path=paths[-1], full_page=True)

    def paste_sheets(self):
        """One sheet of each shape, beside the folder; return how many."""
        sheets = {shape: paths for shape, paths in self.taken.items() if paths}
        for (width, scheme), paths in sheets.items():
            name = f"{self._folder.name}-{width}-{scheme}.png"
            paste_sheet(paths, width, self._folder.with_name(name))
        return len(sheets)


def name_of(address):
    """What a picture is called: that of `/services/morpheus8/` is `services-morpheus8`."""
    return re.sub(r"[^a-z0-9]+", "-", address.lower()).strip("-")[:LONGEST_NAME] or "home"


def _answering(body):
    return lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8")


def _forms(page):
    """The form of the first row of a list, and its preview."""
    found = {}
    for name in HAVE_FORMS:
        page.goto(ADMIN_PAGES[name])
        for link in page.locator(FIRST_ROW).all()[:1]:
            form = link.get_attribute("href").partition("?")[0]
            found[f"{name}-form"] = form
            if name in HAVE_PREVIEWS:
                found[f"{name}-preview"] = form.replace("/change/", "/preview/")
    return found
