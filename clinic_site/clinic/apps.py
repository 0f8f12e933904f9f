"""The clinic as a Django app."""

from django.apps import AppConfig


class ClinicConfig(AppConfig):
    name = "clinic_site.clinic"
    verbose_name = "The clinic"

    def ready(self):
        from clinic_site.access.changes import follow  # noqa: PLC0415 -- has models, which come later
        from clinic_site.time_fields import register_city  # noqa: PLC0415 -- imports models of the admin

        from .last_known import last_known  # noqa: PLC0415 -- has models, too

        register_city(lambda: last_known().city)

        # The one profile is made by the first page that asks for it: that is nobody's deed.
        follow(self.get_model("ClinicProfile"), is_new_told=False)
        follow(self.get_model("OpeningHours"))
        follow(self.get_model("SpecialDay"))
        follow(self.get_model("PersonAccount"))
