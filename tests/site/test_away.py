"""Who had to sign in again finds in the form what they had typed; no other account does."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from blog.models import Post
from clinic_site.clinic.models import ClinicProfile, Treatment
from clinic_site.editing.models import Unsaved
from tests.access.conftest import INBOX
from tests.factories import (
    ConsultationRequestFactory,
    PhotoFactory,
    PostFactory,
    TreatmentFactory,
    UserFactory,
    picture,
)
from tests.site.reading import by_id, form_values, links, read, words

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
        alex, clock, address, **TYPED, live_from_0="31.12.26",
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
    assert found["live_from_0"] == ["31.12.26"]
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


# --- A sign-in that ended altogether ----------------------------------------------------------


KEPT = "Your sign-in had ended. What you typed is kept"
ENDS = {
    "logged out in another window": lambda client: client.post("/admin/logout/"),
    "the session ran out": lambda client: client.session.delete(),
    "the cookie is gone": lambda client: client.cookies.pop("sessionid"),
    "the password was changed": lambda _client: change_password("alex"),
}


def change_password(name):
    account = User.objects.get(username=name)
    account.set_password("another long password")
    account.save()
    account.set_password("a long password")
    account.save()


@pytest.mark.parametrize("end", ENDS)
def test_however_it_ended_the_words_come_back_with_the_rows(alex, end):
    post = PostFactory(title="Before")
    post.questions.create(question="Is it safe?", answer="<p>Mostly.</p>")
    address = f"/admin/blog/post/{post.pk}/change/"
    values = opened(alex, address) | TYPED | {"questions-0-question": "Really?", "_save": "Save"}
    ENDS[end](alex)

    answer = alex.post(address, values)

    assert answer["Location"] == f"/admin/login/?next={address}"
    assert KEPT in words(read(alex.get(answer["Location"]), strict=False))
    assert sign_in(alex, address)["Location"] == address
    found = opened(alex, address)
    assert {name: found[name] for name in TYPED} == {name: [TYPED[name]] for name in TYPED}
    assert found["questions-0-question"] == ["Really?"]
    post.refresh_from_db()
    assert post.title == "Before"


@pytest.fixture
def strict(alex):
    """A browser of alex that must bring back the token of its forms, as real ones do."""
    browser = Client(enforce_csrf_checks=True)
    sign_in_strictly(browser, "alex")
    return browser


def sign_in_strictly(browser, name):
    form = form_values(by_id(read(browser.get("/admin/login/"), strict=False), "login-form"))
    browser.post("/admin/login/", form | {"username": name, "password": "a long password"})


def test_signing_in_in_another_window_does_not_cost_the_words(strict):
    address = "/admin/clinic/treatment/add/"
    values = opened(strict, address) | {"name": "Peeling"}
    strict.cookies.pop("sessionid")
    sign_in_strictly(strict, "alex")

    answer = strict.post(address, values)

    assert (answer.status_code, answer["Location"]) == (302, address)
    assert opened(strict, address)["name"] == ["Peeling"]
    assert not Treatment.objects.exists()


def test_another_account_that_signed_in_meanwhile_reads_that_they_are_kept_and_not_which(strict):
    UserFactory(username="sam", is_superuser=True)
    address = "/admin/clinic/treatment/add/"
    values = opened(strict, address) | {"name": "Hollyhock"}
    strict.cookies.pop("sessionid")
    sign_in_strictly(strict, "sam")

    answer = strict.post(address, values)

    assert answer.status_code == 403
    assert "kept for the account that opened the form" in words(read(answer))
    assert opened(strict, address)["name"] == [""]
    assert "Hollyhock" not in answer.content.decode()
    strict.cookies.pop("sessionid")
    sign_in_strictly(strict, "alex")
    assert opened(strict, address)["name"] == ["Hollyhock"]


def test_a_form_of_another_site_puts_nothing_aside(strict):
    answer = strict.post("/admin/clinic/treatment/add/", {"name": "Hollyhock"})

    assert answer.status_code == 403
    assert not Unsaved.objects.exists()


def test_a_file_that_was_sent_along_is_asked_for_again(alex):
    values = opened(alex, "/admin/photos/photo/add/") | {"alt_text": "A rose"}
    alex.logout()

    alex.post("/admin/photos/photo/add/", values | {"file": picture()})
    sign_in(alex, "/admin/photos/photo/add/")
    page = read(alex.get("/admin/photos/photo/add/"), strict=False)

    assert "Choose the file again: files are not kept." in words(page)
    assert form_values(by_id(page, "photo_form"))["alt_text"] == ["A rose"]


def test_it_stands_there_until_it_is_saved_or_thrown_away(alex):
    address = "/admin/clinic/treatment/add/"
    for name in ("First", "Second"):  # two windows with a new treatment each
        values = opened(alex, address + "?stored") | {"name": name}
        alex.logout()
        alex.post(address, values)
        sign_in(alex, address)

    assert opened(alex, address)["name"] == opened(alex, address)["name"] == ["Second"]
    assert opened(alex, address + "?stored")["name"] == [""]
    alex.post(address, opened(alex, address) | {"slug": "second", "order": "1"})
    assert Treatment.objects.get().name == "Second"
    assert opened(alex, address)["name"] == ["First"]
    alex.post(address, opened(alex, address) | {"_forget": ""})
    assert opened(alex, address)["name"] == [""]


def test_who_signs_in_elsewhere_is_told_where_words_wait(alex):
    values = opened(alex, "/admin/clinic/treatment/add/") | {"name": "Peeling"}
    alex.logout()
    alex.post("/admin/clinic/treatment/add/", values)

    sign_in(alex, "/admin/")
    page = read(alex.get("/admin/"), strict=False)

    assert "You have work that is not saved yet. Open it again: new treatment" in words(page)
    assert "/admin/clinic/treatment/add/" in links(page)


def test_what_waits_is_called_by_its_name_for_who_may_know_it(alex):
    peeling = TreatmentFactory(name="Peeling")
    address = f"/admin/clinic/treatment/{peeling.pk}/change/"
    values = opened(alex, address) | {"name": "Scrub"}
    alex.logout()
    alex.post(address, values)
    sign_in(alex, "/admin/")

    assert "Open it again: treatment “Peeling” (" in words(read(alex.get("/admin/"), strict=False))


def test_a_request_page_gives_back_a_note_whose_session_is_gone(alex):
    consultation = ConsultationRequestFactory()
    address = f"{INBOX}{consultation.pk}/change/"
    values = opened(alex, address) | {"note": "She likes roses"}
    alex.logout()

    alex.post(address, values)
    sign_in(alex, address)

    assert opened(alex, address)["note"] == ["She likes roses"]
    assert not consultation.notes.exists()
