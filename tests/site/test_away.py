"""Who had to sign in again finds in the form what they had typed; no other account does."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from blog.models import Post
from clinic_site.clinic.models import ClinicProfile, Treatment
from tests.access.conftest import INBOX
from tests.factories import (
    PhotoFactory,
    PostFactory,
    TreatmentFactory,
    UserFactory,
)
from tests.site.reading import by_id, form_values, read, words

pytestmark = pytest.mark.django_db

TYPED = {"title": "What I had just written", "seo_title": "Short"}


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def alex(client):
    """The browser of alex, who may do everything."""
    client.force_login(UserFactory(username="alex", is_superuser=True))
    return client


def opened(client, address):
    tree = read(client.get(address), strict=False)
    (form,) = [form for form in tree.iter("form") if form.get("id", "").endswith("_form")]
    return form_values(form)


def sign_in(client, address, name="alex"):
    data = {"username": name, "password": "a long password"}
    return client.post(f"/admin/login/?next={address}", data)


def send_too_late(client, clock, address, **typed):
    """Open a form, and send it when a page of requests in another tab has signed its writer out."""
    values = opened(client, address) | typed
    clock.shift(timedelta(minutes=16))
    client.get(INBOX)
    response = client.post(address, values)
    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={address}")


def test_an_article_comes_back_with_its_rows_and_is_not_saved_yet(alex, clock):
    post, treatments = PostFactory(title="Before"), TreatmentFactory.create_batch(2)
    post.questions.create(question="Is it safe?", answer="<p>Mostly.</p>")
    address = f"/admin/blog/post/{post.pk}/change/"
    send_too_late(
        alex, clock, address, **TYPED, publish_at_0="31.12.26",
        treatments=[treatment.pk for treatment in treatments],
        **{"questions-0-question": "Is it really safe?"},
    )  # fmt: skip

    sign_in(alex, address)
    page = alex.get(address)

    found = form_values(by_id(read(page, strict=False), "post_form"))
    assert "What you had typed stands below; it is not saved yet." in words(
        read(page, strict=False)
    )
    assert {name: found[name] for name in TYPED} == {name: [TYPED[name]] for name in TYPED}
    assert found["publish_at_0"] == ["31.12.26"]
    assert found["questions-0-question"] == ["Is it really safe?"]
    assert set(found["treatments"]) == {str(treatment.pk) for treatment in treatments}
    post.refresh_from_db()
    assert (post.title, post.questions.get().question) == ("Before", "Is it safe?")


def test_what_came_back_is_saved_like_anything_typed(alex, clock):
    send_too_late(alex, clock, "/admin/blog/post/add/", **TYPED, slug="mine", body="<p>Words.</p>")
    sign_in(alex, "/admin/blog/post/add/")

    response = alex.post("/admin/blog/post/add/", opened(alex, "/admin/blog/post/add/"))

    assert response.status_code == 302
    assert Post.objects.get().title == TYPED["title"]
    assert opened(alex, "/admin/blog/post/add/")["title"] == [""]


@pytest.mark.parametrize(
    ("make", "address", "field"),
    [
        (TreatmentFactory, "clinic/treatment", "name"),
        (ClinicProfile.get_solo, "clinic/clinicprofile", "tagline"),
        (PhotoFactory, "photos/photo", "caption"),
        (UserFactory, "auth/user", "last_name"),
        (lambda: PostFactory().category, "blog/category", "description"),
        (lambda: PostFactory().author, "clinic/person", "role"),
    ],
)
def test_so_does_every_other_form(alex, clock, make, address, field):
    made = make()
    address = f"/admin/{address}/{made.pk}/change/"
    send_too_late(alex, clock, address, **{field: "Typed too late"})
    sign_in(alex, address)

    assert opened(alex, address)[field] == ["Typed too late"]
    made.refresh_from_db()
    assert getattr(made, field) != "Typed too late"


def test_no_other_account_sees_the_words(alex, clock):
    UserFactory(username="sam", is_superuser=True)
    treatment = TreatmentFactory(name="Peeling")
    address = f"/admin/clinic/treatment/{treatment.pk}/change/"
    send_too_late(alex, clock, address, name="Not for others")

    sign_in(alex, address, "sam")

    assert opened(alex, address)["name"] == ["Peeling"]


def test_after_twelve_hours_of_work_it_is_the_same(alex, clock):
    address = "/admin/clinic/treatment/add/"
    values = opened(alex, address) | {"name": "Peeling"}
    for _ten_minutes in range(72):
        clock.shift(timedelta(minutes=10))
        alex.get("/admin/")
    clock.shift(timedelta(minutes=1))

    alex.post(address, values)
    sign_in(alex, address)

    assert opened(alex, address)["name"] == ["Peeling"]
    assert not Treatment.objects.exists()


@pytest.mark.parametrize("address", ["/admin/nothing/", "/admin/blog/post/1/"])
def test_what_is_sent_to_an_address_without_a_name_is_no_fault(client, alex, address):
    by_staff = alex.post(address).status_code
    alex.logout()
    by_a_visitor = client.post(address).status_code

    assert (by_staff in {302, 404, 405}, by_a_visitor) == (True, 302)


def test_the_sign_in_page_says_that_nothing_is_lost(alex, clock):
    send_too_late(alex, clock, "/admin/clinic/treatment/add/", name="Peeling")

    said = words(read(alex.get("/admin/login/"), strict=False))

    assert "You were away. Sign in again; nothing is lost." in said
