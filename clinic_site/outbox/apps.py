"""Outbox as a Django app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "clinic_site.outbox"
    verbose_name = "Emails"
