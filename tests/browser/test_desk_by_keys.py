"""What staff and their readers do at the desk besides writing, with the keyboard alone."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from tests.browser.tabbing import press_tab_until
from tests.browser.test_live_preview import keep_nothing, shown

DRAFT = """
from django.contrib.auth import get_user_model
from blog.models import Post
from clinic_site.reviewing.links import make_link
post = Post.objects.create(
    title="Herons by keys", slug="by-keys-{slug}", body="<p>They stand still.</p><p>They wait.</p>")
print(post.pk, make_link(post, by=get_user_model().objects.first(), for_whom="Dr. Sample")[1])
"""
DELETE = "from blog.models import Post; Post.objects.get(pk={key}).delete()"


@pytest.fixture(scope="module")
def draft(site):
    """The key of a draft in the database, and that of a review link to it."""
    made = site.run("shell", "--no-imports", "-c", DRAFT.format(slug=secrets.token_hex(4)))
    key, review = made.split()
    yield key, review
    site.run("shell", "--no-imports", "-c", DELETE.format(key=key))


def test_a_reader_without_an_account_comments_and_approves(open_browser, draft):
    page = open_browser(width=390)
    page.goto(f"/review/{draft[1]}/")
    press_tab_until(page, page.get_by_label("Your name"))
    page.keyboard.type("Dr. Rowan Sample")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Herons by keys")
    press_tab_until(page, page.get_by_role("link", name="Your answer"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Comment")).to_be_focused()
    page.keyboard.type("How long?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The clinic sees your comment.")

    press_tab_until(page, page.get_by_role("button", name="Approve this version"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("you approved this version")


def test_a_comment_is_written_to_a_paragraph(staff_page, draft):
    page = staff_page
    page.goto(f"/admin/blog/post/{draft[0]}/together/")
    paragraph = page.locator(".paragraph", has_text="They wait.")
    press_tab_until(page, paragraph.locator("summary"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Until when?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(paragraph.locator(".comment")).to_contain_text("Until when?")


def test_the_live_preview_is_opened_made_wider_and_closed(staff_page):
    page = staff_page
    keep_nothing(page.context)
    page.goto("/admin/blog/post/add/?stored")
    page.locator("#id_title").press_sequentially("Herons by keys")
    toggle = page.get_by_role("button", name="Preview beside")
    press_tab_until(page, toggle)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Close", exact=True)).to_be_focused()
    expect(shown(page).get_by_role("heading", level=1)).to_have_text("Herons by keys")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Desktop")).to_have_attribute("aria-pressed", "true")

    page.keyboard.press("Escape")

    expect(toggle).to_be_focused()
    expect(page.locator(".showing")).to_be_hidden()


def test_the_site_as_of_a_moment_is_walked_through_and_left(staff_page):
    page = staff_page
    page.goto("/admin/site-as-of/2090-01-01T12:00:00Z/")
    bar = page.get_by_role("complementary", name="As of another moment")
    press_tab_until(page, bar.locator("summary"))
    page.keyboard.press("Enter")
    expect(bar).to_contain_text("Nothing is sent from here.")
    press_tab_until(page, page.get_by_role("link", name="Morpheus8 RF microneedling"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/admin/site-as-of/2090-01-01T12:00:00Z/.+morpheus8"))

    press_tab_until(page, bar.get_by_role("link", name="Another moment"))
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/admin/site-as-of/\?path="))


def test_an_address_is_made_to_lead_somewhere(staff_page):
    page, old = staff_page, f"/by-keys-{secrets.token_hex(4)}.html"
    page.goto("/admin/forwarding/address/add/")
    press_tab_until(page, page.locator("#id_path"))
    page.keyboard.type(old)
    page.keyboard.press("Tab")
    page.keyboard.type("/services/")
    page.keyboard.press("Enter")

    expect(page.locator(".messagelist")).to_contain_text(old)
    assert page.goto(old).url.endswith("/services/")
