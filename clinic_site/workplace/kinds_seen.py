"""Which kinds of page an account may look at: the home, the calendar, and reports show these alone."""

from django.contrib import admin

from clinic_site.publishing.kinds import page_models


def kinds_seen(request):
    return [
        model
        for model in page_models()
        if admin.site.get_model_admin(model).has_view_or_change_permission(request)
    ]
