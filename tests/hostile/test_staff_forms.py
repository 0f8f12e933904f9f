"""What staff could send past their forms, and what found something once: a sentence, and no word lost."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from blog.models import Post
from tests.factories import (
    ConsultationRequestFactory,
    PageFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    UserFactory,
)
from tests.site.filling import choose, fill_in
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db

TYPED = "A whole evening"
# A name in a form, and what was sent in it.
SENT = [
    *(("_saveasnew", value) for value in ("", "1")),
    *(("_to_field", value) for value in ("password", "²", "-1", "a\u0345")),
]
COUNTS = ["", " ", "password", "-1", "0", "1", "99999", "9" * 20, "²"]


@pytest.fixture
def chief(client):
    """Somebody who may open everything."""
    user = UserFactory(is_superuser=True)
    client.force_login(user)
    client.raise_request_exception = False
    client.user = user
    return client


@pytest.mark.parametrize(("name", "value"), SENT)
@pytest.mark.parametrize("is_new", [True, False], ids=["new", "stored"])
def test_what_no_form_asks_breaks_none(chief, is_new, name, value):
    address = "/admin/blog/post/add/" if is_new else f"/admin/blog/post/{PostFactory().pk}/change/"
    before = Post.objects.count()

    answer = fill_in(chief, address, body=f"<p>{TYPED}</p>", title="t" * 121, **{name: value})

    assert answer.status_code in {200, 400}
    assert TYPED in words(main_of(read(answer, strict=False)))
    assert Post.objects.count() == before


def test_a_page_is_not_saved_as_another_one(chief):
    post = PostFactory()

    fill_in(chief, f"/admin/blog/post/{post.pk}/change/", slug="other", _saveasnew="1")

    assert Post.objects.get().slug == "other"


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("name", ["TOTAL_FORMS", "INITIAL_FORMS"])
def test_rows_are_those_that_came_whatever_is_sent_as_their_number(chief, name, count):
    post = PostFactory()
    for number in "12":
        post.questions.create(question=f"Question {number}?", answer="<p>Old</p>")
    new = {"questions-2-question": "Third?", "questions-2-answer": "<p>New</p>"}
    rows = {"questions-0-answer": f"<p>{TYPED}</p>", "questions-2-position": "0"} | new

    fill_in(
        chief,
        f"/admin/blog/post/{post.pk}/change/",
        **rows | {"questions-TOTAL_FORMS": "3", f"questions-{name}": count},
    )

    answers = [question.answer for question in post.questions.order_by("pk")]
    assert answers == [f"<p>{TYPED}</p>", "<p>Old</p>", "<p>New</p>"]


def test_every_action_of_every_list_can_be_chosen(chief):
    PostFactory(photo=PhotoFactory()), ServiceFactory(), PageFactory()
    ConsultationRequestFactory()
    request = RequestFactory().get("/")
    request.user = chief.user

    statuses = {}
    for model, own in admin.site._registry.items():
        rows = model._base_manager.all()[:1]
        for action in own.get_actions(request) if rows else ():
            name = f"{model._meta.app_label}/{model._meta.model_name}"
            statuses[name, action] = choose(chief, name, action, *rows).status_code

    assert len(statuses) > 20
    assert set(statuses.values()) == {200}


def test_an_address_fills_in_no_field_of_a_new_form(chief):
    opened = []
    for model in admin.site._registry:
        address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/"
        names = [field.name for field in model._meta.get_fields()]
        filled = chief.get(address, dict.fromkeys(names, "x"))
        assert filled.status_code in {200, 403}
        if filled.status_code == 200:
            opened.append(address)
            assert fields_of(filled) == fields_of(chief.get(address))

    assert len(opened) > 6


def fields_of(answer):
    """What a new form holds beforehand."""
    form = answer.context["adminform"].form
    return {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
