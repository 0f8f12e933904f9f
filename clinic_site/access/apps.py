"""Access as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "clinic_site.access"
    verbose_name = "Access"

    def ready(self):
        # They hear who signs in, and have models.
        from . import sessions, sign_ins  # noqa: F401, PLC0415
