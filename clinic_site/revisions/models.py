"""What a page said after each save that changed it, and who saved it."""

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class RevisionQuerySet(models.QuerySet):
    def of(self, page):
        """Those of one page, the latest first."""
        return self.filter(kind=ContentType.objects.get_for_model(page), page_id=page.page_id)


class Revision(models.Model):
    """The words of a page as they were saved; nobody changes them any more.

    A page is named by its kind and its key, so that a page of any kind can have some.
    """

    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    page_id = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField()  # within the page, from 1 on
    words = models.JSONField(encoder=DjangoJSONEncoder)  # see `words_of()`
    changed = models.TextField(blank=True)  # the names of what differs from the one before
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "page_id", "number"], name="revision_has_its_number"
            )
        ]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def who(self):
        """Who saved it, by name; a program, or an account that is gone, has none."""
        account = self.saved_by
        return account.get_full_name() or account.get_username() if account else "not by a form"


class HistoryLine(LogEntry):
    """What somebody did in the admin, as Django keeps it; shown to who may see what it was done to."""

    class Meta:
        proxy = True
        default_permissions = ("view",)
        verbose_name = "line of history"
        verbose_name_plural = "lines of history"
