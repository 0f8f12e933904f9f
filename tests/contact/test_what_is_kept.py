"""The privacy page says what the software itself keeps, and which companies have a part in it."""

import pytest

from clinic_site import service_urls
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db


def email(monkeypatch, url):
    """The company that settings with this URL know of."""
    monkeypatch.setenv("EMAIL_URL", url)
    return service_urls.email("EMAIL_URL")["MAIL_PROVIDER"]


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
    told, settings, monkeypatch
):
    settings.MAIL_PROVIDER = email(monkeypatch, "smtp+tls://user:password@smtp.mail.example:587")
    settings.HOSTED_BY = "Hosting Example, Inc."

    assert "smtp.mail.example carries our emails" in told()
    assert "Hosting Example, Inc. runs the computers" in told()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_mail_server_on_the_same_machine_is_no_company(told, settings, monkeypatch, host):
    settings.MAIL_PROVIDER = email(monkeypatch, f"smtp://{host}:25")

    assert "Which companies are involved" not in told()


def test_without_any_it_speaks_of_no_company(told):
    assert "Which companies are involved" not in told()
