"""The visitors' search as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save

from clinic_site.freshness.unseen import register_unseen


class SearchConfig(AppConfig):
    name = "clinic_site.search"
    verbose_name = "Search"

    def ready(self):
        register_unseen("search.MissedWord")
        from clinic_site.publishing.hearing import (  # noqa: PLC0415 -- stands beside models
            register_hearer,
            register_hearer_of_moments,
        )
        from clinic_site.publishing.kinds import page_models  # noqa: PLC0415 -- knows models

        from . import entries  # noqa: PLC0415 -- has models

        register_hearer(entries.enter_published)
        register_hearer_of_moments(entries.follow_moments)
        for kind in page_models():
            post_delete.connect(entries.leave, sender=kind)
            rows = [kind._meta.get_field(name).related_model for name in kind.row_names]
            for model in (kind, *rows):
                post_save.connect(entries.enter_loaded, sender=model)
        post_migrate.connect(entries.enter_after_migration, sender=self)
