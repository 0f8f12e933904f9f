"""Treatment pages: a record of what a person wants to know before asking."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from clinic_site.clinic.models import Treatment
from clinic_site.photos.models import Photo
from clinic_site.publishing.drafts import free, is_stand_in
from clinic_site.publishing.holding import HOLD
from clinic_site.publishing.querysets import PageManager, PageQuerySet
from clinic_site.publishing.unstored import UNSTORED
from clinic_site.publishing.video import PageWithVideo
from clinic_site.richtext.fields import RichTextField
from services import structured


class ServiceQuerySet(PageQuerySet):
    def for_cards(self):
        """With what a card shows: of the first price, as `listed_price`, what it needs."""
        prices = self.model.prices.rel.related_model.objects.filter(service=OuterRef("pk"))
        first = prices.values(words=JSONObject(low="low", unit="unit"))[:1]
        return self.select_related("treatment", "photo").annotate(listed_price=Subquery(first))

    def for_reading(self):
        """With everything that the treatment's page shows."""
        return self.select_related("treatment", "photo", "video_still").prefetch_related(
            "questions", "prices"
        )


def _list(name, help_text):
    """A column for a list that staff type as they would on paper: what it lists, one on each line."""
    return models.TextField(name, max_length=1000, blank=True, help_text=help_text)


class Service(PageWithVideo):
    url_name, list_url_name = "services:service", "services:list"
    search_title, search_order = "Treatments", 1
    web_page_type = "MedicalWebPage"
    names_place = True
    row_names = ("questions", "prices")
    # Whether visitors can still ask about it once the page is taken down; None where nobody was asked.
    stays_offered: bool | None = None
    search_fields = (
        "title", "summary", "in_a_line", "who_it_is_for", "benefits", "risks", "session",
        "session_length", "course", "downtime", "paying", "alternatives", "aftercare_do", "aftercare_do_not",
        "aftercare", "call_911", "call_today", "tell_next_visit", "fda_status",
    )  # fmt: skip
    searched_also = (
        "Who it is for", "What it may do, benefits", "Risks and side effects", "How a session goes",
        "What it costs, prices, insurance", "Downtime, recovery, aftercare", "When to call",
    )  # fmt: skip

    treatment = models.ForeignKey(
        Treatment,
        on_delete=HOLD,
        blank=True,
        related_name="services",
        help_text="What this page is about. Left empty, it is made from the page's title.",
    )
    title = models.CharField(max_length=100)
    photo = models.ForeignKey(
        Photo, on_delete=HOLD, null=True, blank=True, related_name="services"
    )
    summary = models.TextField(
        max_length=400, help_text="Two sentences: what it is, and for whom. Lists show them too."
    )
    in_a_line = models.CharField(
        "in one line",
        max_length=34,
        blank=True,
        help_text="Such as “For fine lines and acne scars”: on a phone, short lists show it below the "
        "title. Left empty, they show the title alone.",
    )
    fda_status = models.TextField(
        "FDA status",
        max_length=600,
        blank=True,
        help_text="Say plainly what is approved or cleared, and what is off-label.",
    )
    who_it_is_for = RichTextField("who it is for", blank=True)
    benefits = RichTextField(
        "what it may do, and how sure that is",
        blank=True,
        help_text="For how many people it helped, by how much, and what is not known; visitors read it "
        "beside the risks.",
    )
    risks = RichTextField("risks and side effects", blank=True)
    session = RichTextField("how a session goes", blank=True)
    session_length = models.CharField(
        "length of a session", max_length=120, blank=True, help_text="Such as “About 45 minutes”."
    )
    course = models.CharField(
        "how many sessions, and how far apart",
        max_length=160,
        blank=True,
        help_text="Such as “Six sessions over three weeks”.",
    )
    downtime = models.CharField(
        max_length=160, blank=True, help_text="Such as “Two to four days of redness”."
    )
    paying = models.TextField(
        "insurance and other ways to pay",
        max_length=400,
        blank=True,
        help_text="A sentence on insurance, on HSA and FSA cards, and on financing.",
    )
    alternatives = RichTextField(
        "what else there is",
        blank=True,
        help_text="Other treatments for the same trouble, and what happens without any.",
    )
    aftercare_do = _list(
        "aftercare: do", "What patients should do afterward, one thing on each line."
    )
    aftercare_do_not = _list(
        "aftercare: do not", "What patients should leave alone afterward, one thing on each line."
    )
    aftercare = RichTextField(
        "more about aftercare",
        blank=True,
        help_text="What is no list of things to do or not to do.",
    )
    call_911 = _list("call 911 if", "One sign on each line, such as “you have chest pain”.")
    call_today = _list(
        "call us today if",
        "One sign on each line; the phone number and what to do after hours follow by themselves.",
    )
    tell_next_visit = _list("tell us at your next visit", "What can wait, one thing on each line.")

    objects = PageManager.from_queryset(ServiceQuerySet)()

    class Meta(PageWithVideo.Meta):
        ordering = ["treatment__order", "title"]
        verbose_name = "treatment"
        constraints = [
            *PageWithVideo.Meta.constraints,
            models.UniqueConstraint(
                fields=["treatment"],
                condition=Q(edition_of__isnull=True),
                name="service_treatment_has_one_page",
                violation_error_message="This treatment has a page already.",
            ),
        ]

    def clean(self):
        super().clean()
        if self.treatment_id and self.others_in_use().filter(treatment=self.treatment_id).exists():
            raise ValidationError({"treatment": "This treatment has a page already."})

    @transaction.atomic
    def save(self, **kwargs):
        if self.treatment_id is None:
            treatment = self._treatment_of_its_own()
            treatment.save()
            self.treatment = treatment
        elif self.title_typed and is_stand_in(self.treatment.slug):
            self._name_treatment(self.treatment)
            self.treatment.save(update_fields=["name", "slug"])
        super().save(**kwargs)

    def subjects(self, meta):
        return structured.treatment(self, meta)

    def on_publishing(self, at):
        # A draft must not show in the consultation form; its page brings a treatment there.
        self.treatment.offer_from(at)

    def on_withdrawing(self):
        self.treatment.offer_no_more_from_then()

    def on_ending(self, at):
        if self.stays_offered is not None:
            self.treatment.offer_until(None if self.stays_offered else at)
        elif self.treatment.leaves_with_its_page:
            self.treatment.offer_until(at)  # the plan has moved, and what goes along with it

    def on_showing_unstored(self):
        if self.treatment_id is None:
            self.treatment = self._treatment_of_its_own()
            self.treatment.pk = self.treatment.pk or UNSTORED

    @property
    def first_price(self):
        """The price that lists name; None where there is none."""
        return next(iter(self.prices.all()), None)

    @property
    def has_aftercare(self):
        return bool(self.aftercare_do or self.aftercare_do_not or self.aftercare)

    @property
    def has_signs(self):
        """Whether it says when to call whom."""
        return bool(self.call_911 or self.call_today or self.tell_next_visit)

    @property
    def who_does_it(self):
        """The clinicians who do the treatment, as visitors see them."""
        return self.treatment.people.published().clinicians().select_related("photo")

    def _treatment_of_its_own(self):
        """The treatment of the same address or name that has no page, or a new one that is not saved yet."""
        same = Treatment.objects.filter(Q(slug=self.slug) | Q(name=self.title))
        of_others = self.others_in_use().values("treatment")
        return same.exclude(pk__in=of_others).first() or self._name_treatment(
            Treatment.waiting_for_its_page()
        )

    def _name_treatment(self, treatment):
        """Call it as the page, or as near to it as others leave room: a draft keeps no name from being its own."""
        others = Treatment.objects.exclude(pk=treatment.pk)
        treatment.name = free(str(self), set(others.values_list("name", flat=True)), " ")
        treatment.slug = free(self.slug, set(others.values_list("slug", flat=True)))
        return treatment
