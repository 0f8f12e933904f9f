"""What a visitor may ask about."""

from urllib.parse import urlencode

from django.db import models
from django.db.models import Q
from django.urls import reverse

from clinic_site.publishing import moment


class TreatmentQuerySet(models.QuerySet):
    def offered(self):
        has_begun = Q(offered_from__isnull=True) | Q(offered_from__lte=moment.now())
        return self.filter(has_begun, is_offered=True)


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
    # With the page that brings it in: nobody asks about a treatment before they can read of it.
    offered_from = models.DateTimeField("from", null=True, editable=False)
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

    def offer_from(self, at):
        """Let visitors ask about it from a moment on, if they cannot yet."""
        now = moment.now()
        if not self.is_offered or self._is_to_come(now):
            self._offer(is_offered=True, offered_from=at if at > now else None)

    def offer_no_more_from_then(self):
        """Undo `offer_from()` where that moment is still to come."""
        if self._is_to_come(moment.now()):
            self._offer(is_offered=False, offered_from=None)

    def _is_to_come(self, now):
        return self.offered_from is not None and self.offered_from > now

    def _offer(self, *, is_offered, offered_from):
        self.is_offered, self.offered_from = is_offered, offered_from
        self.save(update_fields=["is_offered", "offered_from"])

    @property
    def ask_url(self):
        """The consultation form with this treatment chosen."""
        return f"{reverse('contact:request')}?{urlencode({'treatment': self.slug})}"
