"""Where staff are signed in: one row for each browser."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone

from .sessions import LONGEST


class SessionManager(BaseSessionManager):
    def of(self, account) -> models.QuerySet:
        """The sessions that still open something for an account, the one used last first."""
        now = timezone.now()
        open_still = self.filter(
            expire_date__gt=now, began_at__gt=now - timedelta(seconds=LONGEST)
        )
        return open_still.filter(account=account).order_by("-seen_at")


class Session(AbstractBaseSession):
    """What a browser's cookie stands for. The cookie holds the key; here is only its hash."""

    session_key = models.CharField("hash of the key", max_length=64, primary_key=True)
    # Without a constraint: Django takes its refusal for a key that is taken, and would try for ever.
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        db_constraint=False,
    )
    began_at = models.DateTimeField("signed in", null=True)
    seen_at = models.DateTimeField("last used", null=True)
    # In words, such as "Firefox on Windows", and from which network address.
    browser = models.CharField(max_length=60, blank=True)
    address = models.GenericIPAddressField("from where", null=True)

    objects = SessionManager()

    class Meta(AbstractBaseSession.Meta):
        default_permissions = ()

    @classmethod
    def get_session_store_class(cls):
        from .session_store import SessionStore  # noqa: PLC0415 -- which imports this class

        return SessionStore


class KnownDevice(models.Model):
    """A browser on which an account has signed in. Its cookie holds a token; here is only the hash."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="known_devices"
    )
    token_hash = models.CharField("hash of the token", max_length=64, db_index=True)
    browser = models.CharField(max_length=60, blank=True)  # in words
    first_seen_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["account", "token_hash"], name="known_device_once_for_an_account"
            )
        ]

    def __str__(self):
        return self.browser


class WrongTry(models.Model):
    """A password or a code that is not right, or not yet. What was typed can be read nowhere."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    name_hash = models.CharField("keyed hash of the typed name", max_length=64, blank=True)
    address = models.GenericIPAddressField("from where")  # of IPv6 the network
    # Of the account that was named; strangers have none.
    device = models.ForeignKey(KnownDevice, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"a wrong try from {self.address}"
