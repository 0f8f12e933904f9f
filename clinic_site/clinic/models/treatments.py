"""What a visitor may ask about."""

from urllib.parse import urlencode

from django.db import models
from django.urls import reverse


class TreatmentQuerySet(models.QuerySet):
    def offered(self):
        return self.filter(is_offered=True)


class Treatment(models.Model):
    """What a visitor may ask about; posts, treatment pages and requests meet here."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField("address", max_length=100, unique=True)
    order = models.PositiveSmallIntegerField(
        default=100, help_text="Lists show treatments from the smallest number on."
    )
    is_offered = models.BooleanField(
        "can be asked about",
        default=True,
        help_text="Untick it to take the treatment out of the consultation form. Publishing its "
        "page ticks it.",
    )
    shows_crisis_line = models.BooleanField(
        "show the crisis line",
        default=False,
        help_text="Tick it for treatments of depression: their pages and articles show the "
        "crisis line of the clinic's profile.",
    )

    objects = TreatmentQuerySet.as_manager()

    class Meta:
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    @property
    def ask_url(self):
        """The consultation form with this treatment chosen."""
        return f"{reverse('contact:request')}?{urlencode({'treatment': self.slug})}"
