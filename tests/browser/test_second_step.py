"""Signing in by two steps in a real browser: passkeys, codes, printed codes, and what becomes of a lost phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.authenticator import MINE, Phone, add_app, give_code
from tests.browser.server import STAFF
from tests.browser.watch import Watch

MAKE_ACCOUNT = """
from django.contrib.auth.models import Group, User
account = User.objects.create_user("{name}", password="{password}", is_staff=True)
account.groups.add(Group.objects.get(name="{group}"))
"""
PASSWORD = "a lantern in the copper marsh"


@pytest.fixture(scope="module")
def named_site(make_site):
    """The real site under a name, for passkeys belong to one."""
    site = make_site("demo")
    site.call_it_localhost()
    site.start()
    yield site
    site.stop()
    assert "Traceback" not in site.output, site.output


@pytest.fixture
def account(named_site, request):
    """The name of a new account of the front desk."""
    name = f"sam{abs(hash(request.node.name)) % 10**8}"
    code = MAKE_ACCOUNT.format(name=name, password=PASSWORD, group="Front desk")
    named_site.run("shell", "--no-imports", "-c", code)
    return name


@pytest.fixture
def open_named(named_site, browser):
    """A function that opens a page at the named site; no page may break its policy."""
    watch, contexts = Watch(named_site.url), []

    def open_one(*, javascript=True, phone=True):
        context = browser.new_context(
            base_url=named_site.url, java_script_enabled=javascript, reduced_motion="reduce"
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        if phone and javascript:
            page.phone = Phone(page)
        watch.follow(context)
        return page

    yield open_one
    for context in contexts:
        context.close()
    # What the package says where a phone has no passkey to offer beside the name.
    assert [fault for fault in watch.faults if "autofill call" not in fault] == []
    assert watch.foreign_requests == []


def give_password(page, name, password=PASSWORD):
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def log_out(page):
    page.get_by_role("button", name="Log out").click()


def add_passkey(page):
    page.goto(f"{MINE}add/passkey/")
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_url(lambda url: "/add/" not in url)
    if page.get_by_role("button", name="I have them").is_visible():
        page.get_by_role("button", name="I have them").click()


def is_in(page):
    expect(page.get_by_role("heading", name="What needs you today")).to_be_visible()


def test_the_first_page_offers_a_second_step_and_an_app_is_one(open_named, account):
    page = open_named()
    give_password(page, account)
    page.get_by_role("link", name="Add a second step").click()
    expect(page.get_by_role("heading", name="Protect your account")).to_be_visible()
    app, codes = add_app(page)
    log_out(page)
    give_password(page, account)
    give_code(page, app.code())

    is_in(page)
    assert len(codes) == 10


def test_a_passkey_signs_in_by_itself_where_the_name_is_typed(open_named, account):
    page = open_named()
    give_password(page, account)
    is_in(page)
    add_passkey(page)
    log_out(page)
    page.goto(
        "/admin/"
    )  # the browser offers the passkey in the field of the name, the phone says yes

    is_in(page)
    assert len(page.phone.passkeys) == 1


def test_a_passkey_is_the_second_step_after_the_password(open_named, account):
    page = open_named()
    give_password(page, account)
    is_in(page)
    add_passkey(page)
    kept = page.phone.passkeys[0]
    log_out(page)
    other = open_named()
    give_password(other, account)
    expect(other.get_by_role("heading", name="One more step")).to_be_visible()
    other.phone.take_over(kept)
    other.get_by_role("button", name="Use a passkey").click()

    is_in(other)


def test_who_lost_the_phone_comes_in_by_a_printed_code_without_javascript(open_named, account):
    page = open_named()
    give_password(page, account)
    is_in(page)
    _app, codes = add_app(page)
    plain = open_named(javascript=False)
    give_password(plain, account)
    give_code(plain, codes[3])
    is_in(plain)
    log_out(plain)
    give_password(plain, account)
    give_code(plain, codes[3])

    expect(plain.get_by_text("This code is not right")).to_be_visible()


def test_an_app_can_be_made_without_javascript(open_named, account):
    plain = open_named(javascript=False)
    give_password(plain, account)
    app, _codes = add_app(plain)
    log_out(plain)
    give_password(plain, account)
    give_code(plain, app.code())

    is_in(plain)


def test_an_administrator_resets_who_lost_phone_and_codes(open_named, account):
    page = open_named()
    give_password(page, account)
    is_in(page)
    add_passkey(page)
    log_out(page)
    page.phone.lose()
    admin = open_named(phone=False)
    give_password(admin, *STAFF)
    admin.goto("/admin/auth/user/")
    admin.get_by_role("link", name=account, exact=True).click()
    admin.get_by_role("link", name="Second step, and where they are signed in").click()
    admin.get_by_role("button", name="Reset the second step").click()
    expect(admin.get_by_text("makes a new second step when they sign in next")).to_be_visible()
    # There is no email address to send a link to.
    admin.get_by_role("link", name="Set a new one").click()
    new = "marsh lantern in copper"
    for field in ("#id_password1", "#id_password2"):
        admin.locator(field).fill(new)
    admin.locator("input[name='set-password']").click()
    expect(admin.get_by_text("Password changed successfully")).to_be_visible()
    give_password(page, account, new)

    is_in(page)
