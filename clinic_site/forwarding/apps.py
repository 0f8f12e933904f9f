"""Forwarding as a Django app."""

from django.apps import AppConfig

from clinic_site.freshness.unseen import register_unseen


class ForwardingConfig(AppConfig):
    name = "clinic_site.forwarding"
    verbose_name = "Addresses"

    def ready(self):
        register_unseen("forwarding.MissedAddress", "forwarding.CheckedLink")
