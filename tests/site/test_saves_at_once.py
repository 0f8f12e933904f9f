"""Two who save in the same instant: each word of either is stored, or stands in the answer."""

import pytest
from django.contrib.auth.models import Group

from blog.models import Post
from clinic_site.clinic.models import Treatment
from tests.factories import PostFactory, TreatmentFactory
from tests.publishing.test_races import at_once
from tests.site.filling import choose
from tests.site.reading import by_id, form_values, read, words
from tests.site.test_two_at_once import browser_of, changing, form_in, opened, told

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROUNDS = 10
BUSY = 503  # the form comes back with its words, to be sent once more
TREATMENTS = "/admin/clinic/treatment/"
TYPED = {"Ann": "What Ann wrote", "Ben": "What Ben wrote"}


@pytest.fixture
def two():
    return {name: browser_of(name.lower()) for name in TYPED}


def sent_at_once(two, address, forms, **beside):
    """Everybody sends their form in one instant, and somebody does something beside that."""
    answers = {}

    def send(name):
        answers[name] = two[name].post(address, forms[name])

    at_once(*(lambda name=name: send(name) for name in forms), *beside.values())
    return answers


def list_in(response):
    return form_values(by_id(read(response, strict=False), "changelist-form"))


def test_of_two_saves_one_is_stored_and_the_other_stands_in_its_form(two):
    for number in range(ROUNDS):
        post = PostFactory(title="Before", excerpt="Before", slug=f"post-{number}")
        forms = {
            name: opened(two[name], changing(post)) | {"title": typed}
            for name, typed in TYPED.items()
        }

        answers = sent_at_once(two, changing(post), forms)

        codes = {name: answer.status_code for name, answer in answers.items()}
        assert sorted(codes.values()) in ([200, 302], [302, BUSY])
        (first,) = [name for name, code in codes.items() if code == 302]
        (second,) = TYPED.keys() - {first}
        post.refresh_from_db()
        assert post.title == TYPED[first]
        assert TYPED[second] in answers[second].content.decode()
        if codes[second] == 200:
            assert TYPED[first] in told(answers[second])
            assert form_in(answers[second])["title"] == [TYPED[second]]


def test_two_who_add_a_row_each_have_both(two):
    row = {
        "questions-TOTAL_FORMS": "1",
        "questions-0-answer": "<p>So.</p>",
        "questions-0-position": "1",
    }
    for number in range(ROUNDS):
        post = PostFactory(slug=f"post-{number}")
        forms = {
            name: opened(two[name], changing(post)) | row | {"questions-0-question": typed}
            for name, typed in TYPED.items()
        }

        answers = sent_at_once(two, changing(post), forms)

        for name, answer in answers.items():
            if answer.status_code == 200:
                again = form_in(answer)
                assert two[name].post(changing(post), again).status_code == 302
        assert {found.question for found in post.questions.all()} == set(TYPED.values())


def test_a_save_while_an_editor_publishes_loses_neither(two):
    Group.objects.get_or_create(name="Author")
    author = browser_of("author", "Author")
    for number in range(ROUNDS):
        post = PostFactory(title="Before", is_draft=True, slug=f"draft-{number}")
        values = opened(author, changing(post)) | {"title": "The author's"}
        answers = sent_at_once(
            {"author": author}, changing(post), {"author": values},
            publish=lambda post=post: choose(two["Ann"], "blog/post", "publish", post),
        )  # fmt: skip

        post.refresh_from_db()
        answer = answers["author"]
        assert post.is_published
        if answer.status_code == 302:
            assert post.title == "The author's"
            assert post.live_edition.title in {"Before", "The author's"}
        else:
            assert (answer.status_code, post.title) == (BUSY, "Before")
            assert "The author's" in answer.content.decode()


def test_two_fields_of_a_list_filled_in_at_once(two):
    for _number in range(ROUNDS):
        Treatment.objects.all().delete()
        TreatmentFactory(order=1)
        forms = {name: list_in(two[name].get(TREATMENTS)) for name in TYPED}
        for name, order in zip(TYPED, ("5", "7"), strict=True):
            forms[name] |= {"form-0-order": order, "_save": "Save"}

        answers = sent_at_once(two, TREATMENTS, forms)

        codes = {name: answer.status_code for name, answer in answers.items()}
        assert sorted(codes.values()) == [200, 302]
        (second,) = [name for name, code in codes.items() if code == 200]
        assert "Saved meanwhile" in words(read(answers[second], strict=False))
        assert list_in(answers[second])["form-0-order"] == [forms[second]["form-0-order"]]


def test_a_deletion_at_the_same_instant_costs_no_word(two):
    for number in range(ROUNDS):
        post = PostFactory(title="Before", slug=f"gone-{number}")
        values = opened(two["Ann"], changing(post)) | {"title": TYPED["Ann"]}
        address = changing(post).replace("change", "delete")

        answers = sent_at_once(
            two, changing(post), {"Ann": values},
            delete=lambda address=address: two["Ben"].post(address, {"post": "yes"}),
        )  # fmt: skip

        assert not Post.objects.filter(pk=post.pk).exists()
        if answers["Ann"].status_code != 302:
            assert TYPED["Ann"] in words(read(answers["Ann"], strict=False))
