"""Clinicians and authors."""

from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from clinic_site.clinic import structured
from clinic_site.photos.models import Photo
from clinic_site.publishing.holding import HOLD
from clinic_site.publishing.models import PublishablePage
from clinic_site.publishing.querysets import PageManager, PageQuerySet
from clinic_site.richtext.fields import RichTextField

from .treatments import Treatment


class PersonQuerySet(PageQuerySet):
    def of(self, user):
        """The person, as staff edit them, to whom an account is tied; at most one."""
        return self.filter(account__user=user.pk)

    def current(self):
        """Without those who have left."""
        return self.filter(is_former=False)

    def clinicians(self):
        """Those whom a patient can meet."""
        return self.current().filter(kind=Person.Kind.CLINICIAN)


class Person(PublishablePage):
    """A clinician or a writer."""

    class Kind(models.TextChoices):
        # Lists are in the order of these words: clinicians first.
        CLINICIAN = "clinician", "Clinician"
        WRITER = "writer", "Writer"

    url_name, list_url_name = "clinic:person", "clinic:people"
    web_page_type = "ProfilePage"
    photo_shape = "portrait"
    search_title, search_order = "People", 3
    search_fields = (
        "name", "summary", "bio", "role", "credentials", "board_certification", "training",
        "languages", "quote",
    )  # fmt: skip

    name = models.CharField(max_length=100)
    credentials = models.CharField(
        max_length=60, blank=True, help_text="Letters after the name, such as MD or APRN."
    )
    role = models.CharField(max_length=100, blank=True, help_text="Such as “Medical director”.")
    kind = models.CharField(
        max_length=10,
        choices=Kind,
        default=Kind.WRITER,
        help_text="Patients can ask for an appointment with a clinician; a writer has a byline.",
    )
    is_former = models.BooleanField(
        "former",
        default=False,
        help_text="Tick it, and publish, when this person leaves: their articles keep the byline, "
        "and nobody is invited to see them any more.",
    )
    summary = models.CharField(max_length=250, blank=True, help_text="One sentence for lists.")
    quote = models.CharField(
        "a sentence of their own",
        max_length=300,
        blank=True,
        help_text="What this person would tell a nervous patient, without quotation marks.",
    )
    bio = RichTextField("about", blank=True)
    photo = models.ForeignKey(Photo, on_delete=HOLD, null=True, blank=True, related_name="people")
    treatments = models.ManyToManyField(
        Treatment,
        blank=True,
        related_name="people",
        help_text="What this person does for patients; the person's page links their pages.",
    )
    license_type = models.CharField(
        "license", max_length=100, blank=True, help_text="Such as “Medical doctor”."
    )
    license_number = models.CharField(
        max_length=40, blank=True, help_text="The number that the state gave, such as ME 00000."
    )
    license_state = models.CharField(
        "state of the license", max_length=60, blank=True, help_text="Such as Florida."
    )
    board_certification = models.CharField(
        max_length=160, blank=True, help_text="The specialty, such as “Anesthesiology”."
    )
    certified_by = models.CharField(
        max_length=160,
        blank=True,
        help_text="The board that certifies it, such as “American Board of Anesthesiology”.",
    )
    training = models.TextField(
        max_length=600, blank=True, help_text="Schools and residencies, one on each line."
    )
    languages = models.CharField(
        max_length=160,
        blank=True,
        help_text="In which a patient can talk with this person, such as “English and Spanish”.",
    )

    objects = PageManager.from_queryset(PersonQuerySet)()

    class Meta(PublishablePage.Meta):
        ordering = ["kind", "name"]
        verbose_name_plural = "people"

    def __str__(self):
        name = super().__str__()
        return f"{name}, {self.credentials}" if self.credentials else name

    @classmethod
    def listed(cls):
        return super().listed().current()

    def subjects(self, meta):
        return [structured.person(self, meta)]

    @property
    def license_details(self):
        """Number and state of the license in one line."""
        number = f"No. {self.license_number}" if self.license_number else ""
        return ", ".join(filter(None, [number, self.license_state]))

    @property
    def sees_patients(self):
        return self.kind == self.Kind.CLINICIAN and not self.is_former

    @property
    def ask_url(self):
        """The consultation form with this person asked for; "" where nobody can ask for them."""
        if not self.sees_patients:
            return ""
        return f"{reverse('contact:request')}?{urlencode({'person': self.slug})}"
