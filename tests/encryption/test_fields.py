"""What is stored is unreadable without the keys, found by its hash, and never silently empty."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.db import connection

from clinic_site.encryption.keys import WrongKeyError
from contact.models import ConsultationRequest, Note
from tests.factories import ConsultationRequestFactory

pytestmark = pytest.mark.django_db

WORDS = {
    "name": "Marigold O’Sample",
    "email": "marigold@example.com",
    "telephone": "(727) 230-1439",
    "message": "Does it hurt? Ｈｏｌｌｙｈｏｃｋ",
    "next_step": "Call again",
}
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def raw_row():
    """What the database itself holds of the one request."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM contact_consultationrequest")
        return dict(
            zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True)
        )


@pytest.mark.parametrize("field", WORDS)
def test_a_text_is_stored_unreadable_and_read_as_it_was(field):
    stored = ConsultationRequestFactory(**WORDS)

    assert WORDS[field] not in str(raw_row())
    assert raw_row()[field].startswith("gAAAA")
    assert getattr(ConsultationRequest.objects.get(), field) == WORDS[field]
    stored.refresh_from_db()
    assert getattr(stored, field) == WORDS[field]


def test_every_way_to_write_encrypts():
    made = ConsultationRequestFactory(name="Created")
    ConsultationRequest.objects.filter(pk=made.pk).update(message="Updated words")
    ConsultationRequest.objects.bulk_create(
        [ConsultationRequestFactory.build(name="In bulk", email="bulk@example.com")]
    )

    with connection.cursor() as cursor:
        cursor.execute("SELECT name, message, email FROM contact_consultationrequest")
        rows = str(cursor.fetchall())
    assert [word for word in ("Created", "Updated", "In bulk", "bulk@") if word in rows] == []
    assert {found.name for found in ConsultationRequest.objects.all()} == {"Created", "In bulk"}


def test_the_same_text_looks_different_in_each_row():
    ConsultationRequestFactory.create_batch(2, message="The same words")

    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT message FROM contact_consultationrequest")
        assert len(cursor.fetchall()) == 2


@pytest.mark.parametrize("lookup", ["name", "name__icontains", "message__startswith", "email__in"])
def test_nobody_can_search_in_encrypted_text_by_mistake(lookup):
    with pytest.raises(FieldError, match="encrypted"):
        ConsultationRequest.objects.filter(**{lookup: "Marigold"}).first()


@pytest.mark.parametrize(
    "spelling",
    ["(727) 230-1439", "+1 727 230 1439", "727.230.1439", "7272301439", "727-230-1439 ext. 55"],
)
def test_a_person_is_found_by_telephone_in_any_spelling(spelling):
    stored = ConsultationRequestFactory(**WORDS)
    ConsultationRequestFactory(telephone="727 555 0199")

    assert list(ConsultationRequest.objects.of_person("", spelling)) == [stored]


@pytest.mark.parametrize("spelling", ["marigold@example.com", " MARIGOLD@Example.com "])
def test_a_person_is_found_by_e_mail_in_any_spelling(spelling):
    stored = ConsultationRequestFactory(**WORDS)
    ConsultationRequestFactory(email="other@example.com")

    assert list(ConsultationRequest.objects.of_person(spelling, "")) == [stored]


def test_nothing_finds_nobody():
    ConsultationRequestFactory(telephone="", email="marigold@example.com")

    assert list(ConsultationRequest.objects.of_person("", "")) == []
    assert list(ConsultationRequest.objects.of_person("", "no number")) == []


def test_a_hash_needs_the_key_to_be_made(settings):
    settings.ENCRYPTION_KEYS = [OLD]
    ConsultationRequestFactory(**WORDS)

    settings.ENCRYPTION_KEYS = [NEW]
    assert list(ConsultationRequest.objects.of_person("marigold@example.com", "")) == []


def test_a_wrong_key_is_an_error_and_never_an_empty_field(settings):
    settings.ENCRYPTION_KEYS = [OLD]
    ConsultationRequestFactory(**WORDS)

    settings.ENCRYPTION_KEYS = [NEW]
    with pytest.raises(WrongKeyError, match="ENCRYPTION_KEYS"):
        ConsultationRequest.objects.get()


def test_a_new_key_before_the_old_one_reads_and_finds_everything(settings):
    settings.ENCRYPTION_KEYS = [OLD]
    stored = ConsultationRequestFactory(**WORDS)

    settings.ENCRYPTION_KEYS = [NEW, OLD]
    assert ConsultationRequest.objects.get().name == WORDS["name"]
    assert list(ConsultationRequest.objects.of_person("marigold@example.com", "")) == [stored]


def test_after_rotation_the_old_key_opens_nothing_and_the_new_one_everything(settings, capsys):
    settings.ENCRYPTION_KEYS = [OLD]
    stored = ConsultationRequestFactory(**WORDS)
    Note.objects.create(consultation=stored, text="Called, nobody answered")

    settings.ENCRYPTION_KEYS = [NEW, OLD]
    call_command("rotate_keys")

    assert "consultation requests: 1" in capsys.readouterr().out
    settings.ENCRYPTION_KEYS = [NEW]
    assert {name: getattr(ConsultationRequest.objects.get(), name) for name in WORDS} == WORDS
    assert Note.objects.get().text == "Called, nobody answered"
    assert list(ConsultationRequest.objects.of_person("marigold@example.com", "")) == [stored]
    settings.ENCRYPTION_KEYS = [OLD]
    with pytest.raises(WrongKeyError):
        ConsultationRequest.objects.get()
    with pytest.raises(WrongKeyError):
        Note.objects.get()
