"""What a visitor may ask about."""

from urllib.parse import urlencode

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import cached_property

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
        help_text="Ticked by itself when the page appears. Untick it to take the treatment out of the "
        "consultation form: it then stays out until you tick it again.",
    )
    # With the page that brings it in: nobody asks about a treatment before they can read of it.
    offered_from = models.DateTimeField("from", null=True, editable=False)
    # With the page that takes it along, where whoever took it down, or planned its end, said so.
    # Once that has passed it waits for a page to bring it back; what is not offered waits for none.
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

    @classmethod
    def waiting_for_its_page(cls, **values):
        """A new one, not saved yet, that its page will bring into the consultation form."""
        return cls(offered_until=moment.now(), **values)

    def offer(self, *, is_offered):
        """Let visitors ask about it from now on, or no more, by hand; what was planned is undone."""
        self._offer(is_offered=is_offered)

    def offer_from(self, at):
        """Let its page bring it in from a moment on, unless somebody took it out by hand."""
        now = moment.now()
        if self.is_offered and (self._is_to_come(now) or self._has_ended(now)):
            self._offer(is_offered=True, offered_from=at if at > now else None)

    def offer_no_more_from_then(self):
        """Undo `offer_from()` where that moment is still to come."""
        now = moment.now()
        if self._is_to_come(now):
            self._offer(is_offered=self.is_offered, offered_until=now)

    def offer_until(self, at):
        """Let its page take it along at a moment; with None, let no such moment be planned."""
        now = moment.now()
        if self.is_offered and not self._has_ended(now):
            is_over = at is not None and at <= now
            begins = None if is_over else self.offered_from
            self._offer(is_offered=True, offered_from=begins, offered_until=at)

    @property
    def is_in_the_form(self):
        """Whether visitors can ask about it now."""
        return self.can_be_asked_about and not self._is_to_come(moment.now())

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

    @cached_property
    def live_conditions(self):
        """The conditions whose pages lead visitors to it now."""
        return list(self.conditions.published().for_cards())

    @property
    def is_near_a_crisis(self):
        """Whether the crisis line stands at it, by its own mark or by that of a public condition.

        Its page, its articles, the form and the inbox go by this. See `knowing_crisis()`.
        """
        if "has_marked_condition" in self.__dict__:
            return self.shows_crisis_line or self.has_marked_condition
        return any(about.shows_crisis_line for about in (self, *self.live_conditions))

    @property
    def ask_url(self):
        """The consultation form with this treatment chosen; "" while that does not take it."""
        if not self.is_in_the_form:
            return ""
        return f"{reverse('contact:request')}?{urlencode({'treatment': self.slug})}"
