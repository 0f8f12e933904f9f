"""Members of staff with and without a second factor."""

import pytest

from tests.accounts.codes import code_of, give_app, give_code, give_password
from tests.accounts.software_passkey import HERE


@pytest.fixture
def sam(staff):
    """Somebody at the front desk, with a password alone."""
    return staff("Front desk", username="sam", email="sam@clinic.example")


@pytest.fixture
def secret(sam):
    """The secret of sam's authenticator app."""
    return give_app(sam)


@pytest.fixture
def signed_in(client, sam, secret):
    """The browser of sam, who has just shown both."""
    give_password(client, sam)
    give_code(client, code_of(secret))
    return client


@pytest.fixture
def here(settings):
    """Passkeys are good for the address at which tests ask."""
    settings.OTP_WEBAUTHN_ALLOWED_ORIGINS = [HERE["Origin"]]


@pytest.fixture
def needed(settings):
    """A site at https://, where who sees people must have a second factor."""
    settings.REQUIRE_SECOND_FACTOR = True
