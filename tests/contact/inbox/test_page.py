"""The page of a request: what the visitor wrote, what staff fill in, and its buttons."""

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core import mail
from django.utils import timezone

from clinic_site.outbox.models import OutboxMessage
from contact.models import Note
from tests.contact.front_desk import INBOX, WORDS
from tests.factories import ConsultationRequestFactory
from tests.site.reading import by_id, form_values, links, read, words

pytestmark = pytest.mark.django_db


def page(client, address):
    return read(client.get(address), strict=False)


@pytest.mark.parametrize("group", ["Front desk", "Administrator"])
def test_staff_read_what_the_visitor_wrote(client_of, stored, page_of, group):
    stored.consent_text, stored.consent_version = "They may keep it.", "2026-11"
    stored.source_page, stored.campaign = "/services/peeling/", "newsletter"
    stored.save()

    text = words(page(client_of(group), page_of(stored)))

    expected = [
        *WORDS.values(), "Peeling", "“They may keep it.” (version 2026-11)", "/services/peeling/",
        "newsletter",
    ]  # fmt: skip
    assert [part for part in expected if part not in text] == []


def test_staff_read_why_a_request_is_urgent(client_of, page_of):
    request = ConsultationRequestFactory(
        urgency="words", message="My son says he wants to\ndie. Please call."
    )

    text = words(page(client_of("Front desk"), page_of(request)))

    assert "Urgent: speaks of suicide or self-harm: “wants to die”." in text


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("none", "Leave no voicemail and do not text."),
        ("voicemail", "A voicemail is fine; do not text."),
        ("text", "A text is fine; leave no voicemail."),
        ("either", "A voicemail or a text is fine."),
        ("", "Nobody asked whether to leave a voicemail or to text."),
    ],
)
def test_beside_the_number_stands_whether_a_voicemail_or_a_text_is_fine(
    client_of, page_of, chosen, said
):
    request = ConsultationRequestFactory(telephone="727-230-1439", voicemail_or_text=chosen)

    assert f"727-230-1439{said}" in words(page(client_of("Front desk"), page_of(request)))


def test_a_call_and_an_e_mail_are_one_click_away(client_of, stored, page_of):
    found = links(page(client_of("Front desk"), page_of(stored)))

    assert {"tel:+1-727-230-1439", "mailto:marigold@example.com"} <= set(found)


def test_what_the_visitor_wrote_cannot_be_changed(client_of, stored, page_of, fill, again):
    client = client_of("Front desk")
    form = form_values(by_id(page(client, page_of(stored)), "consultationrequest_form"))

    fill(client, stored, name="Another", message="Another", email="", stage="closed")

    assert form.keys() & {*WORDS, "treatment", "has_consented", "token", "reference"} == set()
    found = again(stored)
    assert {name: getattr(found, name) for name in WORDS} == WORDS
    assert found.stage == "closed"


def test_staff_say_what_is_to_be_done_next(client_of, staff, stored, fill, again):
    colleague = staff("Front desk")

    response = fill(
        client_of("Front desk"), stored,
        stage="contacted", assignee=colleague.pk, next_step="Call again", next_step_on="2026-12-01",
    )  # fmt: skip

    found = again(stored)
    assert (response.status_code, found.stage, found.assignee) == (302, "contacted", colleague)
    assert (found.next_step, str(found.next_step_on)) == ("Call again", "2026-12-01")
    assert found.first_contacted_at


def test_only_who_may_answer_requests_is_offered_as_assignee(client_of, staff, stored, page_of):
    staff("Editor", username="ed")
    staff("Front desk", username="fay")
    staff("Administrator", username="ada")
    staff("Front desk", username="gone", is_active=False)
    staff("Front desk", username="patient", is_staff=False)

    form = client_of("Front desk").get(page_of(stored)).context["adminform"].form

    names = {str(user) for user in form.fields["assignee"].queryset}
    assert names & {"ed", "fay", "ada", "gone", "patient"} == {"fay", "ada"}


def test_a_note_is_kept_with_its_author_and_read_by_colleagues(
    client, staff, stored, fill, page_of
):
    author, colleague = staff("Front desk", username="sam"), staff("Front desk")
    client.force_login(author)
    fill(client, stored, note="Likes roses.\nCalls on Friday.")
    client.force_login(colleague)

    tree = page(client, page_of(stored))

    assert Note.objects.get().author == author
    assert "sam wrote a note Likes roses. Calls on Friday." in words(tree)


def test_who_may_not_write_notes_writes_none(client, staff, stored, page_of, fill):
    editor = staff("Editor")
    rights = ("view_consultationrequest", "change_consultationrequest")
    editor.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(editor)

    response = fill(client, stored, stage="booked", note="Not mine to write")

    assert (response.status_code, Note.objects.count()) == (302, 0)
    assert "New note" not in words(page(client, page_of(stored)))


def test_a_note_of_nothing_but_blanks_is_none(client_of, stored, fill):
    fill(client_of("Front desk"), stored, note="  \n ")

    assert Note.objects.count() == 0


def test_a_note_that_was_written_cannot_be_changed(client_of, stored, page_of, fill):
    client = client_of("Front desk")
    fill(client, stored, note="First")

    form = form_values(by_id(page(client, page_of(stored)), "consultationrequest_form"))

    assert {name for name in form if "note" in name} == {"note"}
    assert form["note"] == [""]


def test_requests_with_the_same_number_or_address_stand_beside_it_each_with_its_name(
    client_of, stored, page_of
):
    same_number = ConsultationRequestFactory(
        name="Hollyhock", telephone="(727) 230-1439", email=""
    )
    same_address = ConsultationRequestFactory(telephone="", email="Marigold@example.com")
    stranger = ConsultationRequestFactory(telephone="+17275550100")

    opened = page(client_of("Front desk"), page_of(stored))

    found = set(links(opened))
    assert {page_of(same_number), page_of(same_address)} <= found
    assert page_of(stranger) not in found
    assert "Hollyhock" in words(opened)  # a family shares a phone: it may be somebody else


# --- Buttons --------------------------------------------------------------------------------------


def test_one_click_marks_as_contacted_and_saves_what_was_typed_with_it(
    client_of, stored, fill, again, page_of
):
    response = fill(client_of("Front desk"), stored, "_contacted", note="She will come.")

    assert response["Location"] == page_of(stored)
    assert (again(stored).stage, Note.objects.get().text) == ("contacted", "She will come.")


def test_one_click_says_that_a_message_was_left_which_is_no_answer_yet(
    client_of, stored, fill, again, page_of
):
    stored.suspicion = "speed"
    stored.save()
    client = client_of("Front desk")

    fill(client, stored, "_left", note="Voicemail")

    found = again(stored)
    assert (found.stage, found.suspicion, found.first_contacted_at) == ("left_message", "", None)
    assert "Left a message" in words(page(client, page_of(stored)))
    assert found.notes.get().text == "Voicemail"

    fill(client, stored, "_contacted")

    assert (again(stored).stage, again(stored).tried_at) == ("contacted", None)
    assert again(stored).first_contacted_at


def test_a_message_that_is_left_again_counts_anew(client_of, stored, fill, again):
    client = client_of("Front desk")
    with time_machine.travel("2026-03-04T17:00Z", tick=False):
        stored.stage = "left_message"
        stored.save()
    stored.reminded_at = timezone.now()
    stored.save()
    fill(client, stored, note="Nothing new")
    first = again(stored)

    fill(client, stored, "_left")

    second = again(stored)
    assert (first.tried_at.year, first.reminded_at is None) == (2026, False)
    assert second.tried_at > first.tried_at
    assert second.reminded_at is None


def test_one_click_assigns_it_to_whoever_clicks(client, staff, stored, fill, again):
    me = staff("Front desk")
    client.force_login(me)

    fill(client, stored, "_mine")

    assert (again(stored).assignee, again(stored).stage) == (me, "new")


def test_one_click_says_that_a_suspect_is_no_spam_and_sends_what_would_have_been_sent(
    client_of, stored, fill, again
):
    stored.suspicion = "honeypot"
    stored.save()

    fill(client_of("Front desk"), stored, "_not_spam")

    found = again(stored)
    assert (found.suspicion, found.stage) == ("", "new")
    assert found.confirmation == OutboxMessage.objects.get(kind="Confirmation for the visitor")
    assert mail.outbox == []


@pytest.mark.parametrize("stage", ["contacted", "booked"])
def test_whom_the_clinic_answered_is_no_suspect_any_more(client_of, stored, fill, again, stage):
    stored.suspicion = "speed"
    stored.save()

    fill(client_of("Front desk"), stored, stage=stage)

    assert again(stored).suspicion == ""


@pytest.mark.parametrize(
    ("fields", "buttons"),
    [
        ({}, ["Mark contacted", "Left a message", "Assign to me"]),
        (
            {"suspicion": "honeypot"},
            ["Not spam", "Mark contacted", "Left a message", "Assign to me"],
        ),
        ({"stage": "left_message"}, ["Mark contacted", "Left a message", "Assign to me"]),
        ({"stage": "booked"}, ["Assign to me"]),
    ],
)
def test_a_button_is_offered_where_it_would_change_something(client_of, page_of, fields, buttons):
    request = ConsultationRequestFactory(**fields)

    response = client_of("Front desk").get(page_of(request))

    assert [button.label for button in response.context["buttons"]] == buttons


@pytest.mark.parametrize(("group", "is_offered"), [("Front desk", False), ("Administrator", True)])
def test_erasing_is_offered_to_who_may(client_of, stored, page_of, group, is_offered):
    found = links(page(client_of(group), page_of(stored)))

    assert (page_of(stored, "erase") in found) == is_offered


def test_enter_in_a_field_saves_and_presses_no_other_button(client_of, stored, page_of):
    form = by_id(page(client_of("Front desk"), page_of(stored)), "consultationrequest_form")

    submits = [part for part in form.iter("input") if part.get("type") == "submit"]
    assert submits[0].get("name") == "_save"


# --- Two at once ----------------------------------------------------------------------------------


def test_the_later_of_two_overwrites_nothing_and_loses_nothing(
    client_of, stored, page_of, fill, again
):
    client = client_of("Front desk")
    form = form_values(by_id(page(client, page_of(stored)), "consultationrequest_form"))
    fill(client, stored, stage="booked", next_step="Send the papers")

    response = client.post(
        page_of(stored), form | {"stage": "closed", "note": "Not lost", "_save": "Save"}
    )

    tree = read(response, strict=False)
    typed = form_values(by_id(tree, "consultationrequest_form"))
    assert (again(stored).stage, Note.objects.count()) == ("booked", 0)
    assert "Meanwhile somebody changed this request: its stage is “Booked”" in words(tree)
    assert "the next step is “Send the papers”" in words(tree)
    assert (typed["stage"], typed["note"]) == (["closed"], ["Not lost"])

    client.post(page_of(stored), typed | {"_save": "Save"})

    assert (again(stored).stage, Note.objects.get().text) == ("closed", "Not lost")


def test_a_form_without_its_version_saves_nothing(client_of, stored, fill, again):
    response = fill(client_of("Front desk"), stored, stage="closed", version=None)

    assert (response.status_code, again(stored).stage) == (200, "new")


# --- Erased ---------------------------------------------------------------------------------------


def test_an_erased_request_takes_no_words_any_more(client_of, stored, page_of):
    client = client_of("Administrator")
    stored.wipe()

    opened = client.get(page_of(stored))
    sent = client.post(page_of(stored), {"note": "Marigold again", "_save": "Save"})

    said = words(read(opened, strict=False))
    assert "there is nothing left to change" in said
    assert "Your account can read" not in said  # as if another account could change it
    assert (opened.status_code, sent.status_code, Note.objects.count()) == (200, 403, 0)


def test_a_request_that_is_gone_leads_home(client_of, stored):
    assert client_of("Front desk").get(f"{INBOX}999999/change/").status_code == 302
