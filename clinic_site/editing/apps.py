"""Editing as a Django app."""

from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "clinic_site.editing"
    verbose_name = "What is typed"
