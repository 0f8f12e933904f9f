"""The staff's form for a treatment page."""

from django.contrib import admin

from clinic_site.publishing.admin import VIDEO_FIELDSET, PageAdmin
from clinic_site.revisions.admin import RevisedAdmin
from clinic_site.richtext.reading import ShowsTexts

from .models import Service, ServicePrice, ServiceQuestion


class ServiceQuestionInline(ShowsTexts, admin.StackedInline):
    model = ServiceQuestion
    extra = 0


class ServicePriceInline(admin.StackedInline):
    model = ServicePrice
    extra = 0
    fields = (("what", "position"), ("low", "high", "unit"), "includes")


@admin.register(Service)
class ServiceAdmin(RevisedAdmin, PageAdmin):
    list_display = ("title", "treatment", "price_from", "state", "updated_at")
    list_select_related = ("treatment",)
    prepopulated_fields = {"slug": ("title",)}
    inlines = (ServicePriceInline, ServiceQuestionInline)
    content_fieldsets = (
        (None, {"fields": ("title", "slug", "treatment", "photo", "summary", "fda_status")}),
        (
            "What a person wants to know",
            {
                "fields": (
                    "who_it_is_for", "benefits", "risks", "session", "session_length", "course",
                    "downtime", "paying", "alternatives",
                )
            },
        ),
        ("Afterward", {"fields": ("aftercare_do", "aftercare_do_not", "aftercare")}),
        ("When to call", {"fields": ("call_911", "call_today", "tell_next_visit")}),
        VIDEO_FIELDSET,
    )  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("prices")

    @admin.display(description="price from")
    def price_from(self, service):
        return service.first_price and service.first_price.low
