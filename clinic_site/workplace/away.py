"""Pages of the admin that show people ask again who it is after a quarter of an hour."""

from django.contrib import admin

from clinic_site.editing.idle import sign_in_after_idle


class AsksWhoWasAwayAdmin(admin.ModelAdmin):
    """Outermost class of every ModelAdmin; one that names people says `shows_people = True`."""

    def get_urls(self):
        urls = super().get_urls()
        if getattr(self, "shows_people", False):
            for url in urls:
                url.callback = sign_in_after_idle(url.callback)
        return urls
