"""What a visitor may ask about."""

from urllib.parse import urlencode

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from clinic_site.publishing import moment


class TreatmentQuerySet(models.QuerySet):
    def offered(self):
        now = moment.now()
        has_begun = Q(offered_from__isnull=True) | Q(offered_from__lte=now)
        goes_on = Q(offered_until__isnull=True) | Q(offered_until__gt=now)
        return self.filter(has_begun, goes_on, is_offered=True)

    def knowing_crisis(self):
        """With what `is_near_a_crisis` needs, for many at once."""
        conditions = self.model.conditions.rel.related_model.objects.published()
        marked = conditions.filter(shows_crisis_line=True, treatments=OuterRef("pk"))
        return self.annotate(has_marked_condition=Exists(marked))


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
    # With the page that takes it along, where whoever planned its end said so.
    offered_until = models.DateTimeField("until", null=True, editable=False)
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

    def offer(self, *, is_offered):
        """Let visitors ask about it from now on, or no more; what was planned is undone."""
        self._offer(is_offered=is_offered)

    def offer_from(self, at):
        """Let visitors ask about it from a moment on, if they cannot yet."""
        now = moment.now()
        if not self.is_offered or self._is_to_come(now) or self._has_ended(now):
            self._offer(is_offered=True, offered_from=at if at > now else None)

    def offer_no_more_from_then(self):
        """Undo `offer_from()` where that moment is still to come."""
        if self._is_to_come(moment.now()):
            self._offer(is_offered=False)

    def offer_until(self, at):
        """Let nobody ask about it from a moment on; with None, let no such moment be planned."""
        now = moment.now()
        if at is not None and at <= now:
            self._offer(is_offered=False)
        elif self.is_offered and not self._has_ended(now):
            self._offer(is_offered=True, offered_from=self.offered_from, offered_until=at)

    @property
    def can_be_asked_about(self):
        """Whether it stands in the consultation form now, or will when its page appears."""
        return self.is_offered and not self._has_ended(moment.now())

    @property
    def leaves_with_its_page(self):
        """Whether the moment at which it leaves the consultation form is planned."""
        return self.offered_until is not None and self.offered_until > moment.now()

    def _is_to_come(self, now):
        return self.offered_from is not None and self.offered_from > now

    def _has_ended(self, now):
        return self.offered_until is not None and self.offered_until <= now

    def _offer(self, *, is_offered, offered_from=None, offered_until=None):
        self.is_offered = is_offered
        self.offered_from, self.offered_until = offered_from, offered_until
        self.save(update_fields=["is_offered", "offered_from", "offered_until"])

    @property
    def is_near_a_crisis(self):
        """Whether the crisis line stands at it, by its own mark or by that of a public condition."""
        if "has_marked_condition" not in self.__dict__:
            marked = self.conditions.published().filter(shows_crisis_line=True)
            self.has_marked_condition = marked.exists()
        return self.shows_crisis_line or self.has_marked_condition

    @property
    def ask_url(self):
        """The consultation form with this treatment chosen."""
        return f"{reverse('contact:request')}?{urlencode({'treatment': self.slug})}"
