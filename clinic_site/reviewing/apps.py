"""Review links as a Django app."""

from django.apps import AppConfig

from clinic_site.freshness.unseen import register_unseen


class ReviewingConfig(AppConfig):
    name = "clinic_site.reviewing"
    verbose_name = "Review by others"

    def ready(self):
        register_unseen("reviewing")
