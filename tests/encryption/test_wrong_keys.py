"""Where the keys do not open what is stored: it is said, and a key that is lost for good ends nothing else."""

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command

from clinic_site.encryption.stored import what_is_wrong
from clinic_site.management import fitting
from clinic_site.outbox.models import OutboxMessage
from contact.models import ConsultationRequest, Note
from tests.factories import ConsultationRequestFactory

pytestmark = pytest.mark.django_db

RIGHT, OTHER = Fernet.generate_key().decode(), Fernet.generate_key().decode()
INBOX = "/admin/contact/consultationrequest/"


@pytest.fixture
def stored(settings):
    """A function that stores a request with a key, which stays in place."""

    def store(key, **fields):
        settings.ENCRYPTION_KEYS = [key]
        return ConsultationRequestFactory(**fields)

    return store


@pytest.mark.parametrize(
    ("stored_with", "keys", "wrong"),
    [
        ([], [OTHER], ""),
        ([RIGHT], [RIGHT], ""),
        ([RIGHT], [OTHER, RIGHT], ""),
        ([RIGHT], [OTHER], "open nothing that is stored"),
        ([RIGHT, OTHER], [OTHER], "do not open all that is stored"),
        ([RIGHT, OTHER], [RIGHT], "do not open all that is stored"),
        ([RIGHT, OTHER], [OTHER, RIGHT], ""),
    ],
)
def test_a_monitor_is_told_and_the_site_stays_on_the_net(
    client, settings, stored, stored_with, keys, wrong
):
    for key in stored_with:
        stored(key)
    settings.ENCRYPTION_KEYS = keys

    answer = client.get("/healthz/ready")

    assert answer.status_code == 200
    assert f"keys: {wrong or 'ok'}\n" in answer.content.decode()


def test_an_email_whose_address_nobody_can_read_is_seen_too(settings):
    settings.ENCRYPTION_KEYS = [RIGHT]
    OutboxMessage.objects.create(kind="A new request", message_id="1", to="robin@example.com")
    settings.ENCRYPTION_KEYS = [OTHER]

    assert what_is_wrong() == "open nothing that is stored"


def test_a_start_is_refused_where_no_key_opens_anything(settings, stored):
    stored(RIGHT)
    settings.ENCRYPTION_KEYS = [OTHER]

    with pytest.raises(SystemExit) as refused:
        fitting.refuse_wrong_keys()

    assert str(refused.value) == fitting.WRONG_KEYS
    assert RIGHT not in str(refused.value)
    assert OTHER not in str(refused.value)


def test_a_start_goes_on_and_says_so_where_some_key_is_missing(stored, capsys):
    stored(RIGHT)
    stored(OTHER)

    fitting.refuse_wrong_keys()

    assert capsys.readouterr().err == fitting.KEY_MISSING


def test_a_start_says_nothing_where_all_is_well(stored, capsys):
    stored(RIGHT)

    fitting.refuse_wrong_keys()

    assert capsys.readouterr().err == ""


def test_what_a_lost_key_closed_is_emptied_and_staff_work_again(
    client_of, settings, stored, capsys
):
    lost = stored(RIGHT, message="Hollyhock", telephone="(727) 230-1439", email="")
    Note.objects.create(consultation=lost, text="Called")
    kept = stored(OTHER, name="Robin", message="Larkspur")
    call_command("empty_unreadable")
    assert "consultation requests, message: 1 cannot be opened" in capsys.readouterr().out
    assert what_is_wrong()

    call_command("empty_unreadable", "--for-good")

    assert what_is_wrong() == ""
    lost.refresh_from_db()
    kept.refresh_from_db()
    assert (lost.name, lost.message, lost.telephone, Note.objects.get().text) == ("",) * 4
    assert (kept.name, kept.message) == ("Robin", "Larkspur")
    pages = [INBOX, f"{INBOX}{lost.pk}/change/", "/admin/"]
    client = client_of("Front desk")
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]


def test_an_emptied_request_is_none_of_another_person(settings, stored):
    stored(RIGHT, email="marigold@example.com")
    settings.ENCRYPTION_KEYS = [OTHER]
    call_command("empty_unreadable", "--for-good")

    assert not ConsultationRequest.objects.of_person("marigold@example.com", "").exists()
