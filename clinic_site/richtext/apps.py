"""Rich text as a Django app."""

from django.apps import AppConfig


class RichtextConfig(AppConfig):
    name = "clinic_site.richtext"
    verbose_name = "Rich text"
