"""Consultation requests as a Django app."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "contact"
    verbose_name = "Consultation requests"
