"""Photos as a Django app."""

from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "clinic_site.photos"
    verbose_name = "Photos"
