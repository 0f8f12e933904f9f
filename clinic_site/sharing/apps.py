"""Cards for links shared elsewhere, as a Django app."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "clinic_site.sharing"
    verbose_name = "Shared links"
