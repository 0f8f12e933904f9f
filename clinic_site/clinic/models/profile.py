"""The clinic's profile."""

from datetime import timedelta
from urllib.parse import urlencode

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from phonenumber_field.modelfields import PhoneNumberField
from solo.models import SingletonModel

from clinic_site import moments
from clinic_site.clinic import hours
from clinic_site.clinic.addresses import EmailsField, addresses_in
from clinic_site.moments import Timed
from clinic_site.outbox.addresses import is_address
from clinic_site.richtext.fields import RichTextField

from .pages import Page


class ClinicProfile(SingletonModel):
    """The one row with what every page says about the clinic."""

    name = models.CharField(max_length=100, default="Priority You MD")
    tagline = models.CharField(
        max_length=120, blank=True, help_text="The large line at the top of the home page."
    )
    introduction = models.TextField(
        blank=True, help_text="Two or three sentences below that line: what, where, for whom."
    )
    approach = RichTextField(
        "how we work", blank=True, help_text="A part of the home page, after the treatments."
    )
    telephone = PhoneNumberField("phone", default="+17272301438")
    email = models.EmailField(
        "public email", blank=True, help_text="Shown to visitors. Left empty, none is shown."
    )
    notify_email = EmailsField(
        "emails for new requests",
        blank=True,
        help_text="One address on each line. Each gets “a new request has arrived” and nothing "
        "else about it, in an email of its own. Left empty, nobody is told by email.",
    )
    response_hours = models.PositiveSmallIntegerField(
        "hours until a request is overdue",
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="Opening hours: nights, weekends and special days do not count. A reminder goes "
        "to the addresses above when a request has waited longer.",
    )
    street = models.CharField(max_length=120, blank=True)
    city = models.CharField(max_length=80, default="Clearwater")
    state = models.CharField(max_length=40, default="FL")
    postal_code = models.CharField(max_length=12, blank=True)
    map_url = models.URLField(
        "map link",
        blank=True,
        help_text="Left empty, a search for the address on OpenStreetMap is linked.",
    )
    crisis_text = models.CharField(
        "crisis line",
        max_length=250,
        default="If you are thinking about harming yourself, call or text 988 at any hour. "
        "If someone is in danger, call 911.",
        help_text="Shown on every page about a treatment that is marked for it.",
    )
    after_hours = models.CharField(
        max_length=250,
        default="When we are closed, go to an urgent care center. If it cannot wait, call 911.",
        help_text="What a patient should do while the clinic is closed; it stands wherever a page says "
        "“call us today”.",
    )

    class Meta:
        verbose_name = "clinic profile"

    def __str__(self):
        return self.name

    @property
    def notified(self):
        """The addresses that are told of requests; one that is none keeps no other from it."""
        return [one for one in addresses_in(self.notify_email) if is_address(one)]

    @property
    def locality(self):
        """City and state, as in “Clearwater, FL”."""
        return ", ".join(filter(None, [self.city, self.state]))

    @property
    def address(self):
        return " ".join(
            filter(None, [self.street and f"{self.street},", self.locality, self.postal_code])
        )

    @property
    def map_link(self):
        query = urlencode({"query": f"{self.name}, {self.address}"})
        return self.map_url or f"https://www.openstreetmap.org/search?{query}"

    @cached_property
    def weekly_hours(self):
        return list(self.opening_hours.all())

    @cached_property
    def special_days_around_now(self):
        """Special days from yesterday on, whose hours may reach into today."""
        yesterday = timezone.localdate() - timedelta(days=1)
        return list(self.special_days.filter(date__gte=yesterday))

    @cached_property
    def coming_special_days(self):
        """Special days from today on, in the clinic's time zone; until the first of them is over."""
        today = timezone.localdate()
        days = [day for day in self.special_days_around_now if day.date >= today]
        return Timed(days, moments.midnight(days[0].date + timedelta(days=1)) if days else None)

    @property
    def has_hours(self):
        """Whether anything is known; a clinic without hours is not one that is closed."""
        return bool(self.weekly_hours or self.coming_special_days.value)

    @property
    def week(self):
        """Each weekday's name with its sentence of hours."""
        return [
            (label, hours.times_text([row for row in self.weekly_hours if row.weekday == number]))
            for number, label in hours.Weekday.choices
        ]

    @property
    def open_now(self):
        return hours.open_now(timezone.now(), self.weekly_hours, self.special_days_around_now)

    @cached_property
    def pages(self):
        """The clinic's own public pages, without their texts."""
        return list(Page.objects.published().defer("body"))

    @property
    def footer_pages(self):
        return [page for page in self.pages if page.footer_order is not None]
