"""The clinic's own pages."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q
from django.urls import reverse

from clinic_site.publishing.drafts import Replacement
from clinic_site.publishing.models import PublishablePage
from clinic_site.publishing.querysets import PageManager, PageQuerySet
from clinic_site.publishing.seo import ENGLISH, SPANISH
from clinic_site.richtext.fields import RichTextField

from .targets import told_of

PRIVACY_ADDRESS = "privacy"  # it answers whether the clinic has written such a page or not
ROLE_TAKEN = (
    "“{}” is this page already. Take the role from it, publish that, and choose it here again."
)
ROLE_IN_THE_TRASH = (
    "“{}”, a page in the trash, has this role. Choose another, or delete that page for good first."
)
WHAT_IS_KEPT = "What this website keeps of a request, who sees it, and for how long."


class OwnPageQuerySet(PageQuerySet):
    def with_counterparts(self):
        """Editions, each with what visitors see of the page that says the same in the other language."""
        leads_here = Q(edition_of=OuterRef("translation_of"))
        leads_back = Q(translation_of=OuterRef("edition_of"))
        same = Page.objects.published().filter(leads_here | leads_back)
        return self.annotate(counterpart=told_of(same.exclude(language=OuterRef("language"))))


class Page(PublishablePage):
    """A page of the clinic's own, such as privacy or accessibility."""

    class Role(models.TextChoices):
        """What the site itself leads to, wherever such a page stands."""

        ABOUT = "about", "About the clinic"
        PRIVACY = "privacy", "Privacy"
        ACCESSIBILITY = "accessibility", "Accessibility"
        ESTIMATE = "estimate", "Good faith estimate"

    class Language(models.TextChoices):
        ENGLISH = ENGLISH, "English"
        SPANISH = SPANISH, "Spanish"

    url_name = "clinic:page"
    search_title, search_order = "Pages", 4
    search_fields = ("title", "body")
    reserved_addresses = (
        "admin", "blog", "conditions", "contact", "healthz", "media", "people", "review", "search",
        "services", "static",
    )  # fmt: skip
    lasting_addresses = (PRIVACY_ADDRESS,)

    title = models.CharField(max_length=120)
    body = RichTextField()
    role = models.CharField(
        max_length=20,
        choices=Role,
        blank=True,
        help_text="Where the site speaks of such a page it links this one, whatever its title and "
        "address are.",
    )
    language = models.CharField(
        max_length=5,
        choices=Language,
        default=Language.ENGLISH,
        help_text="Of the page’s own words, so that screen readers say them right.",
    )
    translation_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name="counterpart in the other language",
        help_text="The page that says the same. Choose it at one of the two; each links the other while "
        "both are public.",
    )

    objects = PageManager.from_queryset(OwnPageQuerySet)()

    class Meta(PublishablePage.Meta):
        ordering = ["title"]
        constraints = [
            *PublishablePage.Meta.constraints,
            models.UniqueConstraint(
                fields=["role"],
                condition=Q(edition_of__isnull=True) & ~Q(role=""),
                name="clinic_page_role",
                violation_error_message="Another page has this role.",
            ),
        ]

    def clean(self):
        super().clean()
        if taken := self._why_role_is_taken():
            raise ValidationError({"role": taken})

    def replaced_in_drafts(self):
        if taken := self._why_role_is_taken():
            yield Replacement("role", "", f"The role was left out. {taken}")

    def _why_role_is_taken(self):
        if not self.role:
            return ""
        other = self.others_in_use().filter(role=self.role).first()
        if other is None:
            return ""
        return (ROLE_IN_THE_TRASH if other.trashed_at else ROLE_TAKEN).format(other)

    @classmethod
    def about_privacy(cls):
        """The page that stands where the clinic has published none of its own about privacy."""
        return cls(
            title="Privacy",
            slug=PRIVACY_ADDRESS,
            role=cls.Role.PRIVACY,
            seo_description=WHAT_IS_KEPT,
        )

    @property
    def told(self):
        """What `told_of()` tells of it, without asking the database."""
        return {"title": self.title, "slug": self.slug, "language": self.language}

    @property
    def web_page_type(self):
        return "AboutPage" if self.role == self.Role.ABOUT else "WebPage"

    @property
    def addresses_by_language(self):
        other = getattr(self, "counterpart", None)  # see `with_counterparts()`
        if not other:
            return {}
        there = reverse(self.url_name, args=[other["slug"]])
        return {self.language: self.get_absolute_url(), other["language"]: there}

    @property
    def is_about_privacy(self):
        """Whether it tells, below its own words, what the software keeps of a request."""
        return self.role == self.Role.PRIVACY or self.slug == PRIVACY_ADDRESS
