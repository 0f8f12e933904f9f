"""Revisions as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_delete

from clinic_site.freshness.unseen import register_unseen


class RevisionsConfig(AppConfig):
    name = "clinic_site.revisions"
    verbose_name = "What pages said"

    def ready(self):
        register_unseen("revisions")
        # They know models, which are there by now.
        from clinic_site.publishing.kinds import page_models  # noqa: PLC0415 -- as above

        from .recording import forget_revisions  # noqa: PLC0415 -- as above

        for model in page_models():
            post_delete.connect(forget_revisions, sender=model)
