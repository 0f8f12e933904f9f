"""Whatever breaks while a request is sent: nothing typed is lost, and the telephone stands above it."""

import pytest
from django.db import DatabaseError, connection

from contact.models import ConsultationRequest
from tests.site.reading import form_values, main_of, read, words

pytestmark = pytest.mark.django_db

KEPT = {
    "name", "email", "telephone", "voicemail_or_text", "preferred_way", "preferred_time", "treatment", "message",
    "token", "form_context", "has_consented",
}  # fmt: skip


@pytest.fixture
def broken(request):
    """From now on the database answers every statement with an error."""

    def refuse(*arguments):
        raise DatabaseError("marigold@example.com could not be stored")

    with connection.execute_wrapper(refuse):
        yield


@pytest.fixture
def answer(send, broken):
    return send(token="0b6c2f0e-55a8-4d3c-9a53-2e5d0f6c9c11")


def test_everything_typed_comes_back_to_be_sent_again(answer, typed):
    (form,) = main_of(read(answer)).iter("form")

    assert answer.status_code == 503
    values = form_values(form)
    assert {name: values[name] for name in KEPT - {"token"}} == {
        name: [typed[name]] for name in KEPT - {"token"}
    }
    assert values["token"] == ["0b6c2f0e-55a8-4d3c-9a53-2e5d0f6c9c11"]
    assert (form.get("method"), form.get("action")) == ("post", "/contact/")


def test_the_telephone_number_stands_above_it_and_no_cache_keeps_it(answer):
    page = words(main_of(read(answer)))

    assert page.index("(727) 230-1438") < page.index("Your name")
    assert "no-store" in answer["Cache-Control"]


def test_the_log_tells_the_kind_of_the_error_and_not_a_word(answer, caplog, typed):
    log = "\n".join(record.getMessage() for record in caplog.get_records("setup"))
    assert "A consultation request was not stored: DatabaseError" in log
    private = (typed["name"], typed["email"], typed["telephone"], "hurt", "marigold")
    assert [words for words in private if words in log] == []


def test_what_came_back_can_be_sent_as_it_stands(send, client, typed):
    def refuse(*arguments):
        raise DatabaseError

    with connection.execute_wrapper(refuse):
        (form,) = main_of(read(send())).iter("form")
    again = {name: values[0] for name, values in form_values(form).items()}

    assert client.post("/contact/", again).status_code == 302
    stored = ConsultationRequest.objects.get()
    assert (stored.name, stored.message) == (
        typed["name"],
        typed["message"].replace("\r\n", "\n"),
    )
