"""Access as a Django app."""

from django.apps import AppConfig

from clinic_site.freshness.unseen import register_unseen


class AccessConfig(AppConfig):
    name = "clinic_site.access"
    verbose_name = "Access"

    def ready(self):
        register_unseen("access")
        # They hear who signs in and what becomes of accounts, and have models.
        from . import account_changes, kept, sessions, sign_ins  # noqa: F401, PLC0415

        kept.keep()
        account_changes.follow_accounts()
