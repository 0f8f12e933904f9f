"""Where a draft stands on its way to visitors, who works on it until when, and what is said about it."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

LONGEST_COMMENT = 2000  # characters
LONGEST_QUOTE = 500
YEARS = range(2000, 2200)  # which the calendar shows; the page's own door takes no later one
GONE = "somebody whose account is gone"


def account_field(**options):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        **options,
    )


def name_of(account) -> str:
    """What colleagues call somebody."""
    return account.get_full_name() or account.get_username() if account else GONE


class AboutPages(models.QuerySet):
    def of(self, page):
        """What is there about one page."""
        return self.filter(kind=ContentType.objects.get_for_model(page), page_id=page.page_id)


class TaskQuerySet(AboutPages):
    def open(self):
        """Those in which somebody waits for somebody."""
        is_somebodys = models.Q(assigned_to__isnull=False) | models.Q(due_on__isnull=False)
        asked = ~models.Q(state=Task.State.WRITING)
        return self.with_accounts().filter(is_somebodys | asked)

    def with_accounts(self):
        return self.select_related("asked_by", "asked_of", "answered_by", "assigned_to")


class Task(models.Model):
    """The work on the draft of a page until it is published; visitors see nothing of it.

    A page is named by its kind and its key, so that a page of any kind can have one.
    """

    class State(models.TextChoices):
        WRITING = "writing", "Being written"
        READY = "ready", "Ready for review"
        SENT_BACK = "sent_back", "Sent back"
        APPROVED = "approved", "Approved"

    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    page_id = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WRITING)
    version = models.PositiveIntegerField(null=True)  # the number of the revision that was meant
    asked_by, asked_at = account_field(), models.DateTimeField(null=True)
    asked_of = account_field()  # nobody: whoever may publish
    answered_by, answered_at = account_field(), models.DateTimeField(null=True)
    assigned_to = account_field()
    due_on = models.DateField("due", null=True, blank=True)
    planned_on = models.DateField(
        "meant to appear on",
        null=True,
        blank=True,
        help_text="What you have in mind. Nothing happens by itself on that day.",
    )
    reminded_of = models.DateField(null=True)  # the due day of which the assigned one was reminded

    objects = TaskQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["kind", "page_id"], name="task_of_a_page"),
        ]

    def __str__(self):
        return self.get_state_display()

    @property
    def is_due(self):
        """Whether it is due today or overdue."""
        return self.due_on is not None and self.due_on <= timezone.localdate()

    @property
    def is_overdue(self):
        return self.due_on is not None and self.due_on < timezone.localdate()


class CommentQuerySet(AboutPages):
    def unresolved(self):
        return self.filter(answer_to=None, resolved_at=None)

    def threads(self):
        """What was said first, the oldest above, each with its answers."""
        return self.filter(answer_to=None).prefetch_related("answers")


class Comment(models.Model):
    """What somebody said to colleagues about a page, about one of its paragraphs, or in answer."""

    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    page_id = models.PositiveBigIntegerField()
    answer_to = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="answers"
    )
    # The words of the paragraph as they were; "" of the page. By them it is found again.
    quote = models.CharField(max_length=LONGEST_QUOTE, blank=True)
    text = models.TextField(max_length=LONGEST_COMMENT)
    by = account_field()
    by_name = models.CharField(max_length=310)  # stays when the account goes
    written_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True)
    resolved_by_name = models.CharField(max_length=310, blank=True)
    told_at = models.DateTimeField(null=True)  # by email; until then it waits for the talk to rest

    objects = CommentQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["kind", "page_id"], name="comment_of_a_page")]

    def __str__(self):
        return f"Comment {self.pk}"

    @property
    def box(self):
        """The field in which it is answered, among those of its page."""
        return f"answer-{self.pk}"
