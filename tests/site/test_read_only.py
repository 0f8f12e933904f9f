"""What somebody may only read: texts as visitors see them, why, and who can change it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinic_site.outbox.models import OutboxMessage
from tests.factories import (
    CategoryFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
    UserFactory,
)
from tests.site.reading import by_id, main_of, read, words

pytestmark = pytest.mark.django_db

TEXT = "<h2>Before</h2><p>It is <strong>safe</strong>.</p><ul><li>One</li></ul>"


def opened(client, obj):
    address = f"/admin/{obj._meta.app_label}/{obj._meta.model_name}/{obj.pk}/change/"
    return read(client.get(address), strict=False)


def note(tree):
    return [words(part) for part in tree.iter("p") if part.get("class") == "read-only-note"]


@pytest.mark.parametrize(
    ("group", "make"),
    [
        ("Author", lambda: ServiceFactory(risks=TEXT)),
        ("Clinician", lambda: PageFactory(body=TEXT)),
        ("Clinician", lambda: PersonFactory(bio=TEXT)),
    ],
    ids=["treatment page", "page", "person"],
)
def test_a_text_that_may_only_be_read_is_shown_as_visitors_see_it(client_of, group, make):
    tree = opened(client_of(group), make())

    shown = [part for part in tree.iter("div") if part.get("class") == "shown-text"]
    assert "BeforeIt is safe.One" in [words(part) for part in shown]
    assert "<p>" not in words(main_of(tree))
    assert "Before" in [words(part) for found in shown for part in found.iter("h2")]


def test_the_answers_of_questions_are_shown_so_too(client_of):
    service = ServiceFactory(asked=[{"question": "Is it safe?", "answer": TEXT}])

    page = words(main_of(opened(client_of("Author"), service)))

    assert "BeforeIt is safe.One" in page
    assert "<p>" not in page


@pytest.mark.parametrize(
    "state", [{}, {"at": timezone.now() + timedelta(days=1)}], ids=["public", "planned"]
)
def test_who_writes_articles_types_into_one_that_visitors_see_or_will(client_of, state):
    tree = opened(client_of("Author"), PostFactory(body=TEXT, **state))

    assert by_id(tree, "id_body").tag == "textarea"
    assert note(tree) == []


def test_who_may_change_a_text_has_its_editor(client_of):
    tree = opened(client_of("Editor"), PostFactory(body=TEXT))

    assert by_id(tree, "id_body").tag == "textarea"
    assert note(tree) == []


def test_what_may_only_be_read_says_why_and_who_can_change_it(client_of, staff):
    staff("Editor", first_name="Robin", last_name="Sample")

    (said,) = note(opened(client_of("Author"), PersonFactory()))

    assert said == (
        "Your account can read people but not change this one. Ask someone in the group "
        "Administrator or Editor, such as Robin Sample."
    )


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: ServiceFactory(is_draft=True), "Your account can read treatments but not change this one. Ask someone in the group Administrator, Clinician, or Editor."),
        (TreatmentFactory, "Your account can read treatments but not change this one. Ask someone in the group Administrator or Editor."),
        (CategoryFactory, "Your account can read categories but not change this one. Ask someone in the group Administrator or Editor."),
        (lambda: PostFactory(photo=PhotoFactory()).photo, "Your account can read photos but not change this one. Ask someone in the group Administrator or Editor."),
        (PersonFactory, "Your account can read people but not change this one. Ask someone in the group Administrator or Editor."),
    ],
    ids=["draft", "treatment", "category", "photo", "person"],
)  # fmt: skip
def test_every_kind_that_an_author_may_only_read_says_so(client_of, make, said):
    assert note(opened(client_of("Author"), make())) == [said]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: UserFactory(is_superuser=True), "This account may do more than yours: only a superuser, or somebody who may do as much, can change it."),
        (
            lambda: OutboxMessage.objects.create(kind="A new request", message_id="1", subject="S", body="B"),
            "The site wrote this email. In the list it can be tried again, or dismissed when it failed.",
        ),
    ],
    ids=["superuser", "email"],
)  # fmt: skip
def test_what_an_administrator_may_only_read_says_so(client_of, make, said):
    assert note(opened(client_of("Administrator"), make())) == [said]
