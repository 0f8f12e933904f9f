import re

from tests.browser.desk import save

VIDEO = "https://videos.example/watch?v=1"


def test_a_video_loads_nothing_from_elsewhere_and_its_still_leads_there(staff_page, visitor):
    staff_page.goto("/admin/services/service/?q=Body+contouring")
    staff_page.locator("#result_list").get_by_role("link", name="Body contouring").first.click()
    number = staff_page.locator("[name=photo]").input_value()
    fields = {"video_url": VIDEO, "video_title": "A slow look", "video_still": number}
    for name, value in fields.items():
        staff_page.locator(f"[name={name}]").evaluate(
            "(field, value) => field.value = value", value
        )
    save(staff_page, "Publish changes")

    visitor.goto("/services/body-contouring/")

    figure = visitor.locator(".video")
    figure.scroll_into_view_if_needed()
    link = figure.get_by_role("link", name="Watch: A slow look (on videos.example)")
    assert link.get_attribute("href") == VIDEO
    still = figure.locator("img")
    assert re.search(r"/media/photos/[0-9a-f]{32}", still.evaluate("still => still.src"))
    middle = """still => {
      const { x, y, width, height } = still.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2).href;
    }"""
    assert still.evaluate(middle) == VIDEO
    # Requests to others: `visitor` looks at what it saw.
