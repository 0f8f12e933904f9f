"""The clinic as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_save

from clinic_site.freshness.unseen import register_unseen


class ClinicConfig(AppConfig):
    name = "clinic_site.clinic"
    verbose_name = "The clinic"

    def ready(self):
        register_unseen("clinic.PersonAccount")
        from clinic_site.access.changes import follow  # noqa: PLC0415 -- has models, which come later
        from clinic_site.publishing.pointing import register_finder  # noqa: PLC0415 -- stands on models
        from clinic_site.publishing.structured import register_publisher  # noqa: PLC0415 -- as above
        from clinic_site.richtext.telephones import register_own_number  # noqa: PLC0415 -- asks them
        from clinic_site.time_fields import register_city  # noqa: PLC0415 -- imports models of the admin

        from . import fitness, next_change  # noqa: F401, PLC0415 -- they register themselves, and know models
        from .context_processors import clinic_of  # noqa: PLC0415 -- has models, too
        from .last_known import last_known, own_number, remember_saved  # noqa: PLC0415 -- has models, too
        from .models.menus import rows_leading_to  # noqa: PLC0415 -- is models
        from .structured import in_short  # noqa: PLC0415 -- as above

        register_city(lambda: last_known().city)
        register_own_number(own_number)
        register_finder(rows_leading_to)
        register_publisher(lambda request: in_short(clinic_of(request)))
        post_save.connect(remember_saved, sender=self.get_model("ClinicProfile"))

        # The one profile is made by the first page that asks for it: that is nobody's deed.
        follow(self.get_model("ClinicProfile"), is_new_told=False)
        follow(self.get_model("SiteWords"), is_new_told=False)
        follow(self.get_model("OpeningHours"))
        follow(self.get_model("SpecialDay"))
        follow(self.get_model("PersonAccount"))
        follow(self.get_model("MenuItem"))
