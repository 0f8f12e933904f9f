"""The staff's form for a treatment page."""

from django.contrib import admin

from clinic_site.clinic.models import Treatment
from clinic_site.photos.uses import as_staff_know_it, link_to, rows_in_use
from clinic_site.publishing.admin import BESIDE, VIDEO_FIELDSET, PageAdmin, PageRowInline
from clinic_site.publishing.admin.withdrawing import Question
from clinic_site.publishing.plans import plan_of
from clinic_site.reviewing.admin import ReviewedAdmin
from clinic_site.teamwork.admin import TeamworkAdmin

from .models import Service, ServicePrice, ServiceQuestion
from .treatment_form import OF_TREATMENT, TreatmentForm

STILL_ASKED = "When the page is taken down, visitors can still ask about the treatment"
AT_THAT_MOMENT = (
    "Left unticked, the treatment leaves the consultation form at the moment at which its page is "
    "taken down."
)
NOT_IN_THE_FORM = "“{}” is not in the consultation form."
BRING_IT_IN = " Tick “can be asked about” to let visitors ask about it."
FOR_GOOD = (
    "The treatment goes along. Where visitors can still ask about it, or where requests or public pages "
    "name it, it stays, with an empty draft for its page."
)


class ServiceQuestionInline(PageRowInline):
    model = ServiceQuestion
    below = "When to call"


class ServicePriceInline(PageRowInline):
    model = ServicePrice
    below = "What it costs"
    fields = (("what", "position"), ("low", "high", "unit"), "includes")


@admin.register(Service)
class ServiceAdmin(TeamworkAdmin, ReviewedAdmin, PageAdmin):
    form = TreatmentForm
    list_display = ("titled", "place", "marks", "price_from", "state", "updated_at")
    list_select_related = ("treatment",)
    prepopulated_fields = {"slug": ("title",)}
    inlines = (ServicePriceInline, ServiceQuestionInline)
    content_fieldsets = (
        (None, {"fields": ("title", "summary", "in_a_line", "photo", "fda_status")}),
        (
            "What a person wants to know",
            {
                "fields": (
                    "who_it_is_for", "benefits", "risks", "session", "session_length", "course",
                    "downtime", "alternatives",
                )
            },
        ),
        ("What it costs", {"fields": ("paying",)}),
        ("Afterward", {"classes": ("collapse",), "fields": ("aftercare_do", "aftercare_do_not", "aftercare")}),
        ("When to call", {"classes": ("collapse",), "fields": ("call_911", "call_today", "tell_next_visit")}),
        VIDEO_FIELDSET,
    )  # fmt: skip
    panel_fieldsets = (
        (
            "In forms and lists",
            {
                "classes": (BESIDE,),
                "fields": ("name_in_form", "is_asked_about", "place", "has_crisis_line"),
                "description": "These are no words of the page: saved, they hold at once.",
            },
        ),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("prices")

    # --- What is kept at the treatment -----------------------------------------------------------

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        is_free = request.user.has_perm("clinic.change_treatment")
        return own if is_free else (*own, *OF_TREATMENT)

    def save_model(self, request, obj, form, change):
        words = [name for name in form.changed_data if name not in OF_TREATMENT]
        if words or not change:
            super().save_model(request, obj, form, change)
        form.save_treatment()

    def know_typed(self, form, page):
        # Of what is kept at the treatment, this alone is seen on the page.
        if "has_crisis_line" in form.cleaned_data:
            page.treatment.shows_crisis_line = form.cleaned_data["has_crisis_line"]

    @admin.display(description="name in the consultation form")
    def name_in_form(self, service):
        return service.treatment.name if service.treatment_id else ""

    @admin.display(description="order", ordering="treatment__order")
    def place(self, service):
        return service.treatment.order if service.treatment_id else ""

    @admin.display(description="can be asked about", boolean=True)
    def is_asked_about(self, service):
        return bool(service.treatment_id) and service.treatment.can_be_asked_about

    @admin.display(description="show the crisis line", boolean=True)
    def has_crisis_line(self, service):
        return bool(service.treatment_id) and service.treatment.shows_crisis_line

    @admin.display(description="consultation form")
    def marks(self, service):
        asked = "can be asked about" if self.is_asked_about(service) else "not in it"
        return f"{asked}, crisis line" if self.has_crisis_line(service) else asked

    def get_deleted_objects(self, objs, request):
        pages = list(objs)
        found = about({page.treatment for page in pages})
        seen = [one for one in found if self._may_see(request, one)]
        request.about = {
            "lines": [link_to(one) for one in seen],
            "others": len(found) - len(seen),
            "what_becomes": FOR_GOOD if any(page.trashed_at for page in pages) else "",
        }
        return super().get_deleted_objects(pages, request)

    # --- What is asked of whoever takes a page down ----------------------------------------------

    def question_on_withdrawal(self, request, pages):
        is_ticked = any(_is_to_stay(page) for page in pages)
        return Question(STILL_ASKED, AT_THAT_MOMENT, is_ticked)

    def take_answer(self, page, *, is_ticked):
        page.stays_offered = is_ticked

    def what_else_is_so(self, request, page):
        treatment, is_seen = page.treatment, page.is_published
        if not treatment.can_be_asked_about:
            return NOT_IN_THE_FORM.format(treatment) + (BRING_IT_IN if is_seen else "")
        if treatment.leaves_with_its_page:
            return f"“{treatment}” leaves the consultation form at that moment."
        if is_seen and page.live_until:
            return f"Visitors can still ask about “{treatment}” after that."
        if is_seen or plan_of(page):
            return ""
        return f"Visitors can still ask about “{treatment}” in the consultation form."

    @admin.display(description="price from")
    def price_from(self, service):
        return service.first_price.low if service.first_price else None


def about(treatments):
    """The pages that name one of these treatments, each once, as staff know them."""
    links = [relation for relation in Treatment._meta.related_objects if relation.many_to_many]
    found = [
        as_staff_know_it(row)
        for relation in links
        for row in rows_in_use(relation.related_model)
        .filter(**{f"{relation.field.name}__in": treatments})
        .distinct()
    ]
    return list(dict.fromkeys(found))


def _is_to_stay(page):
    """Whether an end is planned after which the treatment can be asked about."""
    treatment = page.treatment
    stays = treatment.can_be_asked_about and not treatment.leaves_with_its_page
    return stays and plan_of(page).end is not None
