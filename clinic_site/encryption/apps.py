"""Encryption as a Django app."""

from django.apps import AppConfig


class EncryptionConfig(AppConfig):
    name = "clinic_site.encryption"
    verbose_name = "Encryption"
