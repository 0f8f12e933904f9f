"""An open form sends its words every few seconds: they are kept for their writer, and nothing else is touched."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone

from blog.models import Post
from clinic_site.access import sessions
from clinic_site.clinic.models import ClinicProfile
from clinic_site.editing.marks import MARK, Mark
from clinic_site.editing.models import Unsaved
from contact.models import Note
from tests.access.conftest import INBOX
from tests.factories import ConsultationRequestFactory, PostFactory, TreatmentFactory, UserFactory
from tests.site.reading import form_values, read

pytestmark = pytest.mark.django_db

UNSAVED = "/admin/unsaved/"
ADD = "/admin/blog/post/add/"


@pytest.fixture
def alex(client):
    """The browser of alex, who may do everything."""
    client.force_login(UserFactory(username="alex", first_name="Alex", is_superuser=True))
    return client


@pytest.fixture
def post(db):
    return PostFactory(title="Before")


def form_of(post):
    return f"/admin/blog/post/{post.pk}/change/"


def opened(client, address):
    tree = read(client.get(address), strict=False)
    (form,) = [form for form in tree.iter("form") if form.get("id", "").endswith("_form")]
    return form_values(form)


def send(client, address, values, **more):
    """What an open form sends, its words included."""
    return client.post(UNSAVED, values | {"_address": address, "_words": "1"} | more)


def typed(client, address, **more):
    return send(client, address, opened(client, address) | more)


def test_what_is_typed_is_kept_and_the_page_stays_as_it_is(alex, post):
    address = form_of(post)

    with time_machine.travel("2026-11-24T19:02:30Z", tick=False):
        answer = typed(alex, address, title="Typed")

    assert answer.json()["kept_at"] == "2:02 p.m."
    assert (post.title, Post.objects.get(pk=post.pk).title) == ("Before", "Before")
    assert not LogEntry.objects.exists()
    assert opened(alex, address)["title"] == ["Typed"]


def test_an_hour_of_typing_is_one_row(alex, post):
    address = form_of(post)
    values = opened(alex, address)

    for count in range(60):
        send(alex, address, values | {"title": "T" * count})

    assert Unsaved.objects.count() == 1
    assert opened(alex, address)["title"] == ["T" * 59]


def test_two_tabs_that_were_opened_with_the_same_words_keep_their_own(alex, post):
    address = form_of(post)
    typed(alex, address, title="Typed")
    first, second = opened(alex, address), opened(alex, address)

    send(alex, address, first | {"title": "Typed on in the first"})
    send(alex, address, second | {"title": "Typed on in the second"})

    assert Unsaved.objects.count() == 2
    assert opened(alex, address)["title"] == ["Typed on in the second"]
    alex.post(address, second | {"title": "Saved"})
    assert opened(alex, address)["title"] == ["Typed on in the first"]


@pytest.mark.parametrize("saved_in", ["first", "second"])
def test_after_a_second_look_at_kept_words_they_wait_no_more_once_they_are_saved(
    alex, post, saved_in
):
    address = form_of(post)
    first = opened(alex, address) | {"title": "Typed"}
    send(alex, address, first)
    second = opened(alex, address)

    alex.post(address, first if saved_in == "first" else second)

    assert not Unsaved.objects.exists()


def test_what_is_kept_already_is_not_written_again(alex, post):
    address = form_of(post)
    values = opened(alex, address) | {"title": "Typed"}
    send(alex, address, values)
    before = Unsaved.objects.get().kept_at

    send(alex, address, values)

    assert Unsaved.objects.get().kept_at == before


def test_what_was_typed_and_taken_back_is_kept_no_more(alex, post):
    address = form_of(post)
    values = opened(alex, address)
    send(alex, address, values | {"title": "Typed"})

    alex.post(UNSAVED, {MARK: values[MARK], "_address": address, "_as_opened": "1"})

    assert not Unsaved.objects.exists()


def test_without_words_nothing_is_kept(alex, post):
    values = opened(alex, form_of(post))

    answer = alex.post(UNSAVED, {MARK: values[MARK], "_address": form_of(post)})

    assert set(answer.json()) == {"token", "others"}
    assert not Unsaved.objects.exists()


def test_the_whole_form_comes_back_rows_and_lists_and_an_impossible_date_too(alex, post):
    treatments = TreatmentFactory.create_batch(3)
    first, second = (
        post.questions.create(question=question, answer="<p>Yes.</p>") for question in "AB"
    )
    address = form_of(post)
    values = opened(alex, address)
    values |= {
        "treatments": [str(treatments[2].pk), str(treatments[0].pk)],
        "questions-0-question": "Changed",
        "questions-1-DELETE": "on",
        "questions-2-question": "New",
        "questions-2-answer": "<p>Words.</p>",
        "questions-TOTAL_FORMS": "3",
    }
    send(alex, address, values)

    found = opened(alex, address)

    assert set(found["treatments"]) == set(values["treatments"])
    assert found["questions-0-question"] == ["Changed"]
    assert found["questions-1-DELETE"] == ["on"]
    assert found["questions-2-question"] == ["New"]
    assert set(post.questions.all()) == {first, second}


def test_the_form_of_something_new_too(alex):
    typed(alex, ADD, title="Not there yet")

    assert opened(alex, ADD)["title"] == ["Not there yet"]
    assert not Post.objects.exists()


def test_that_a_file_was_chosen_is_said(alex):
    typed(alex, "/admin/photos/photo/add/", alt_text="A rose", _had_files="1")

    assert "Choose the file again" in alex.get("/admin/photos/photo/add/").content.decode()


def test_the_clinic_has_one_form_that_is_kept_as_well(alex):
    ClinicProfile.get_solo()
    address = "/admin/clinic/clinicprofile/"

    assert typed(alex, address, tagline="Typed").json()["kept_at"]
    assert opened(alex, address)["tagline"] == ["Typed"]


def test_a_note_on_a_request_waits_until_it_is_saved_or_thrown_away(alex):
    page = f"{INBOX}{ConsultationRequestFactory().pk}/change/"
    typed(alex, page, note="She likes roses")
    assert opened(alex, page)["note"] == opened(alex, page)["note"] == ["She likes roses"]

    alex.post(page, opened(alex, page) | {"_forget": ""})
    assert opened(alex, page)["note"] == [""]

    typed(alex, page, note="Call in May")
    alex.post(page, opened(alex, page) | {"_save": "Save"})
    assert opened(alex, page)["note"] == [""]
    assert Note.objects.get().text == "Call in May"


def test_what_a_group_may_do_is_kept_as_well(alex):
    address = f"/admin/auth/group/{Group.objects.get(name='Editor').pk}/change/"

    typed(alex, address, name="Writers")

    assert opened(alex, address)["name"] == ["Writers"]


def test_a_look_costs_few_questions_and_words_few_more(alex, post, django_assert_num_queries):
    address = form_of(post)
    values = opened(alex, address)
    look = {MARK: values[MARK], "_address": address, "_tab": "one"}
    alex.post(UNSAVED, look)

    with django_assert_num_queries(5):
        alex.post(UNSAVED, look)
    with django_assert_num_queries(10):
        send(alex, address, values | {"title": "Typed"})


def test_once_it_is_saved_nothing_waits(alex, post):
    address = form_of(post)
    values = opened(alex, address) | {"title": "Saved"}
    send(alex, address, values)

    assert alex.post(address, values | {"_save": "Save"}).status_code == 302
    assert not Unsaved.objects.exists()


def test_the_form_can_be_saved_with_the_token_that_came_back(alex, post):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(UserFactory(username="kim", is_superuser=True))
    values = opened(strict, form_of(post)) | {"title": "Saved", "csrfmiddlewaretoken": "x" * 64}

    token = strict.post(
        UNSAVED,
        {MARK: values[MARK], "_address": form_of(post)},
        headers={"sec-fetch-site": "same-origin"},
    ).json()["token"]
    answer = strict.post(form_of(post), values | {"csrfmiddlewaretoken": token})

    assert answer["Location"] == "/admin/blog/post/"
    assert Post.objects.get(pk=post.pk).title == "Saved"


# --- Who may --------------------------------------------------------------------------------------


def test_from_another_site_nothing_comes(alex, post):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = alex.cookies
    sent = {"title": "Typed", "_words": "1", "_address": form_of(post)}
    others = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}

    answer = strict.post(UNSAVED, sent, headers=others)

    assert answer.status_code == 403
    assert not Unsaved.objects.exists()


def test_without_a_sign_in_it_leads_to_one_and_keeps_nothing(alex, post):
    values = opened(alex, form_of(post))
    alex.logout()

    answer = send(alex, form_of(post), values | {"title": "Typed"})

    assert answer.status_code == 302
    assert not Unsaved.objects.exists()


def test_another_account_keeps_nothing_and_reads_whose_turn_it_is_not(alex, post):
    values = opened(alex, form_of(post)) | {"title": "Hollyhock"}
    alex.force_login(UserFactory(username="sam", is_superuser=True))

    answer = send(alex, form_of(post), values).json()

    assert answer["is_other"] is True
    assert "Now the account sam is signed in." in answer["refused"]
    assert "Hollyhock" not in str(answer)
    assert not Unsaved.objects.exists()


@pytest.mark.parametrize("mark", ["", "forged", "WzEsIm9uZSJd:1vOFAK:nothing"])
def test_a_mark_that_we_did_not_make_keeps_nothing(alex, post, mark):
    answer = send(alex, form_of(post), {"title": "Typed", MARK: mark})

    assert "more than a week ago" in answer.json()["refused"]
    assert not Unsaved.objects.exists()


def test_who_may_not_change_the_thing_keeps_nothing_at_its_address(client, staff, post):
    account = staff("Front desk", username="robin")
    client.force_login(account)

    answer = send(client, form_of(post), {"title": "Typed", MARK: str(Mark(account.pk, "one"))})

    assert answer.status_code == 403
    assert not Unsaved.objects.exists()


def test_who_may_change_and_not_add_keeps_nothing_in_the_form_of_something_new(client):
    account = UserFactory(username="robin", is_staff=True)
    account.user_permissions.add(Permission.objects.get(codename="change_treatment"))
    client.force_login(account)
    words = {"name": "Typed", MARK: str(Mark(account.pk, "one"))}
    treatment = TreatmentFactory()

    added = send(client, "/admin/clinic/treatment/add/", words)
    changed = send(client, f"/admin/clinic/treatment/{treatment.pk}/change/", words)

    assert (added.status_code, changed.status_code) == (403, 200)


@pytest.mark.parametrize(
    "address",
    ["", "/", "/admin/", "/admin/blog/post/", "/blog/", "/admin/unsaved/", "/admin/blog/post/1/delete/",
     "/admin/outbox/outboxmessage/1/change/", "//evil.example/", "/admin/blog/post/\0/change/x", "x" * 3000],
)  # fmt: skip
def test_at_an_address_without_such_a_form_nothing_is_kept(alex, address):
    account = alex.session["_auth_user_id"]

    answer = send(alex, address, {"title": "Typed", MARK: str(Mark(int(account), "one"))})

    assert answer.status_code == 404
    assert not Unsaved.objects.exists()


def test_of_what_was_deleted_meanwhile_it_is_said(alex, post):
    values = opened(alex, form_of(post))
    Post.objects.all().delete()

    assert "deleted meanwhile" in send(alex, form_of(post), values).json()["refused"]


def test_it_is_asked_by_a_script_and_not_read(alex):
    assert alex.get(UNSAVED).status_code == 405


def test_more_than_a_form_may_send_is_not_kept(alex, post, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000

    assert typed(alex, form_of(post), body="x" * 10_000).status_code == 413
    assert not Unsaved.objects.exists()


# --- No sign of life ------------------------------------------------------------------------------


def test_an_article_that_stands_open_keeps_no_request_on_the_screen(client, staff, post):
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        client.force_login(staff("Administrator", username="ada", is_superuser=True))
        values = opened(client, form_of(post))
        for count in range(20 * 4):
            clock.shift(timedelta(seconds=15))
            send(client, form_of(post), values | {"title": f"Typed {count}"})

        assert client.session[sessions.SEEN_AT] == start.timestamp()
        assert client.get(INBOX)["Location"] == f"/admin/login/?next={INBOX}"


# --- What a sign-in says beside the form ----------------------------------------------------------


def test_a_sign_in_beside_a_form_does_not_tell_of_that_form(alex, post):
    typed(alex, form_of(post), title="Typed")
    alex.logout()

    alex.post(
        "/admin/login/?next=/admin/signed-in/",
        {"username": "alex", "password": "a long password"},
    )

    assert "Close this window" in alex.get("/admin/signed-in/").content.decode()
    assert "not saved yet" not in alex.get("/admin/").content.decode()
