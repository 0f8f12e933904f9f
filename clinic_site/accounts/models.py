"""An authenticator app, whose secret is encrypted: a copy of the database makes no codes."""

import base64
import secrets

from django.db import models
from django_otp.models import Device, DeviceManager, TimestampMixin
from django_otp.oath import TOTP

from clinic_site.encryption.fields import EncryptedTextField
from clinic_site.encryption.keys import WrongKeyError

SECRET_LENGTH = 20  # bytes, as RFC 4226 recommends
DIGITS = 6
CLOCK_MAY_DIFFER = 1  # steps of half a minute, either way


class AuthenticatorAppManager(DeviceManager):
    def get_queryset(self):
        # Where its key is missing, one code is refused; no page breaks.
        return super().get_queryset().defer("secret")


class AuthenticatorApp(TimestampMixin, Device):
    """An app that shows another code each half minute (RFC 6238)."""

    secret = EncryptedTextField(blank=True)
    last_step = models.BigIntegerField(default=-1, editable=False)

    objects = AuthenticatorAppManager()

    class Meta:
        default_permissions = ()
        verbose_name = "authenticator app"

    def verify_token(self, token: str) -> bool:
        """Whether this is the code of this half minute; each is right once, and the ones before no more."""
        code = self._code()
        if code is None or not (token.isascii() and token.isdecimal()):
            return False
        if not code.verify(int(token), CLOCK_MAY_DIFFER, self.last_step + 1):
            return False
        # One statement: of two who send the same code at once, one comes in.
        newer = type(self).objects.filter(pk=self.pk, last_step__lt=code.t())
        return newer.update(last_step=code.t()) == 1

    def _code(self):
        try:
            return TOTP(base64.b32decode(self.secret), digits=DIGITS) if self.secret else None
        except WrongKeyError:
            return None


def new_secret() -> str:
    """A secret in the letters that an authenticator app takes."""
    return base64.b32encode(secrets.token_bytes(SECRET_LENGTH)).decode()
