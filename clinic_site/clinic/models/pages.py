"""The clinic's own pages."""

from django.db import models

from clinic_site.publishing.models import PublishablePage
from clinic_site.richtext.fields import RichTextField

PRIVACY = "privacy"
WHAT_IS_KEPT = "What this website keeps of a request, who sees it, and for how long."


class Page(PublishablePage):
    """A page of the clinic's own, such as privacy or accessibility."""

    url_name = "clinic:page"
    search_title, search_order = "Pages", 5
    search_fields = ("title", "body")
    reserved_addresses = (
        "admin", "blog", "conditions", "contact", "healthz", "media", "people", "search", "services",
        "static",
    )  # fmt: skip
    lasting_addresses = (PRIVACY,)

    title = models.CharField(max_length=120)
    body = RichTextField()
    footer_order = models.PositiveSmallIntegerField(
        "place in the footer",
        null=True,
        blank=True,
        help_text="The footer links pages from the smallest number on. Left empty, it does not "
        "link this one.",
    )

    class Meta(PublishablePage.Meta):
        ordering = ["footer_order", "title"]

    def __str__(self):
        return self.title

    @classmethod
    def about_privacy(cls):
        """The page that stands where the clinic has published none of its own about privacy."""
        return cls(title="Privacy", slug=PRIVACY, seo_description=WHAT_IS_KEPT)

    @property
    def is_about_privacy(self):
        """Whether it tells, below its own words, what the software keeps of a request."""
        return self.slug == PRIVACY
