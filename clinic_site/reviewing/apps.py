"""Review links as a Django app."""

from django.apps import AppConfig


class ReviewingConfig(AppConfig):
    name = "clinic_site.reviewing"
    verbose_name = "Review by others"
