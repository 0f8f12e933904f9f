"""Treatment pages as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_delete


class ServicesConfig(AppConfig):
    name = "services"
    verbose_name = "Treatments"

    def ready(self):
        from . import fitness  # noqa: F401, PLC0415 -- it registers itself, and knows models
        from .treatments_left import settle_treatment  # noqa: PLC0415 -- has models, which come later

        post_delete.connect(settle_treatment, sender=self.get_model("Service"))
