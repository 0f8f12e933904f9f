"""The access records: every door writes one, and nobody takes one away."""

from datetime import timedelta

import pytest
from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from clinic_site.access.records import action_in_words, forget_old_records
from contact.models import ConsultationRequest
from tests.access.conftest import INBOX
from tests.factories import ConsultationRequestFactory, UserFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

RECORDS = "/admin/auditlog/logentry/"
MODEL = "contact/consultationrequest"


@pytest.fixture
def sam(client, staff):
    """The browser of sam, an administrator."""
    client.force_login(staff("Administrator", username="sam", email="sam@clinic.example"))
    return client


def of_requests():
    """The records of requests, without those of accounts."""
    return LogEntry.objects.get_for_model(ConsultationRequest)


def how_of(request):
    """How a request was seen, in the order of the records."""
    looks = LogEntry.objects.get_for_object(request).filter(action=LogEntry.Action.ACCESS)
    return [look.additional_data["how"] for look in looks.order_by("timestamp", "pk")]


PASSWORD = "a long password"
# The address, what is sent there if anything, and how the access is called.
DOORS = {
    "list": ("", None, "listed"),
    "page": ("{pk}/change/", None, "opened"),
    "a form that comes back": ("{pk}/change/", {"stage": "nonsense"}, "opened"),
    "history": ("{pk}/history/", None, "history"),
    "search": ("search/", {"words": "marigold"}, "searched"),
    "export": ("export/", {"kind": "csv", "password": PASSWORD}, "exported"),
    "deleting": ("{pk}/delete/", None, "asked to delete"),
    "deleting several": (
        "", {"action": "delete_selected", "_selected_action": "{pk}"}, "asked to delete"
    ),
    "erasing": ("{pk}/erase/", None, "asked to delete this person's data"),
    "erasing, and yes": (
        "{pk}/erase/", {"chosen": "{pk}", "_sure": "yes"}, "deleted this person's data"
    ),
}  # fmt: skip


@pytest.mark.parametrize("door", DOORS)
def test_every_door_writes_who_saw_which_request_when_and_from_where(sam, stored, door):
    path, sent, expected = DOORS[door]
    address = INBOX + path.format(pk=stored.pk)

    if sent is None:
        sam.get(address)
    else:
        sam.post(address, {name: value.format(pk=stored.pk) for name, value in sent.items()})

    assert how_of(stored) == [expected]
    look = of_requests().get(action=LogEntry.Action.ACCESS)
    assert (look.actor.username, look.actor_email) == ("sam", "sam@clinic.example")
    assert (look.remote_addr, look.object_repr) == ("127.0.0.1", str(stored))
    assert timezone.now() - look.timestamp < timedelta(minutes=1)


def test_of_a_list_only_the_page_that_was_shown_is_recorded(sam):
    ConsultationRequestFactory.create_batch(26)

    sam.get(f"{INBOX}?p=2")

    assert of_requests().filter(action=LogEntry.Action.ACCESS).count() == 1


def test_a_change_is_recorded_with_its_author_and_a_deletion_too(sam, stored):
    pk = stored.pk
    fill_in(sam, f"{INBOX}{pk}/change/", stage="contacted")
    sam.post(f"{INBOX}{pk}/delete/", {"post": "yes"})

    deeds = of_requests().filter(object_pk=pk).exclude(action=LogEntry.Action.ACCESS)
    created, changed, deleted = deeds.order_by("timestamp", "pk")
    assert (created.actor, created.action) == (None, LogEntry.Action.CREATE)
    assert (changed.actor.username, changed.changes["stage"]) == ("sam", ["new", "contacted"])
    assert (deleted.actor.username, deleted.action) == ("sam", LogEntry.Action.DELETE)
    assert {changed.remote_addr, deleted.remote_addr} == {"127.0.0.1"}


def test_the_records_of_a_deleted_request_and_a_deleted_account_are_kept(sam, stored):
    sam.get(f"{INBOX}{stored.pk}/change/")
    before = of_requests().count()

    stored.delete()
    get_user_model().objects.get(username="sam").delete()

    assert of_requests().count() == before + 1  # the deletion
    look = of_requests().get(action=LogEntry.Action.ACCESS)
    assert (look.actor, look.additional_data["who"]) == (None, "sam")


# --- Where from -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("behind_proxy", "recorded"), [(False, "127.0.0.1"), (True, "198.51.100.7")]
)
def test_a_header_that_anybody_can_write_is_not_believed(
    sam, stored, settings, behind_proxy, recorded
):
    settings.BEHIND_PROXY = behind_proxy
    headers = {"X-Forwarded-For": "203.0.113.66, 198.51.100.7", "X-Forwarded-Port": "666",
               "X-Correlation-ID": "x" * 300}  # fmt: skip

    sam.get(f"{INBOX}{stored.pk}/change/", headers=headers)
    sam.post(f"{INBOX}{stored.pk}/delete/", {"post": "yes"}, headers=headers)

    by_sam = of_requests().exclude(actor=None)
    rows = {(entry.remote_addr, entry.remote_port, entry.cid) for entry in by_sam}
    assert rows == {(recorded, None, None)}


def test_of_a_visitor_no_address_is_kept(client, db):
    client.post(
        "/contact/",
        {"name": "Marigold", "telephone": "(727) 230-1439", "preferred_way": "any",
         "preferred_time": "any", "has_consented": "on"},
    )  # fmt: skip

    entry = LogEntry.objects.get(action=LogEntry.Action.CREATE)
    assert (entry.actor, entry.remote_addr, entry.additional_data) == (None, None, None)


def test_a_public_page_does_not_ask_who_is_signed_in(sam):
    assert "Cookie" not in sam.get("/").get("Vary", "")


# --- Nobody edits them ----------------------------------------------------------------------------


@pytest.fixture
def superuser(client, db):
    client.force_login(UserFactory(username="root", is_superuser=True))
    return client


@pytest.mark.parametrize("page", ["add/", "{pk}/change/", "{pk}/delete/"])
def test_not_even_a_superuser_adds_changes_or_deletes_one(superuser, stored, page):
    entry = of_requests().get()
    wanted = {"action": 0, "object_repr": "x", "post": "yes", "additional_data": "{}"}

    response = superuser.post(RECORDS + page.format(pk=entry.pk), wanted)

    assert response.status_code == 403
    assert LogEntry.objects.filter(pk=entry.pk, object_repr=str(stored)).exists()


def test_not_even_a_superuser_deletes_several(superuser, stored):
    entry = of_requests().get()

    choose(superuser, "auditlog/logentry", "delete_selected", entry, post="yes")

    assert LogEntry.objects.filter(pk=entry.pk).exists()


@pytest.mark.parametrize("what", ["request", "account"])
def test_they_survive_what_a_superuser_deletes_in_the_admin(superuser, stored, what):
    superuser.get(f"{INBOX}{stored.pk}/change/")
    root = get_user_model().objects.get(username="root")
    address = f"{INBOX}{stored.pk}/delete/" if what == "request" else (
        f"/admin/auth/user/{root.pk}/delete/"
    )  # fmt: skip
    before = set(LogEntry.objects.values_list("pk", flat=True))

    superuser.post(address, {"post": "yes"})

    assert before <= set(LogEntry.objects.values_list("pk", flat=True))


def test_a_right_to_change_them_gives_none(client, staff, stored):
    editor = staff("Editor")
    editor.user_permissions.set(Permission.objects.filter(content_type__app_label="auditlog"))
    client.force_login(editor)
    entry = of_requests().get()

    statuses = [
        client.post(f"{RECORDS}{entry.pk}/{page}/", {"post": "yes"}).status_code
        for page in ("change", "delete")
    ]

    assert statuses == [403, 403]


@pytest.mark.parametrize("group", ["Author", "Clinician", "Editor", "Front desk"])
def test_only_administrators_read_the_list(client_of, group):
    assert Group.objects.filter(name=group).exists()
    assert client_of(group).get(RECORDS).status_code == 403


def test_the_list_says_who_did_what_to_which_request_and_from_where(sam, stored):
    sam.get(f"{INBOX}{stored.pk}/change/")
    entry = LogEntry.objects.latest()

    table = words(read(sam.get(RECORDS), strict=False))
    page = words(read(sam.get(f"{RECORDS}{entry.pk}/change/"), strict=False))

    expected = ["sam", "opened", str(stored), "127.0.0.1"]
    assert [word for word in expected if word not in table] == []
    assert [word for word in expected if word not in page] == []


@pytest.mark.parametrize(
    ("chosen", "rows"), [("0", ["stored"]), ("3", ["opened"]), ("x", ["opened", "stored"])]
)
def test_the_list_is_filtered_by_what_was_done(sam, stored, chosen, rows):
    sam.get(f"{INBOX}{stored.pk}/change/")

    found = sam.get(RECORDS, {"action": chosen}).context["cl"].result_list

    of_request = [entry for entry in found if entry.object_repr == str(stored)]
    assert [action_in_words(entry) for entry in of_request] == rows


@pytest.mark.parametrize("typed", ["sam", "127.0.0.1", "{reference}"])
def test_the_list_can_be_searched(sam, stored, typed):
    sam.get(f"{INBOX}{stored.pk}/change/")
    typed = typed.format(reference=stored.reference)

    cl = sam.get(RECORDS, {"q": typed}).context["cl"]

    assert cl.result_count >= 1


# --- Until their time is over ---------------------------------------------------------------------


def test_what_is_older_than_six_years_is_forgotten(stored):
    now = timezone.now()
    for days in (2189, 2191):
        LogEntry.objects.log_create(
            stored, force_log=True, action=LogEntry.Action.ACCESS,
            timestamp=now - timedelta(days=days),
        )  # fmt: skip

    assert forget_old_records() == 1
    assert LogEntry.objects.filter(timestamp__lt=now - timedelta(days=2190)).count() == 0
    assert of_requests().filter(action=LogEntry.Action.ACCESS).count() == 1
