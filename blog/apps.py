"""The articles as a Django app."""

from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = "Articles"

    def ready(self):
        from . import cards, fitness  # noqa: F401, PLC0415 -- they register themselves, and know models
        from .addresses import watch_addresses  # noqa: PLC0415 -- it knows models

        watch_addresses()
