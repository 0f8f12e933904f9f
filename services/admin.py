"""The staff's form for a treatment page."""

from django.contrib import admin

from clinic_site.publishing.admin import VIDEO_FIELDSET, PageAdmin
from clinic_site.revisions.admin import RevisedAdmin
from clinic_site.richtext.reading import ShowsTexts

from .models import Service, ServiceQuestion


class ServiceQuestionInline(ShowsTexts, admin.StackedInline):
    model = ServiceQuestion
    extra = 0


@admin.register(Service)
class ServiceAdmin(RevisedAdmin, PageAdmin):
    list_display = ("title", "treatment", "price_from", "state", "updated_at")
    list_select_related = ("treatment",)
    prepopulated_fields = {"slug": ("title",)}
    inlines = (ServiceQuestionInline,)
    content_fieldsets = (
        (None, {"fields": ("title", "slug", "treatment", "photo", "summary", "fda_status")}),
        (
            "What a person wants to know",
            {
                "fields": (
                    "who_it_is_for", "session", "session_length", "downtime", "risks",
                    "aftercare", "price_from",
                )
            },
        ),
        VIDEO_FIELDSET,
    )  # fmt: skip
