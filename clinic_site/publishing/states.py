"""The states of a page, in words that staff use."""

from django.db.models import TextChoices


class State(TextChoices):
    DRAFT = "draft", "Draft"
    SCHEDULED = "scheduled", "Scheduled"
    PUBLISHED = "published", "Published"
    EXPIRED = "expired", "Taken down"
    TRASHED = "trashed", "In the trash"
