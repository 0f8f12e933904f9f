"""The articles as a Django app."""

from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = "Articles"

    def ready(self):
        from .addresses import watch_addresses  # noqa: PLC0415 -- it knows models

        watch_addresses()
