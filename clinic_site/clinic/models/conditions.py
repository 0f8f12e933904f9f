"""What people come with: conditions, in their own words."""

from django.db import models

from clinic_site.clinic import structured
from clinic_site.photos.models import Photo
from clinic_site.publishing.holding import HOLD
from clinic_site.publishing.models import PublishablePage
from clinic_site.publishing.querysets import PageManager, PageQuerySet
from clinic_site.richtext.fields import RichTextField

from .treatments import Treatment


class ConditionQuerySet(PageQuerySet):
    def for_cards(self):
        """With what a card or a link shows, without what it does not."""
        return self.select_related("photo").defer("body", "folded_words")

    def linking(self, treatments):
        """Those whose pages link one of these treatments, each once."""
        linked = self.model.treatments.through.objects.filter(treatment__in=treatments)
        return self.filter(pk__in=linked.values("condition"))


class Condition(PublishablePage):
    """What somebody lives with: it leads to treatments, people and articles, and they lead to it."""

    url_name, list_url_name = "clinic:condition", "clinic:conditions"
    web_page_type = "MedicalWebPage"
    search_title, search_order = "Conditions", 2
    search_fields = ("title", "summary", "body")

    title = models.CharField(
        max_length=100, help_text="In the words of those who have it, such as “Chronic pain”."
    )
    summary = models.TextField(
        max_length=300, help_text="One or two sentences for lists, and at the top of the page."
    )
    body = RichTextField()
    photo = models.ForeignKey(
        Photo, on_delete=HOLD, null=True, blank=True, related_name="conditions"
    )
    treatments = models.ManyToManyField(
        Treatment,
        blank=True,
        related_name="conditions",
        help_text="The page links these treatments and the clinicians who give them, and their "
        "pages link it.",
    )
    shows_crisis_line = models.BooleanField(
        "show the crisis line",
        default=False,
        help_text="Tick it where people may think of ending their life, as with depression or "
        "chronic pain. This page, its articles, and the pages of its treatments then show the "
        "crisis line of the clinic's profile.",
    )
    order = models.PositiveSmallIntegerField(
        default=100, help_text="Lists show conditions from the smallest number on."
    )

    objects = PageManager.from_queryset(ConditionQuerySet)()

    class Meta(PublishablePage.Meta):
        ordering = ["order", "title"]

    def subjects(self, meta):
        return [structured.condition(self, meta)]
