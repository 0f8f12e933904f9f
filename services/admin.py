"""The staff's form for a treatment page."""

from django.contrib import admin

from clinic_site.publishing.admin import VIDEO_FIELDSET, PageAdmin
from clinic_site.publishing.admin.withdrawing import Question
from clinic_site.publishing.plans import plan_of
from clinic_site.revisions.admin import RevisedAdmin
from clinic_site.richtext.reading import ShowsTexts

from .models import Service, ServicePrice, ServiceQuestion

STILL_ASKED = "When the page is taken down, visitors can still ask about the treatment"
AT_THAT_MOMENT = (
    "Left unticked, the treatment leaves the consultation form at the moment at which its page is "
    "taken down."
)


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

    # --- What is asked of whoever takes a page down ----------------------------------------------

    def question_on_withdrawal(self, request, pages):
        is_ticked = any(_is_to_stay(page) for page in pages)
        return Question(STILL_ASKED, AT_THAT_MOMENT, is_ticked)

    def take_answer(self, page, *, is_ticked):
        page.stays_offered = is_ticked

    def what_else_goes(self, page):
        treatment = page.treatment
        if plan_of(page):
            return ""
        if treatment.can_be_asked_about:
            return f"Visitors can still ask about “{treatment}” in the consultation form."
        return f"“{treatment}” is not in the consultation form."

    def what_goes_then(self, page):
        treatment = page.treatment
        if treatment.leaves_with_its_page:
            return f"“{treatment}” leaves the consultation form at that moment."
        return f"Visitors can still ask about “{treatment}” after that."

    @admin.display(description="price from")
    def price_from(self, service):
        return service.first_price and service.first_price.low


def _is_to_stay(page):
    """Whether an end is planned after which the treatment can be asked about."""
    treatment = page.treatment
    stays = treatment.can_be_asked_about and not treatment.leaves_with_its_page
    return stays and plan_of(page).end is not None
