"""Working together on pages as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_delete

from clinic_site.freshness.unseen import register_unseen


class TeamworkConfig(AppConfig):
    name = "clinic_site.teamwork"
    verbose_name = "Working together"

    def ready(self):
        register_unseen("teamwork")
        # They know models, which are there by now.
        from clinic_site.publishing.hearing import register_hearer  # noqa: PLC0415 -- as above
        from clinic_site.publishing.kinds import page_models  # noqa: PLC0415 -- as above

        from .steps import end, forget  # noqa: PLC0415 -- as above

        register_hearer(end)
        for model in page_models():
            post_delete.connect(forget, sender=model)
