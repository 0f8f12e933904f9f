"""Takes pictures of the pages of a running site, at all widths and in both schemes."""

import re
from contextlib import contextmanager
from itertools import product

from playwright.sync_api import Error

from tests.browser.desk import fill_request, send_request, sign_in
from tests.browser.menu import open_menu
from tests.browser.public_pages import NOWHERE, public_addresses
from tests.drills.contact_sheets import paste_sheet
from tests.drills.refusals import refusals

WIDTHS = {360: 800, 768: 1024, 1440: 900}  # with the heights of such screens
SHAPES = tuple(product(WIDTHS, ("light", "dark")))
LONGEST_NAME = 60
MOST_MILLISECONDS = 180_000  # on a machine that does something else, too
ALL_LOADED = """async () => {
  for (const picture of document.images) picture.loading = "eager";
  await Promise.allSettled([...document.images].map(picture => picture.decode()));
  await document.fonts.ready;
  const transitions = () =>
    document.getAnimations().filter(animation => animation instanceof CSSTransition);
  for (let running; (running = transitions()).length;)
    for (const transition of running) transition.finish();
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
    "categories": "/admin/blog/category/",
    "services": "/admin/services/service/",
    "photos": "/admin/photos/photo/",
    "people": "/admin/clinic/person/",
    "conditions": "/admin/clinic/condition/",
    "pages": "/admin/clinic/page/",
    "treatments": "/admin/clinic/treatment/",
    "inbox": "/admin/contact/consultationrequest/",
    "outbox": "/admin/outbox/outboxmessage/",
    "profile": "/admin/clinic/clinicprofile/",
    "accounts": "/admin/auth/user/",
    "groups": "/admin/auth/group/",
    "password": "/admin/password_change/",
    "records": "/admin/auditlog/logentry/",
    "your-account": "/admin/your-account/",
    "second-step": "/admin/your-account/add/",
    "new-app": "/admin/your-account/add/app/",
    "confirm": "/admin/confirm/",
    "forgotten": "/admin/forgotten-password/",
    "link-sent": "/admin/forgotten-password/sent/",
    "link-over": "/admin/choose-password/MQ/x-y/",
    "style-guide": "/admin/style-guide/",
}
FIRST_ROW = "#result_list tbody :is(th, td) a"
HAVE_FORMS = (
    "posts", "services", "conditions", "photos", "people", "treatments", "inbox", "accounts",
)  # fmt: skip
HAVE_PREVIEWS = ("posts", "services", "conditions", "people")
WRONG_PASSWORDS = 5  # as many as lock an account


class Camera:
    """Keeps the pictures of one site in a folder, which there are of each shape, and what failed."""

    def __init__(self, browser, site, folder, words):
        self._site, self._folder, self._words = site, folder, words
        self._options = {"base_url": site.url, "reduced_motion": "reduce"}
        self._browser = browser
        self.taken = {shape: [] for shape in SHAPES}
        self.missed = []
        folder.mkdir(parents=True, exist_ok=True)

    def take_all(self):
        parts = (
            self._take_answers,
            self._take_public_pages,
            self._take_moments,
            self._take_door,
            self._take_admin_pages,
        )
        for take in parts:
            with self._browser.new_context(**self._options) as context, self._going_on(take):
                context.set_default_timeout(MOST_MILLISECONDS)
                take(context.new_page())

    def _take_public_pages(self, page):
        for address in [*public_addresses(self._site), NOWHERE]:
            self._take(page, name_of(address), address)

    def _take_answers(self, page):
        """What no address leads to: refusals, and the form with its errors."""
        for name, answer in refusals(self._site).items():
            address = f"/by-hand/{name}/"
            page.route(f"**{address}", _answering(answer))
            self._take(page, name, address)

    def _take_moments(self, page):
        """What a visitor's own hand leads to: the open menu, and the confirmation of a request."""
        page.set_viewport_size({"width": 360, "height": WIDTHS[360]})
        page.goto("/")
        open_menu(page)
        self._shoot(page, "menu-open")
        page.goto("/contact/")
        fill_request(page, name="Robin Sample", telephone="(727) 555-0141")
        with page.expect_navigation():
            send_request(page)
        self._shoot(page, "contact-received")

    def _take_door(self, page):
        self._take(page, "admin-sign-in", "/admin/")
        page.goto("/admin/")
        for _attempt in range(WRONG_PASSWORDS):
            page.get_by_label("Username").fill("nobody")
            page.get_by_label("Password").fill("nothing")
            with page.expect_navigation():
                page.get_by_role("button", name="Log in").click()
        self._shoot(page, "admin-locked-out")

    def _take_admin_pages(self, page):
        sign_in(page)
        for name, address in {**ADMIN_PAGES, **_forms(page)}.items():
            self._take(page, f"admin-{name}", address)
        page.goto(ADMIN_PAGES["new-post"])
        with page.expect_navigation():
            page.get_by_role("button", name="Save draft", exact=True).last.click()
        self._shoot(page, "admin-new-post-errors")

    def _take(self, page, name, address):
        if self._is_wanted(name):
            with self._going_on(name):
                page.goto(address)
                self._shoot(page, name)

    def _shoot(self, page, name):
        if not self._is_wanted(name):
            return
        page.wait_for_load_state("networkidle")  # the editor comes in many parts
        for (width, scheme), paths in self.taken.items():
            page.set_viewport_size({"width": width, "height": WIDTHS[width]})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(ALL_IN_PLACE)
            page.evaluate(ALL_LOADED)
            path = self._folder / f"{name}-{width}-{scheme}.png"
            page.screenshot(path=path, full_page=True)
            paths.append(path)

    def _is_wanted(self, name):
        return all(word in name for word in self._words)

    @contextmanager
    def _going_on(self, what):
        """Remember what could not be pictured, and take the next."""
        try:
            yield
        except Error as error:
            name = getattr(what, "__name__", what)
            self.missed.append(f"{self._folder.name}, {name}: {error.message.splitlines()[0]}")

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
    """The form of the first row of a list, its preview, and what else is done with a post."""
    found = {}
    for name in HAVE_FORMS:
        page.goto(ADMIN_PAGES[name])
        for link in page.locator(FIRST_ROW).all()[:1]:
            form = link.get_attribute("href").partition("?")[0]
            found[f"{name}-form"] = form
            if name in HAVE_PREVIEWS:
                found[f"{name}-preview"] = form.replace("/change/", "/preview/")
            if name == "posts":
                found["posts-history"] = form.replace("/change/", "/history/")
                found["posts-delete"] = form.replace("/change/", "/delete/")
    return found
