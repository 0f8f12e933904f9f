"""Outbox as a Django app."""

from django.apps import AppConfig

from clinic_site.freshness.unseen import register_unseen


class OutboxConfig(AppConfig):
    name = "clinic_site.outbox"
    verbose_name = "Emails"

    def ready(self):
        register_unseen("outbox")
