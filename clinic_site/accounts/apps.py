"""The staff's accounts as a Django app: what opens them besides a password, and what is told of them."""

from django.apps import AppConfig

from clinic_site.freshness.unseen import register_unseen


class StaffAccountsConfig(AppConfig):
    name = "clinic_site.accounts"
    verbose_name = "Staff accounts and access records"

    def ready(self):
        register_unseen("accounts")
        from clinic_site.access.events import heard_by  # noqa: PLC0415 -- has models, which come later

        from . import alarms, hearing  # noqa: PLC0415 -- the same

        heard_by(alarms.hear)
        heard_by(hearing.hear)
