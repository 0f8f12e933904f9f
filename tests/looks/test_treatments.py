"""A treatment's page on a phone and on a wide screen: what decides comes first, benefit beside risk."""

import pytest

TREATMENTS = (
    "ketamine-infusion-depression",
    "ketamine-infusion-chronic-pain",
    "morpheus8",
    "bioidentical-hormones",
    "stem-cell-therapy",
    "body-contouring",
)
# What it is and for whom, what it costs, who does it, and the first that is said of what it may do.
FIRST = (".article-head .lead", '[href="#prices"]', ".clinicians dd", "#benefits p")


@pytest.mark.parametrize("treatment", TREATMENTS)
def test_the_first_two_screens_of_a_phone_say_what_decides(open_browser, treatment):
    page = open_browser(width=390, height=844)
    page.goto(f"/services/{treatment}/")

    boxes = [page.locator(selector).first.bounding_box() for selector in FIRST]

    ends = [box["y"] + box["height"] for box in boxes]
    assert ends == sorted(ends)
    assert ends[-1] < 2 * 844 - page.locator(".reach").bounding_box()["height"]


def test_benefit_and_risk_stand_side_by_side_and_are_of_one_size(open_browser):
    page = open_browser(width=1440, height=900)
    page.goto("/services/morpheus8/")

    benefits, risks = (page.locator(part).bounding_box() for part in ("#benefits", "#risks"))

    assert [benefits[side] for side in ("y", "width", "height")] == pytest.approx(
        [risks[side] for side in ("y", "width", "height")], abs=1
    )
    assert benefits["x"] + benefits["width"] <= risks["x"]


def test_no_card_of_when_to_call_is_told_by_color_alone(open_browser):
    page = open_browser(width=1440, height=900)
    page.goto("/services/morpheus8/")

    cards = page.locator(".call-card")

    assert cards.locator("h3").all_inner_texts() == [
        "Call 911 if", "Call us today if", "Tell us at your next visit",
    ]  # fmt: skip
    assert cards.locator(".call-sign:visible").count() == 3


@pytest.mark.parametrize("width", [390, 768, 960, 1440])
def test_no_card_of_when_to_call_stands_alone_beside_an_empty_place(open_browser, width):
    page = open_browser(width=width)
    page.goto("/services/morpheus8/")

    boxes = [card.bounding_box() for card in page.locator(".call-card").all()]

    assert len({round(box["x"]) for box in boxes}) in {1, 3}
    assert len({round(box["width"]) for box in boxes}) == 1
