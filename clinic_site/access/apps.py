"""Access as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "clinic_site.access"
    verbose_name = "Access"

    def ready(self):
        from . import sessions  # noqa: F401, PLC0415 -- hears who signs in; has models
