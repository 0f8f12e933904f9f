"""The clinic's profile."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, Q
from django.utils.functional import cached_property
from phonenumber_field.modelfields import PhoneNumberField
from solo.models import SingletonModel

from clinic_site.clinic.addresses import EmailsField, addresses_in
from clinic_site.clinic.former_numbers import FormerNumbersField, with_former
from clinic_site.clinic.maps import links_to_maps
from clinic_site.outbox.addresses import is_address
from clinic_site.photos.models import Photo
from clinic_site.richtext.fields import RichTextField

from .menus import links_by_place, listed_kinds
from .pages import Page
from .schedule import Schedule
from .targets import told_of

ONE_ALONE = "Give both numbers of the place, or leave both fields empty."


class ClinicProfileManager(models.Manager):
    def get_queryset(self):
        # The menu of every page asks, so they come along without queries of their own.
        return (
            super()
            .get_queryset()
            .annotate(
                **{f"has_{part}": Exists(kind.listed()) for part, kind in listed_kinds().items()},
                **{
                    f"{role}_page": told_of(Page.objects.published().filter(role=role))
                    for role in Page.Role.values
                },
            )
        )


class ClinicProfile(Schedule, SingletonModel):
    """The one row with what every page says about the clinic."""

    # Whether visitors see any; what is not read from the database knows of none.
    has_treatments = has_conditions = has_articles = has_people = False

    name = models.CharField(max_length=100, default="Priority You MD")
    tagline = models.CharField(
        max_length=120, blank=True, help_text="The large line at the top of the home page."
    )
    introduction = models.TextField(
        blank=True,
        help_text="One or two short sentences below that line: what kind of clinic this is, and where. "
        "Up to about 100 characters fill three lines of a phone.",
    )
    approach = RichTextField(
        "how we work", blank=True, help_text="A part of the home page, after the treatments."
    )
    telephone = PhoneNumberField("phone", default="+17272301438")
    former_telephones = FormerNumbersField(
        "former phone numbers",
        blank=True,
        help_text="Filled in when the number above changes, one on each line. Where a text says one of "
        "them, visitors read today’s number. Take out a number that somebody else has by now.",
    )
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
        help_text="Opening hours: nights, weekends, and special days do not count. A reminder goes "
        "to the addresses above when a request has waited longer. Visitors read it at the form: “We "
        "usually answer within 4 opening hours.”",
    )
    street = models.CharField(max_length=120, blank=True)
    city = models.CharField(max_length=80, default="Clearwater")
    state = models.CharField(max_length=40, default="FL")
    postal_code = models.CharField(max_length=12, blank=True)
    map_url = models.URLField(
        "map link",
        blank=True,
        help_text="Shown beside the street. Left empty, the address is linked on three maps to choose "
        "from.",
    )
    latitude = models.DecimalField(
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text="Of the door, such as 27.965853. The three maps then show this spot, and search engines "
        "learn it; a click with the right button on a map tells both numbers.",
    )
    longitude = models.DecimalField(
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text="Such as -82.800103: in Florida with a minus.",
    )
    getting_here = models.TextField(
        max_length=600,
        blank=True,
        help_text="Where to park, which door, which bus: what somebody asks who comes for the "
        "first time.",
    )
    door_photo = models.ForeignKey(
        Photo,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="clinics",
        help_text="What the door looks like from the street, so that nobody walks past it.",
    )
    responsible_physician = models.CharField(
        max_length=160,
        blank=True,
        help_text="Name, license, and its number, as “Avery Sample, MD, Florida license ME 00000”. "
        "Florida asks for it where a clinic advertises; it stands at the foot of every page.",
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

    objects = ClinicProfileManager()

    class Meta:
        verbose_name = "clinic profile"
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="clinic_is_at_both_numbers_or_none",
                violation_error_message=ONE_ALONE,
            )
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        names = kwargs.get("update_fields")
        if names is None or "telephone" in names:
            before = ClinicProfile.objects.filter(pk=self.singleton_instance_id)
            former = before.values_list("telephone", flat=True).first()
            self.former_telephones = with_former(self.former_telephones, former, self.telephone)
            kwargs["update_fields"] = names and {*names, "former_telephones"}
        super().save(*args, **kwargs)

    @classmethod
    def get_solo(cls):
        found = super().get_solo()
        # One that was made just now does not know yet what came along with the query.
        return found if "has_people" in found.__dict__ else cls.objects.get(pk=found.pk)

    @classmethod
    def with_hours(cls):
        """The profile, its week and the site's words in one query, for every page says them."""
        of_hours = {name: F(f"opening_hours__{name}") for name in ("weekday", "opens", "closes")}
        asked = cls.objects.select_related("site_words").annotate(**of_hours)
        rows = asked.order_by(*list(of_hours.values())[:2])
        profile = rows[0] if rows else cls.get_solo()
        profile.weekly_hours = [
            cls.opening_hours.rel.related_model(**{name: getattr(row, name) for name in of_hours})
            for row in rows
            if row.weekday is not None
        ]
        return profile

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
    def map_links(self):
        """Names and addresses of maps that show the clinic; none while nobody knows the street."""
        if not self.street:
            return []
        if self.map_url:
            return [("a map", self.map_url)]
        return links_to_maps(f"{self.name}, {self.address}", self.spot)

    @property
    def spot(self):
        """Latitude and longitude as its links to maps have them; None where these have none."""
        is_linked = self.street and not self.map_url and self.latitude is not None
        return (self.latitude, self.longitude) if is_linked else None

    @property
    def words(self):
        """The site's words as staff keep them, and those that it came with where they keep none."""
        related = type(self).site_words.related
        try:
            return self.site_words
        except related.related_model.DoesNotExist:
            return related.related_model()

    def page_of(self, role):
        """Title, slug and language of the public page with a role; None where there is none."""
        own = {Page.Role.PRIVACY: Page.about_privacy().told}  # it answers in any case
        return getattr(self, f"{role}_page", None) or own.get(role)

    @cached_property
    def menu(self):
        """The links of header and footer by their places."""
        return links_by_place(self)
