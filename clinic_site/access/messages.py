"""Messages to staff travel in a cookie that only this very host can set, as the session's does."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class HostCookieStorage(CookieStorage):
    @property
    def cookie_name(self):
        return f"{settings.COOKIE_PREFIX}messages"


class MessageStorage(FallbackStorage):
    """Django's own: in a cookie, and what is too long for one in the session."""

    storage_classes = (HostCookieStorage, SessionStorage)
