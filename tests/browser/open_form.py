"""An open form of the admin, in which somebody types: what is kept of it, and a sign-in beside it."""

from playwright.sync_api import expect

from tests.browser.server import STAFF

MAKE_EDITOR = """
from django.contrib.auth.models import Group, User
account = User.objects.create_user("{name}", password="{password}", is_staff=True, first_name="{name}")
account.groups.add(Group.objects.get(name="Editor"))
"""
PASSWORD = "a lantern in the copper marsh"
CATEGORY = "/admin/blog/category/add/"


def make_editor(site, name):
    """A new account of the group that writes articles."""
    site.run("shell", "--no-imports", "-c", MAKE_EDITOR.format(name=name, password=PASSWORD))
    return name


def sign_in_as(page, name):
    page.goto("/admin/login/")
    give_password(page, name, PASSWORD)


def give_password(page, name=STAFF[0], password=STAFF[1]):
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def is_kept(page):
    """Wait until all that stands in the form is with the server, and nothing more is to be sent."""
    expect(page.locator("#keeping [data-kept]")).to_contain_text("Saved at")
    form = "document.getElementById('keeping').closest('form')"
    for _look in range(100):
        with page.expect_response(lambda answer: "/unsaved/" in answer.url) as told:
            pass
        sent = told.value.request.post_data or ""
        now = page.evaluate(f"clinicKeeping.words({form})")
        # Looks without words follow when the words are there.
        if "_words" not in sent or sent.startswith(now):
            return
    raise AssertionError("Something is sent again and again.")


def end_sign_in(page):
    page.context.clear_cookies(name="sessionid")


def dialog_of(page):
    return page.locator("dialog#signing-in")


def small_window(page):
    """Press the button of the dialog; the window that opens then."""
    with page.expect_popup() as opened:
        dialog_of(page).get_by_role("link", name="Sign in").click()
    return opened.value


def sign_in_beside(page):
    """Sign in in the small window, which closes by itself."""
    window = small_window(page)
    with window.expect_event("close"):
        give_password(window)
    expect(dialog_of(page)).to_be_hidden()


def press(page, button):
    """Press a button of the form by its name, such as `_save`, and wait for the page that follows."""
    with page.expect_navigation():
        page.locator(f".submit-row [name={button}]").click()
