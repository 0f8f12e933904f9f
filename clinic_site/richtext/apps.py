"""Rich text as a Django app."""

from django.apps import AppConfig

from clinic_site.photos.uses import register_finder

from .references import register_kind


class RichtextConfig(AppConfig):
    name = "clinic_site.richtext"
    verbose_name = "Rich text"

    def ready(self):
        # What knows models, which are there by now:
        from .pictures import PHOTOS  # noqa: PLC0415 -- see above
        from .uses import find_photos  # noqa: PLC0415 -- see above

        register_kind(PHOTOS)
        register_finder(find_photos)
