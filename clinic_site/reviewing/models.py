"""A link by which somebody without an account reads what a page said in one version, and what they did."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from clinic_site.revisions.models import Revision

LONGEST_NAME = 100  # characters
LONGEST_COMMENT = 5000


class ReviewLinkQuerySet(models.QuerySet):
    def of(self, page):
        """Those of one page, the latest first."""
        return self.filter(revision__in=Revision.objects.of(page))

    def open(self):
        """Those that still show something, as far as they themselves decide it."""
        return self.filter(withdrawn_at=None, ends_at__gt=timezone.now())


class ReviewLink(models.Model):
    """A link to one revision. Whoever has its key may read that; stored is what its key hashes to."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="review_links")
    key_hash = models.CharField(max_length=64, unique=True)
    for_whom = models.CharField(max_length=LONGEST_NAME)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = ReviewLinkQuerySet.as_manager()
    is_new = False  # whether it was made just now

    class Meta:
        default_permissions = ()
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return f"Review link for {self.for_whom}"

    @property
    def is_open(self):
        return self.withdrawn_at is None and self.ends_at > timezone.now()


class ReviewLine(models.Model):
    """What a reader did, under the name that they gave; nobody changes it any more."""

    class Deed(models.TextChoices):
        OPENED = "opened", "opened it"
        APPROVED = "approved", "approved it"
        COMMENTED = "commented", "commented"

    link = models.ForeignKey(ReviewLink, on_delete=models.CASCADE, related_name="lines")
    who = models.CharField(max_length=LONGEST_NAME)
    deed = models.CharField(max_length=10, choices=Deed)
    words = models.TextField(max_length=LONGEST_COMMENT, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(deed="commented") | ~Q(words=""), name="review_comment_has_words"
            )
        ]

    def __str__(self):
        return f"{self.who} {self.get_deed_display()}"


class WrongKey(models.Model):
    """A key that opened nothing, of which nothing is kept; and, for minutes, a hash of whose it was."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    connection_hash = models.CharField(max_length=64)  # keyed: the address can be read nowhere

    class Meta:
        default_permissions = ()

    def __str__(self):
        return "a wrong key"
