"""The privacy page says what the software itself keeps, and which companies have a part in it."""

import pytest

from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def told(client):
    """A function that returns what visitors read on the privacy page."""
    return lambda: words(main_of(read(client.get("/privacy/"))))


@pytest.mark.parametrize(
    "kept", ["page of this site on which you began", "campaign", "From which connection"]
)
def test_it_names_what_comes_with_a_request_and_nobody_typed(told, kept):
    assert kept in told()


def test_it_names_the_company_that_carries_the_emails_and_the_one_that_runs_the_computers(
    told, settings
):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "smtp.mail.example"
    settings.HOSTED_BY = "Hosting Example, Inc."

    assert "smtp.mail.example carries our emails" in told()
    assert "Hosting Example, Inc. runs the computers" in told()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_mail_server_on_the_same_machine_is_no_company(told, settings, host):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, host

    assert "Which companies are involved" not in told()


def test_without_any_it_speaks_of_no_company(told):
    assert "Which companies are involved" not in told()
