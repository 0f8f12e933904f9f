"""What is known of addresses beside what the editions of pages tell."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from .kinds import title_of
from .paths import LONGEST, LONGEST_TARGET

KEY = 60  # characters of "blog.post:12"


class Address(models.Model):
    """Where those are led who ask for an address at which nothing stands, or for a page that is not public.

    A page that only moved needs no row: see `answering`. Without a target it is gone for good.
    """

    class Origin(models.TextChoices):
        STAFF = "staff", "Decided here"
        IMPORT = "import", "From a list"
        DELETED = "deleted", "Of a deleted page"
        RENAMED = "renamed", "Of a new address"

    path = models.CharField("old address", max_length=LONGEST, unique=True, null=True, blank=True)
    page = models.CharField(max_length=KEY, unique=True, null=True, blank=True, editable=False)
    target = models.CharField(
        "leads to",
        max_length=LONGEST_TARGET,
        blank=True,
        help_text="An address of this site, such as /services/. It follows the page that has it. Left "
        "empty, visitors are told that the page is gone for good (410).",
    )
    target_page = models.CharField(max_length=KEY, blank=True, editable=False)
    # What stood at the address after this moment counts for more.
    since = models.DateTimeField(default=timezone.now, editable=False)
    origin = models.CharField(
        "reason", max_length=10, choices=Origin, default=Origin.STAFF, editable=False
    )

    class Meta:
        ordering = ["path", "page"]
        verbose_name = "forwarded address"
        verbose_name_plural = "forwarded addresses"
        constraints = [
            models.CheckConstraint(
                condition=(Q(path=None) & ~Q(page=None)) | (~Q(path=None) & Q(page=None)),
                name="forwarding_address_of_one",
                violation_error_message="Write the old address.",
            ),
        ]

    def __str__(self):
        return self.path or f"“{self.known_title or 'A page'}”, while it is not public"

    @cached_property
    def known_title(self):
        """What staff call the page; "" where it is gone. A list knows it of all its rows."""
        return title_of(self.page)

    @property
    def is_gone(self):
        return not (self.target or self.target_page)


class MissedAddress(models.Model):
    """An address that visitors asked for and did not find: how often, and on which days, no more."""

    path = models.CharField("address", max_length=LONGEST, unique=True)
    count = models.PositiveIntegerField("times", default=0)
    first_on = models.DateField("first on")
    last_on = models.DateField("last on")
    is_ignored = models.BooleanField("not shown again", default=False, editable=False)

    class Meta:
        ordering = ["-count", "path"]
        default_permissions = ("change", "view")
        verbose_name = "address that visitors missed"
        verbose_name_plural = "addresses that visitors missed"

    def __str__(self):
        return self.path


class CheckedLink(models.Model):
    """What another site answered when `check_links` asked it last, about an address in our texts."""

    address = models.CharField(max_length=2000, unique=True)
    status = models.PositiveSmallIntegerField(null=True)  # None where none came
    fault = models.CharField(max_length=200, blank=True)  # a sentence; "" where it works
    moved_to = models.CharField(max_length=2000, blank=True)
    checked_at = models.DateTimeField()
    fails_since = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ("view",)
        verbose_name = "link"
        verbose_name_plural = "broken links"

    def __str__(self):
        return self.address
