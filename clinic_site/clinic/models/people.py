"""Clinicians and authors."""

from django.db import models

from clinic_site.photos.models import Photo
from clinic_site.publishing.holding import HOLD
from clinic_site.publishing.models import PublishablePage
from clinic_site.richtext.fields import RichTextField

from .treatments import Treatment


class Person(PublishablePage):
    """A clinician or author."""

    url_name = "clinic:person"
    search_title, search_order = "People", 4
    search_fields = ("name", "summary", "bio", "role", "credentials")

    name = models.CharField(max_length=100)
    credentials = models.CharField(
        max_length=60, blank=True, help_text="Letters after the name, such as MD or APRN."
    )
    role = models.CharField(max_length=100, blank=True, help_text="Such as “Medical director”.")
    is_clinician = models.BooleanField(
        "clinician", default=False, help_text="Clinicians stand first on the people page."
    )
    summary = models.CharField(max_length=250, blank=True, help_text="One sentence for lists.")
    bio = RichTextField("about", blank=True)
    photo = models.ForeignKey(Photo, on_delete=HOLD, null=True, blank=True, related_name="people")
    treatments = models.ManyToManyField(
        Treatment,
        blank=True,
        related_name="people",
        help_text="What this person does for patients; the person's page links their pages.",
    )

    class Meta(PublishablePage.Meta):
        ordering = ["-is_clinician", "name"]
        verbose_name_plural = "people"

    def __str__(self):
        return f"{self.name}, {self.credentials}" if self.credentials else self.name
