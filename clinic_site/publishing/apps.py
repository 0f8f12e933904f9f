"""Publishing as a Django app."""

from django.apps import AppConfig
from django.core import checks

from clinic_site.richtext.references import register_kind


class PublishingConfig(AppConfig):
    name = "clinic_site.publishing"
    verbose_name = "Publishing"

    def ready(self):
        # They know models, which are there by now.
        from . import door_checks, next_change, parts, taking_over  # noqa: F401, PLC0415 -- they register themselves
        from .addresses import watch_addresses  # noqa: PLC0415 -- as above
        from .checks import check_kinds  # noqa: PLC0415 -- as above
        from .linking import watch_links  # noqa: PLC0415 -- as above
        from .links import PAGES  # noqa: PLC0415 -- as above

        checks.register(check_kinds)
        register_kind(PAGES)
        watch_links()
        watch_addresses()
