"""What the staff's forms do with what is typed into them."""

import pytest
from django.core.exceptions import ValidationError

from blog.models import Post
from services.models import Service
from tests.factories import PageFactory, PostFactory, ServiceFactory, TreatmentFactory
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
        ({"title": ""}, "This field is required."),
        ({"body": ""}, "This field is required."),
        ({"body": "<p> &nbsp;</p>"}, "This field cannot be blank."),
        (
            {"live_from_0": "2030-01-02", "live_from_1": "09:00",
             "live_until_0": "2030-01-01", "live_until_1": "09:00"},
            "The page would be taken down before it appears: choose a later time, or none.",
        ),
        (
            {"live_from_0": "2027-03-14", "live_from_1": "02:30"},
            NO_SUCH_HOUR,
        ),
    ],
    ids=["taken", "reserved", "no title", "no words", "nothing but blanks", "ends too early",
         "no such hour"],
)  # fmt: skip
def test_what_cannot_be_stored_comes_back_with_a_sentence(admin_client, typed, sentence):
    PostFactory(slug="taken")

    response = fill_in(admin_client, ADD, **MINE | typed)

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
        admin_client, "/admin/clinic/page/add/", title="T", slug=slug, body="<p>X</p>"
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
    order = ["title", "slug", "author", "category", "photo", "excerpt", "body",
             "live_from_0", "seo_title"]  # fmt: skip
    assert sorted(order, key=names.index) == order
