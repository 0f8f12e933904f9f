"""Treatment pages: a record of what a person wants to know before asking."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from clinic_site.clinic.models import Treatment
from clinic_site.photos.models import Photo
from clinic_site.publishing.holding import HOLD
from clinic_site.publishing.querysets import PageManager, PageQuerySet
from clinic_site.publishing.questions import Question
from clinic_site.publishing.video import PageWithVideo
from clinic_site.richtext.fields import RichTextField


class ServiceQuerySet(PageQuerySet):
    def for_cards(self):
        return self.select_related("treatment", "photo")

    def for_reading(self):
        """With everything that the treatment's page shows."""
        return self.select_related("treatment", "photo", "video_still").prefetch_related(
            "questions"
        )


class Service(PageWithVideo):
    url_name = "services:service"
    search_title, search_order = "Treatments", 1
    row_names = ("questions",)
    search_fields = (
        "title", "summary", "who_it_is_for", "session", "session_length", "downtime", "risks",
        "aftercare", "fda_status",
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
    fda_status = models.TextField(
        "FDA status",
        max_length=600,
        blank=True,
        help_text="Say plainly what is approved or cleared, and what is off-label.",
    )
    who_it_is_for = RichTextField("who it is for", blank=True)
    session = RichTextField("how a session goes", blank=True)
    session_length = models.CharField(
        "length of a session", max_length=120, blank=True, help_text="Such as “About 45 minutes”."
    )
    downtime = models.CharField(
        max_length=160, blank=True, help_text="Such as “Two to four days of redness”."
    )
    price_from = models.DecimalField(
        "price from",
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="In US dollars. Left empty, the page speaks of a written estimate instead.",
    )
    risks = RichTextField("risks and side effects", blank=True)
    aftercare = RichTextField(blank=True)

    objects = PageManager.from_queryset(ServiceQuerySet)()

    class Meta(PageWithVideo.Meta):
        ordering = ["treatment__order", "title"]
        verbose_name = "treatment page"
        constraints = [
            *PageWithVideo.Meta.constraints,
            models.UniqueConstraint(
                fields=["treatment"],
                condition=Q(edition_of__isnull=True),
                name="service_treatment_has_one_page",
                violation_error_message="This treatment has a page already.",
            ),
            models.CheckConstraint(
                condition=Q(price_from__isnull=True) | Q(price_from__gt=0),
                name="service_price_is_positive",
                violation_error_message="The price must be more than zero.",
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.treatment_id is None:
            own = self._treatment_of_its_own()
            if own.pk and self._is_taken(own):
                taken = f"“{own}” has a page already. Choose another title, or a treatment."
                raise ValidationError({"title": taken})
        elif self._is_taken(self.treatment_id):
            raise ValidationError({"treatment": "This treatment has a page already."})

    def _is_taken(self, treatment):
        """Whether another page is about it, or visitors see or will see one that is."""
        others = Service.objects.in_use().filter(treatment=treatment)
        if self.pk:
            others = others.exclude(Q(pk=self.pk) | Q(edition_of=self.pk))
        return others.exists()

    @transaction.atomic
    def save(self, **kwargs):
        if self.treatment_id is None:
            treatment = self._treatment_of_its_own()
            treatment.save()
            self.treatment = treatment
        super().save(**kwargs)

    def on_publishing(self, at):
        # A draft must not show in the consultation form; its page brings a treatment there.
        self.treatment.offer_from(at)

    def on_withdrawing(self):
        self.treatment.offer_no_more_from_then()

    @property
    def shows_crisis_line(self):
        return self.treatment.shows_crisis_line

    def _treatment_of_its_own(self):
        """The treatment of the same address or name, or a new one that is not saved yet."""
        same = Treatment.objects.filter(Q(slug=self.slug) | Q(name=self.title)).first()
        return same or Treatment(slug=self.slug, name=self.title, is_offered=False)


class ServiceQuestion(Question):
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="questions")
