"""What the staff's forms do with what is typed into them."""

import pytest
from django.core.exceptions import ValidationError

from blog.models import Post
from clinic_site.publishing.fitness import MISSING
from services.models import Service
from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.filling import fill_in
from tests.site.reading import by_id, read, words

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/post/add/"
MINE = {"title": "Mine", "slug": "mine", "body": "<p>Words.</p>"}
DIRTY = (
    '<h2 onclick="x()">Safe</h2><script>alert(1)</script><p style="color:red">Words'
    ' <a href="javascript:x()">here</a></p>'
)
NO_SUCH_HOUR = (
    "On Sunday, March 14, the clocks go from 2:00 AM to 3:00 AM: choose 1:59 AM or 3:00 AM."
)
CLEAN = "<h2>Safe</h2><p>Words here</p>"


def errors(response):
    tree = read(response, strict=False)
    return [words(part) for part in tree.iter("ul") if "errorlist" in part.get("class", "")]


def test_rich_text_is_cleaned_on_its_way_in(admin_client):
    fill_in(admin_client, ADD, **MINE | {"body": DIRTY})

    assert Post.objects.get().body == CLEAN


def test_rich_text_of_every_part_of_a_treatment_page_is_cleaned(admin_client):
    parts = ("who_it_is_for", "benefits", "risks", "session", "alternatives", "aftercare")

    fill_in(
        admin_client, "/admin/services/service/add/", title="Peeling", slug="peeling",
        summary="What it is.", **dict.fromkeys(parts, DIRTY),
    )  # fmt: skip

    assert Service.objects.values(*parts).get() == dict.fromkeys(parts, CLEAN)


def test_the_answer_to_a_question_is_cleaned(admin_client):
    fill_in(
        admin_client, ADD, **MINE,
        **{"questions-TOTAL_FORMS": "1", "questions-0-question": "Why?", "questions-0-answer": DIRTY,
           "questions-0-position": "1"},
    )  # fmt: skip

    assert Post.objects.get().questions.get().answer == CLEAN


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"slug": "taken"}, "Article with this Address already exists."),
        ({"slug": "feed"}, "The site itself uses this address. Choose another."),
        ({"title": ""}, MISSING),
        ({"body": ""}, MISSING),
        ({"body": "<p> &nbsp;</p>"}, "This field cannot be blank."),
        (
            {"live_from_0": "2027-03-14", "live_from_1": "02:30"},
            NO_SUCH_HOUR,
        ),
    ],
    ids=["taken", "reserved", "no title", "no words", "nothing but blanks",
         "no such hour"],
)  # fmt: skip
def test_what_cannot_be_published_comes_back_with_a_sentence(admin_client, typed, sentence):
    PostFactory(slug="taken")

    response = fill_in(admin_client, ADD, **MINE | typed, _publish="")

    assert response.status_code == 200
    assert sentence in errors(response)
    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("taken", "Page with this Address already exists."),
        ("admin", "The site itself uses this address. Choose another."),
        ("search", "The site itself uses this address. Choose another."),
        ("blog", "The site itself uses this address. Choose another."),
    ],
)
def test_a_page_of_the_clinic_cannot_take_an_address_in_use(admin_client, slug, sentence):
    PageFactory(slug="taken")

    response = fill_in(
        admin_client, "/admin/clinic/page/add/", title="T", slug=slug, body="<p>X</p>", _publish=""
    )

    assert errors(response) == [sentence]


def test_an_address_typed_without_its_scheme_is_taken_as_https(admin_client):
    fill_in(admin_client, ADD, **MINE, canonical_url="other.example/original/")

    assert Post.objects.get().canonical_url == "https://other.example/original/"


def refusal_of_another_about(treatment):
    """The form offers no treatment to choose; whatever makes pages is refused all the same."""
    another = Service(title="Another", slug="another", summary="It is.", treatment=treatment)
    with pytest.raises(ValidationError) as refused:
        another.full_clean()
    return refused.value.message_dict["treatment"]


def test_two_pages_cannot_be_about_the_same_treatment():
    treatment = ServiceFactory().treatment

    assert refusal_of_another_about(treatment) == ["This treatment has a page already."]


def test_a_page_cannot_take_a_treatment_of_which_visitors_still_see_another():
    treatment = TreatmentFactory()
    seen = ServiceFactory(treatment=treatment)
    Service.objects.filter(pk=seen.pk).update(treatment=TreatmentFactory())

    assert refusal_of_another_about(treatment) == ["This treatment has a page already."]


def test_the_fields_of_an_article_stand_in_the_order_in_which_it_is_written(admin_client):
    page = read(admin_client.get(ADD), strict=False)

    names = [part.get("name") for part in by_id(page, "post_form").iter() if part.get("name")]
    order = ["title", "excerpt", "photo", "body", "questions_title", "video_title",
             "next_step_title", "live_from_0", "author", "category", "slug", "seo_title"]  # fmt: skip
    assert sorted(order, key=names.index) == order


def test_without_javascript_the_form_says_what_needs_it_and_the_rest_is_written(admin_client):
    photo, category = PhotoFactory(), CategoryFactory()
    assert "needs JavaScript. Those that are here" in admin_client.get(ADD).text

    fill_in(
        admin_client, ADD, **MINE, photo=photo.pk, category=category.pk,
        author=PersonFactory().pk, conditions=[ConditionFactory().pk], _publish="",
    )  # fmt: skip

    (edition,) = Post.objects.published()
    assert (edition.photo, edition.category, edition.conditions.count()) == (photo, category, 1)


def test_questions_are_changed_put_in_order_and_deleted_by_the_form_as_it_stands(admin_client):
    post = PostFactory(asked=[{"question": f"{n}?", "answer": "<p>So.</p>"} for n in range(3)])

    fill_in(
        admin_client,
        f"/admin/blog/post/{post.pk}/change/",
        **{
            "questions-0-position": "9",
            "questions-1-DELETE": "on",
            "questions-2-question": "Third?",
        },
    )

    assert [row.question for row in post.questions.order_by("position")] == ["Third?", "0?"]
