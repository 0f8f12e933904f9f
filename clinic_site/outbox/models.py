"""The emails of the site: rows that are written with what they tell of, and sent afterwards."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from clinic_site import moments
from clinic_site.encryption.fields import EncryptedTextField

LATE_AFTER = timedelta(minutes=10)


class OutboxMessageQuerySet(models.QuerySet):
    def waiting(self):
        """Not sent yet, and not failed."""
        return self.filter(sent_at=None, failed_at=None)

    def due(self):
        """To be tried now, and not in the hands of another worker."""
        now = timezone.now()
        free = Q(leased_until=None) | Q(leased_until__lt=now)
        return self.waiting().filter(free, due_at__lte=now).order_by("due_at", "pk")

    def sent(self):
        return self.filter(sent_at__isnull=False)

    def unsent(self):
        """Waiting or failed."""
        return self.filter(sent_at=None)

    def late(self):
        """Waiting longer than a mail server that works would make them."""
        return self.waiting().filter(created_at__lt=timezone.now() - LATE_AFTER)

    def failed(self):
        return self.filter(failed_at__isnull=False)

    def late_or_failed(self):
        """What staff should know of: late, or failed; the oldest first."""
        late = Q(created_at__lt=timezone.now() - LATE_AFTER)
        is_over = Q(failed_at__isnull=False)
        return self.unsent().filter(late | is_over).order_by("created_at", "pk")

    def try_again(self) -> int:
        """Make them due now; pauses, and the days until they fail for good, begin anew."""
        now = timezone.now()
        return self.update(due_at=now, tried_since=now, tries=0, failed_at=None)


class OutboxMessage(models.Model):
    """One email. Neither its subject nor its body holds a word of a request."""

    # In words for staff, such as "A new request".
    kind = models.CharField(max_length=60)
    # Made once: a second delivery, after a worker died, is recognized by it.
    message_id = models.CharField(max_length=200, unique=True, editable=False)
    # Wiped once it is sent: the address is not needed any more.
    to = EncryptedTextField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    # What is sent in the place of the body where that opens something, such as a link to an account:
    # nobody reads it here, and it is wiped with the address.
    sealed_body = EncryptedTextField(blank=True, editable=False)
    created_at = models.DateTimeField("written", default=timezone.now)
    due_at = models.DateTimeField("next try", default=timezone.now)
    tried_since = models.DateTimeField(default=timezone.now, editable=False)
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    sent_at = models.DateTimeField("sent", null=True, blank=True)
    failed_at = models.DateTimeField("failed", null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    objects = OutboxMessageQuerySet.as_manager()

    class Meta:
        verbose_name = "email"
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view", "change")
        indexes = [
            models.Index(
                fields=["due_at"],
                name="outbox_waiting",
                condition=Q(sent_at=None, failed_at=None),
            ),
            # How many of a kind were written lately bounds how many more may be.
            models.Index(fields=["kind", "created_at"], name="outbox_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None),
                name="outbox_sent_or_failed",
            )
        ]

    def __str__(self):
        return f"{self.kind}, {moments.in_words(self.created_at)}"

    @property
    def state(self):
        """One word or two for staff."""
        if self.sent_at:
            return "Sent"
        if self.failed_at:
            return "Failed"
        return "Late" if self.created_at < timezone.now() - LATE_AFTER else "Waiting"
