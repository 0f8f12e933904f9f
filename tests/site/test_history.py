"""The history that Django keeps of what staff did: it names them, and never a visitor."""

import pytest
from django.contrib.admin.models import LogEntry

from tests.factories import ConsultationRequestFactory, PostFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db

INBOX = "contact/consultationrequest"
VISITOR = {
    "name": "Marigold",
    "email": "marigold@example.com",
    "telephone": "+17272301439",
    "message": "Hollyhock",
}


def history():
    return [
        f"{entry.object_repr} {entry.get_change_message()}" for entry in LogEntry.objects.all()
    ]


DEEDS = {
    "marked as contacted": lambda client, stored: choose(client, INBOX, "mark_contacted", stored),
    "changed": lambda client, stored: fill_in(
        client, f"/admin/{INBOX}/{stored.pk}/change/", stage="closed"
    ),
    "deleted": lambda client, stored: client.post(
        f"/admin/{INBOX}/{stored.pk}/delete/", {"post": "yes"}
    ),
    "deleted in the list": lambda client, stored: choose(
        client, INBOX, "delete_selected", stored, post="yes"
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_happens_to_a_request_is_kept_without_a_word_of_the_visitor(client_of, deed):
    stored = ConsultationRequestFactory(**VISITOR)

    DEEDS[deed](client_of("Administrator"), stored)

    (entry,) = history()
    assert entry.startswith(str(stored))
    assert [word for word in VISITOR.values() if word in entry] == []


@pytest.mark.parametrize("action", ["publish", "take_down"])
def test_an_action_of_the_list_is_kept_with_who_did_it(client_of, staff, action):
    page = PostFactory(is_draft=action == "publish")
    client = client_of("Editor")

    choose(client, "blog/post", action, page, _address_asked="yes")

    entry = LogEntry.objects.get()
    assert entry.object_repr == str(page)
    assert str(entry.user_id) == client.session["_auth_user_id"]


def test_what_nobody_has_changed_says_so(client_of):
    stored = ConsultationRequestFactory()

    response = client_of("Front desk").get(f"/admin/{INBOX}/{stored.pk}/history/")

    page = words(main_of(read(response, strict=False)))
    assert "Nobody has changed it in the admin yet." in page
    assert "object" not in page
