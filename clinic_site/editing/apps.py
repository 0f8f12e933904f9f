"""Editing as a Django app."""

from django.apps import AppConfig

from clinic_site.freshness.unseen import register_unseen


class EditingConfig(AppConfig):
    name = "clinic_site.editing"
    verbose_name = "What is typed"

    def ready(self):
        register_unseen("editing")
