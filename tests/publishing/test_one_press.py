"""One press of *Publish* tells everything: what the form does not take, and what the door refuses."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from blog.models import Post
from clinic_site.publishing.editions import ENDS_TOO_SOON, publish
from clinic_site.publishing.fitness import MISSING
from clinic_site.publishing.video import MISSING as MISSING_OF_VIDEO
from clinic_site.publishing.video import NOT_HTTPS
from services.fitness import NO_PRICE
from services.models import Service
from tests.factories import PhotoFactory, PostFactory, ServiceFactory
from tests.site.filling import fill_in
from tests.site.reading import by_id, form_values, links, read, words

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/post/add/"
HALF_A_VIDEO = {"video_url": "https://videos.example/1"}
TOO_LONG = {"canonical_url": "no address at all"}
NO_ADDRESS = "Enter a valid URL."
TO_STAFF = '<p><a href="/admin/blog/post/1/preview/">The draft of it</a></p>'
ANSWERS = [
    {"question": "Why?", "answer": "<p>So.</p>", "position": 2},
    {"question": "How?", "answer": TO_STAFF, "position": 1},
]


def form_of(page):
    return f"/admin/{page._meta.label_lower.replace('.', '/')}/{page.pk}/change/"


def press(client, address, /, **typed):
    """The form that comes back when somebody presses *Publish*."""
    response = fill_in(client, address, **typed, _publish="")
    assert response.status_code == 200
    return read(response, strict=False)


def summary(tree):
    """Each line at the top that leads to a field: where it leads, and what it says."""
    lines = by_id(tree, "form-errors").iter("li")
    return {links(line)[0]: words(line).partition(": ")[2] for line in lines if links(line)}


def at_the_field(tree, name):
    (row,) = [
        part for part in tree.iter("div") if f"field-{name}" in part.get("class", "").split()
    ]
    return [words(part) for part in row.iter("li")]


def folds(tree):
    """The names of the parts of the form that are folded."""
    return {
        words(part.find("summary")) for part in tree.iter("details") if "open" not in part.attrib
    }


def test_what_the_form_does_not_take_and_what_the_door_refuses_come_by_one_press(admin_client):
    tree = press(admin_client, ADD, title="Mine", slug="mine", **TOO_LONG, **HALF_A_VIDEO)

    assert summary(tree) == {
        "#id_body": MISSING,
        "#id_canonical_url": NO_ADDRESS,
        "#id_video_title": MISSING_OF_VIDEO["video_title"],
        "#id_video_still": MISSING_OF_VIDEO["video_still"],
    }
    assert at_the_field(tree, "video_title") == [MISSING_OF_VIDEO["video_title"]]
    assert not Post.objects.exists()


def test_a_part_with_a_fault_of_either_kind_is_not_folded(admin_client):
    assert {"Video", "Search engines"} <= folds(read(admin_client.get(ADD), strict=False))

    tree = press(admin_client, ADD, title="Mine", slug="mine", **TOO_LONG, **HALF_A_VIDEO)

    assert not folds(tree) & {"Video", "Search engines"}


def test_what_was_typed_stands_there_still_and_the_next_press_publishes_it(admin_client):
    typed = {"title": "Mine", "slug": "mine", "excerpt": "So it is.", **TOO_LONG, **HALF_A_VIDEO}
    rows = {
        "questions-TOTAL_FORMS": "1",
        "questions-0-question": "Why?",
        "questions-0-position": "1",
    }

    form = form_values(by_id(press(admin_client, ADD, **typed, **rows), "post_form"))
    kept = {name: form[name] for name in [*typed, *rows]}
    mended = {
        "body": "<p>Words.</p>", "canonical_url": "", "questions-0-answer": "<p>So.</p>",
        "video_title": "A drip", "video_still": PhotoFactory().pk, "_publish": "",
    }  # fmt: skip
    answer = admin_client.post(ADD, form | mended)

    assert kept == {name: [value] for name, value in (typed | rows).items()}
    assert answer.status_code == 302
    assert Post.objects.published().get().questions.get().question == "Why?"


def test_of_an_article_with_a_draft_the_same_is_told_and_nothing_is_stored(admin_client):
    page = PostFactory(is_draft=True)

    tree = press(admin_client, form_of(page), title="", **HALF_A_VIDEO)

    assert set(summary(tree)) == {"#id_title", "#id_video_title", "#id_video_still"}
    assert Post.objects.get().video_url == ""


def test_a_video_whose_address_is_none_lacks_the_rest_all_the_same(admin_client):
    tree = press(admin_client, ADD, title="Mine", slug="mine", body="<p>x</p>", video_url="ht tp")

    assert summary(tree) == {
        "#id_video_url": NO_ADDRESS,
        "#id_video_title": MISSING_OF_VIDEO["video_title"],
        "#id_video_still": MISSING_OF_VIDEO["video_still"],
    }


def test_where_the_door_alone_refuses_all_of_it_is_told_as_well(admin_client):
    page, yesterday = PostFactory(), timezone.localtime() - timedelta(days=1)
    ended = {"live_until_0": f"{yesterday:%Y-%m-%d}", "live_until_1": "09:00"}

    tree = press(admin_client, form_of(page), video_url="http://videos.example/1", **ended)

    assert summary(tree) == {
        "#id_live_until_0": ENDS_TOO_SOON,
        "#id_video_url": NOT_HTTPS,
        "#id_video_title": MISSING_OF_VIDEO["video_title"],
        "#id_video_still": MISSING_OF_VIDEO["video_still"],
    }
    assert page.live_edition.video_url == ""


def test_an_address_that_was_another_pages_is_asked_about_by_the_same_press(admin_client):
    moved = PostFactory(slug="one")
    moved.slug = "two"
    publish(moved)

    tree = press(admin_client, ADD, title="Mine", slug="one", body="")

    assert set(summary(tree)) == {"#id_body", "#id_slug"}
    assert "This page takes the address over" in words(tree)


# --- Rows -----------------------------------------------------------------------------------------


def test_a_fault_in_a_row_leads_there_and_stands_at_its_field_in_the_order_of_the_form(
    admin_client,
):
    page = PostFactory(is_draft=True, asked=ANSWERS)
    (how, why) = page.questions.all()
    sent = {"questions-0-id": why.pk, "questions-1-id": how.pk}
    typed = {
        "questions-0-question": "Why?", "questions-0-answer": "<p>So.</p>", "questions-0-position": 2,
        "questions-1-question": "How?", "questions-1-answer": TO_STAFF, "questions-1-position": 1,
    }  # fmt: skip

    tree = press(admin_client, form_of(page), **sent, **typed)

    (line,) = summary(tree).items()
    assert line[0] == "#id_questions-1-answer"
    assert "leads to the staff’s own pages" in line[1]
    row = by_id(tree, "questions-1")
    assert line[1] in [words(part) for part in row.iter("li")]
    assert "open" in next(row.iter("details")).attrib
    assert "open" not in next(by_id(tree, "questions-0").iter("details")).attrib
    assert "Question 1" not in words(by_id(tree, "form-errors"))


def test_a_row_that_the_door_refuses_is_told_along_with_what_the_form_does_not_take(admin_client):
    page = ServiceFactory(is_draft=True, priced=[{"what": "One", "low": 10}])

    tree = press(admin_client, form_of(page), title="", **{"prices-0-low": "0"})

    assert summary(tree) == {"#id_title": MISSING, "#id_prices-0-low": NO_PRICE}
    assert Service.objects.get().title


def test_a_row_that_is_to_go_keeps_nothing_back(admin_client):
    page = PostFactory(is_draft=True, asked=ANSWERS[1:])

    fill_in(admin_client, form_of(page), _publish="", **{"questions-0-DELETE": "on"})

    assert page.is_published


def test_a_price_without_its_number_leads_to_it(admin_client):
    page = ServiceFactory(is_draft=True)
    row = {"prices-TOTAL_FORMS": "1", "prices-0-what": "One", "prices-0-position": "1"}

    tree = press(admin_client, form_of(page), **row)

    assert summary(tree) == {"#id_prices-0-low": MISSING}


def test_the_list_still_says_in_words_where_a_row_keeps_a_page_back():
    page = ServiceFactory(is_draft=True, priced=[{"what": "One", "low": 0}])

    with pytest.raises(ValidationError, match=f"Price 1, .*: {NO_PRICE}"):
        publish(page)


# --- Who is not asked -----------------------------------------------------------------------------


def test_a_draft_is_saved_with_all_of_it(admin_client):
    row = {
        "questions-TOTAL_FORMS": "1",
        "questions-0-question": "Why?",
        "questions-0-position": "1",
    }

    answer = fill_in(admin_client, ADD, title="Mine", **HALF_A_VIDEO, **row)

    assert answer.status_code == 302
    assert Post.objects.get().questions.get().answer == ""


def test_the_rows_of_a_form_that_comes_back_can_still_be_added_to(admin_client):
    tree = press(admin_client, ADD, title="Mine", slug="mine")

    (owner,) = [
        part for part in by_id(tree, "questions-empty").iter("input")
        if part.get("name") == "questions-__prefix__-post"
    ]  # fmt: skip
    assert not owner.get("value")
