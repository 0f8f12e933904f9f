"""An account that is tied to a person signs as that person, and edits the text of that page alone."""

import pytest
from django.contrib.auth import get_user_model

from blog.models import Post
from clinic_site.clinic.models import Person, PersonAccount
from clinic_site.publishing.trash import put_in
from clinic_site.roles import ROLES
from tests.factories import PersonFactory, UserFactory
from tests.site.filling import fill_in
from tests.site.reading import by_id, form_values, read, words

pytestmark = pytest.mark.django_db

TEXT = {"summary", "quote", "bio", "training", "languages"}
CANNOT = [role.name for role in ROLES if "clinic.change_person" not in role.permissions]


@pytest.fixture
def tied(client_of):
    """A function that signs in an account of a role which is tied to a person."""

    def make(role, person):
        client = client_of(role)
        user = get_user_model().objects.get(pk=client.session["_auth_user_id"])
        PersonAccount.objects.create(person=person, user=user)
        return client

    return make


def form_of(person):
    return f"/admin/clinic/person/{person.pk}/change/"


def names_in(response):
    form = by_id(read(response, strict=False), "person_form")
    return {name for name in form_values(form) if not name.startswith("_")}


@pytest.mark.parametrize("role", ["Author", "Clinician", "Editor"])
def test_a_new_article_begins_with_the_person_of_the_account_as_its_author(tied, role):
    person = PersonFactory()

    fill_in(
        tied(role, person), "/admin/blog/post/add/", title="Mine", slug="mine", body="<p>X</p>"
    )

    assert Post.objects.get().author == person


def test_without_a_person_a_new_article_begins_with_nobody(client_of):
    PersonFactory()

    fill_in(
        client_of("Author"), "/admin/blog/post/add/", title="Mine", slug="mine", body="<p>X</p>"
    )

    assert Post.objects.get().author is None


@pytest.mark.parametrize("role", CANNOT)
def test_the_text_of_ones_own_page_is_edited_as_a_draft_and_nothing_else_of_it(tied, role):
    own = PersonFactory(name="Cora", summary="Before", license_type="Medical doctor")
    client = tied(role, own)

    response = fill_in(client, form_of(own), summary="After", name="Another", license_type="None")

    own.refresh_from_db()
    assert response.status_code == 302
    assert (own.summary, own.name, own.license_type) == ("After", "Cora", "Medical doctor")
    assert own.live_edition.summary == "Before"


@pytest.mark.parametrize("button", ["_publish", "_take_down"])
def test_ones_own_page_is_published_by_who_publishes(tied, button):
    own = PersonFactory(summary="Before")

    fill_in(tied("Author", own), form_of(own), summary="After", **{button: ""})

    assert own.live_edition.summary == "Before"


@pytest.mark.parametrize("role", CANNOT)
def test_no_other_page_is_edited(tied, role):
    client, other = tied(role, PersonFactory()), PersonFactory(summary="Before")

    response = client.post(form_of(other), {"summary": "After"})

    other.refresh_from_db()
    assert (response.status_code, other.summary) == (403, "Before")


def test_the_form_of_ones_own_page_offers_the_text_alone(tied):
    own = PersonFactory()

    names = names_in(tied("Author", own).get(form_of(own)))

    assert names & {field.name for field in Person._meta.get_fields()} == TEXT


def test_ones_own_page_in_the_trash_is_left_alone(tied):
    own = PersonFactory(summary="Before")
    client = tied("Author", own)
    put_in(own)

    assert client.post(form_of(own), {"summary": "After"}).status_code == 403


def test_who_may_change_accounts_ties_one_to_a_person(client_of):
    account, person = UserFactory(), PersonFactory()
    client = client_of("Administrator")

    fill_in(
        client, f"/admin/auth/user/{account.pk}/change/", **{"person_account-0-person": person.pk}
    )

    assert PersonAccount.objects.get().user == account
    assert PersonAccount.objects.get().person == person


def test_a_person_has_one_account_and_the_second_is_refused_in_words(client_of):
    person = PersonFactory()
    PersonAccount.objects.create(person=person, user=UserFactory())
    account = UserFactory()

    response = fill_in(
        client_of("Administrator"),
        f"/admin/auth/user/{account.pk}/change/",
        **{"person_account-0-person": person.pk},
    )

    assert "already exists" in words(read(response, strict=False))
    assert PersonAccount.objects.count() == 1
