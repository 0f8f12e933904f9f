"""The searches of the admin fold what is typed and what is searched, as the public search does."""

import pytest
from django.apps import apps
from django.urls import reverse

from blog.models import Post
from clinic_site.clinic.models import Page
from clinic_site.folding import words_asked
from clinic_site.publishing.search import fold_stored_words
from tests.factories import (
    CategoryFactory,
    ConsultationRequestFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

LISTS = {
    "blog_post": (PostFactory, "title"),
    "blog_category": (CategoryFactory, "name"),
    "services_service": (ServiceFactory, "title"),
    "clinic_person": (PersonFactory, "name"),
    "clinic_page": (PageFactory, "title"),
    "clinic_treatment": (TreatmentFactory, "name"),
    "photos_photo": (PhotoFactory, "caption"),
    "auth_user": (UserFactory, "last_name"),
}


@pytest.fixture
def listed(admin_client):
    """A function that returns what a list of the admin shows for a search."""

    def search(model, words):
        address = reverse(f"admin:{model}_changelist")
        return list(admin_client.get(address, {"q": words}).context["cl"].result_list)

    return search


@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Núñez", "nunez"),
        ("O’Brien", "O'Brien"),
        ("Smith‑Jones", "Smith-Jones"),
        ("Øresund", "ORESUND"),
    ],
)
def test_every_list_finds_what_is_written_differently(listed, model, stored, typed):
    factory, field = LISTS[model]
    found = factory(**{field: stored})
    factory(**{field: "Somebody else"})

    assert listed(model, typed) == [found]


def test_a_page_is_found_by_its_text_and_by_the_questions_below_it(listed):
    post = PostFactory(body="<p>All about <strong>Ménière</strong>.</p>")
    post.questions.create(question="Is it señorial?", answer="<p>Naïvely, no.</p>")
    PostFactory()

    assert listed("blog_post", "meniere senorial naively") == [post]
    assert listed("blog_post", "strong") == []


def test_the_access_records_find_an_account_whose_name_has_an_accent(client, admin_client, listed):
    nunez = UserFactory(username="núñez", is_superuser=True)
    client.force_login(nunez)
    ConsultationRequestFactory()
    client.get(reverse("admin:contact_consultationrequest_changelist"))

    found = listed("auditlog_logentry", "nunez")
    assert {entry.object_repr for entry in found if entry.actor != nunez} == {"núñez"}
    assert {entry.object_repr for entry in found if entry.actor == nunez} > {"núñez"}


def test_a_page_that_is_written_anew_is_found_by_its_new_words_alone(listed):
    page = PageFactory(body="<p>Früher</p>")
    page.body = "<p>Später</p>"
    page.save()

    assert listed("clinic_page", "fruher") == []
    assert listed("clinic_page", "spater") == [page]


def test_what_was_stored_before_words_were_folded_is_found_after_the_migration(listed):
    page, post = PageFactory(body="<p>Å &amp; <b>Ø</b></p>"), PostFactory()
    post.questions.create(question="Où?", answer="<p>Là.</p>")
    for model in (Page, Post, type(post.questions.get())):
        model._base_manager.update(folded_words="")
    assert list(Page.objects.holding(words_asked("å ø"))) == []

    for app in ("clinic", "blog"):
        fold_stored_words(apps, app)

    assert list(Page.objects.holding(words_asked("å ø &"))) == [page]
    assert list(Post.objects.holding(words_asked("ou la"))) == [post]


def test_a_public_search_finds_it_too(client):
    PersonFactory(name="Dr. Núñez O’Brien")

    page = client.get("/search/", {"q": "Nunez O'Brien"}).content.decode()

    assert "Dr. Núñez O’Brien" in page
