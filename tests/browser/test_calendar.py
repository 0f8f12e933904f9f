"""An entry of the calendar is moved by a hand, by keys, and without JavaScript by its form."""

import re
import secrets
from datetime import date, timedelta
from itertools import combinations

import pytest
from playwright.sync_api import expect

MAKE = """
from blog.models import Post
print(Post.objects.create(title="Herons in winter", slug="herons-{slug}", body="<p>Hm.</p>").pk)
"""


# One page for each thing that can stand in the calendar, all of them in March of 2091.
MAKE_EACH = """
from datetime import datetime
from django.contrib.auth import get_user_model
from django.db import transaction
from blog.models import Post
from clinic_site import moments
from clinic_site.publishing.editions import publish
from clinic_site.teamwork.steps import take, task_of
def make(what, **days):
    page = Post.objects.create(title="Plovers: " + what, slug="plovers-" + what, body="<p>Hm.</p>")
    with transaction.atomic():
        task = task_of(page)
        for name, day in days.items():
            setattr(task, name, day)
        task.save()
    return page
at = lambda day: moments.at(datetime(2091, 3, day).date(), datetime(2091, 3, day, 9).time())
make("planned", planned_on="2091-03-06", due_on="2091-03-05")
asked = make("review", planned_on="2091-03-08")
take("ask", asked, get_user_model().objects.filter(is_superuser=True).first(), {"change"})
publish(make("scheduled"), at=at(12), until=at(14))
"""
INDENTED_BY = """link => {
  link.textContent = "\u05d7\u05d5\u05e8\u05e3";
  const words = document.createRange();
  words.selectNodeContents(link);
  return words.getBoundingClientRect().left - link.parentElement.querySelector("span").getBoundingClientRect().left;
}"""
OUTLINE = """entry => {
  const style = getComputedStyle(entry);
  return ["Top", "Bottom", "Left"].map(side => style[`border${side}Style`] + style[`border${side}Width`]).join(" ");
}"""


@pytest.fixture
def each(site):
    """What can stand in the calendar is there in March of 2091, and among what is there now."""
    site.run("shell", "--no-imports", "-c", MAKE_EACH)
    yield "/admin/calendar/?month=2091-03"
    end = "from blog.models import Post; Post.objects.filter(title__startswith='Plovers').delete()"
    site.run("shell", "--no-imports", "-c", end)


@pytest.fixture
def entry(site):
    """Finds what stands in the calendar of a new draft, by the day and by the page."""
    key = site.run("shell", "--no-imports", "-c", MAKE.format(slug=secrets.token_hex(4))).strip()
    yield f"#blog-post-{key}-meant"
    site.run(
        "shell",
        "--no-imports",
        "-c",
        f"from blog.models import Post; Post.objects.get(pk={key}).delete()",
    )


def cell(page, entry):
    return page.locator("td", has=page.locator(entry))


def day_of(page, entry):
    return date.fromisoformat(cell(page, entry).get_attribute("data-day"))


def drag(page, entry, day):
    """Straight across, for what stands below many others is lower than the middle of the day."""
    page.locator(entry).hover()
    box = page.locator(entry).bounding_box()
    page.mouse.down()
    page.mouse.move(day.bounding_box()["x"] + 20, box["y"] + 10, steps=5)
    page.mouse.up()


def test_it_is_dragged_to_another_day_and_goes_on_by_keys(staff_page, entry):
    page = staff_page
    page.goto("/admin/calendar/")
    today = day_of(page, entry)
    week = cell(page, entry).locator("xpath=../td").all()
    shown = [date.fromisoformat(day.get_attribute("data-day")) for day in week]
    target = next(day for day in shown if abs(day - today) == timedelta(days=1))

    with page.expect_navigation():
        drag(page, entry, page.locator(f"td[data-day='{target}']"))

    expect(page.get_by_text(re.compile("Herons in winter: Meant to appear on"))).to_be_visible()
    assert day_of(page, entry) == target
    expect(page.locator(f"{entry} a").first).to_be_focused()
    step = 1 if target + timedelta(days=1) in shown else -1
    page.keyboard.press("Shift+ArrowRight" if step == 1 else "Shift+ArrowLeft")
    expect(page.locator("[data-said]")).to_contain_text("Enter moves it there")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert day_of(page, entry) == target + timedelta(days=step)


def test_escape_lets_it_be(staff_page, entry):
    page = staff_page
    page.goto("/admin/calendar/")
    today = day_of(page, entry)
    page.locator(f"{entry} a").first.focus()
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Escape")

    expect(page.locator(".is-aimed-at")).to_have_count(0)
    assert day_of(page, entry) == today


def test_without_javascript_its_form_moves_it(open_browser, staff_cookies, entry):
    page = open_browser(storage_state=staff_cookies, javascript=False, width=390)
    page.goto("/admin/calendar/")
    own = page.locator(entry)
    own.locator("summary").click()
    own.get_by_label("To the day").fill("2090-12-24")
    own.get_by_role("button", name="Move").click()

    expect(page.get_by_role("heading", name="Calendar: December 2090")).to_be_visible()
    expect(cell(page, entry)).to_contain_text("Planned")


def test_in_the_list_it_is_dragged_to_another_day_and_moved_to_any_by_keys(staff_page, each):
    page = staff_page
    page.goto(f"{each}&as=list")
    planned, day = ".entry.is-planned", "[data-day='2091-03-12']"

    with page.expect_navigation():
        page.locator(planned).drag_to(page.locator(day))

    assert page.locator(day).locator(planned).count() == 1
    expect(page.locator(f"{planned} a").first).to_be_focused()
    for key in ("ArrowDown", "ArrowRight"):
        page.keyboard.press(f"Shift+{key}")
    expect(page.locator("[data-said]")).to_have_text(
        "Tuesday, March 20, 2091. Enter moves it there, Escape lets it be."
    )
    expect(page.locator("[data-said]")).to_be_in_viewport()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    moved = page.locator("[data-day='2091-03-20']")
    expect(moved.get_by_text("Plovers: planned").first).to_be_visible()
    expect(
        page.get_by_role("link", name="Month", exact=True)
    ).to_be_visible()  # it is the list still


def test_by_keys_it_goes_on_beyond_what_the_month_shows(staff_page, each):
    page = staff_page
    page.goto(each)
    page.locator(".entry.is-planned a").first.focus()
    for _week in range(6):
        page.keyboard.press("Shift+ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Calendar: April 2091")).to_be_visible()
    expect(page.locator("[data-day='2091-04-17'] .is-planned")).to_have_count(1)


def test_each_thing_is_told_apart_by_a_word_and_by_the_shape_of_its_edge(staff_page, each, entry):
    page = staff_page
    found = {}
    for address in (each, "/admin/calendar/"):
        page.goto(address)
        for part in page.locator(".entry").all():
            name = re.search(r"is-(\w+)", part.get_attribute("class"))[1]
            found[name] = (
                re.split(r",|\s{2}", part.locator(".quiet").first.inner_text())[0],
                part.evaluate(OUTLINE),
            )

    assert set(found) >= {"planned", "drafted", "review", "due", "scheduled", "live", "ending"}
    for one, other in combinations(found.values(), 2):
        assert one[0] != other[0]
        assert one[1] != other[1]


@pytest.mark.parametrize("has_hand", [True, False])
def test_it_speaks_of_dragging_only_where_there_is_something_to_drag_with(
    open_browser, staff_cookies, has_hand
):
    page = open_browser(
        storage_state=staff_cookies, has_touch=not has_hand, is_mobile=not has_hand, width=390
    )
    page.goto("/admin/calendar/")
    if has_hand:
        expect(page.get_by_text("Or drag it")).to_be_visible()
    else:
        expect(page.get_by_text("Or drag it")).to_be_hidden()
    expect(page.get_by_text("in an entry takes it to another day.")).to_be_visible()


def test_a_title_in_letters_from_right_to_left_begins_where_the_others_do(staff_page, each):
    staff_page.goto(f"{each}&as=list")

    assert staff_page.locator(".entry a").first.evaluate(INDENTED_BY) < 1
