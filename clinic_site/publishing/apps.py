"""Publishing as a Django app."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "clinic_site.publishing"
    verbose_name = "Publishing"
