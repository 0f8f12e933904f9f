"""Rich text as a Django app."""

from django.apps import AppConfig

from clinic_site.photos.uses import register_finder


class RichtextConfig(AppConfig):
    name = "clinic_site.richtext"
    verbose_name = "Rich text"

    def ready(self):
        from .uses import find_in_texts  # noqa: PLC0415 -- knows models, which are there by now

        register_finder(find_in_texts)
