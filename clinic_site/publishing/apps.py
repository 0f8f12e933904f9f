"""Publishing as a Django app."""

from django.apps import AppConfig

from clinic_site.richtext.references import register_kind


class PublishingConfig(AppConfig):
    name = "clinic_site.publishing"
    verbose_name = "Publishing"

    def ready(self):
        from .links import PAGES  # noqa: PLC0415 -- knows models, which are there by now

        register_kind(PAGES)
