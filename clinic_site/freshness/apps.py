"""Freshness as a Django app; it watches what every connection writes."""

from django.apps import AppConfig, apps
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from .unseen import register_unseen


class FreshnessConfig(AppConfig):
    name = "clinic_site.freshness"
    verbose_name = "Freshness"

    def ready(self):
        from . import changes  # noqa: PLC0415 -- knows a model

        register_unseen("freshness")
        connection_created.connect(changes.watch, dispatch_uid="watch_changes")
        # These signals come once for each app; one of them is enough.
        one = apps.get_app_config("contenttypes")
        pre_migrate.connect(changes.stop_watching, sender=one)
        post_migrate.connect(changes.start_watching, sender=one)
