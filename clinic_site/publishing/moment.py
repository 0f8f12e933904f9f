"""The one clock of what is public: whoever asks what visitors see now asks this one what now is."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, as an aware datetime in UTC."""
    return timezone.now()
