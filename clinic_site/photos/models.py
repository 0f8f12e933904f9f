"""The clinic's photos, each with the words that stand for it."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver

from .fields import PhotoFileField

ALT_TEXT_NEEDED = "Say what the photo shows, or tick “decorative” if it tells nothing."


class Photo(models.Model):
    file = PhotoFileField(
        "picture",
        upload_to="photos/",
        width_field="width",
        height_field="height",
        help_text="JPEG, PNG or WebP, at most 20 megabytes. Place, camera and file name are "
        "removed.",
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    alt_text = models.CharField(
        "alternative text",
        max_length=250,
        blank=True,
        help_text="What the photo shows, for people who do not see it. Never name a patient.",
    )
    is_decorative = models.BooleanField(
        "decorative",
        default=False,
        help_text="The photo tells nothing that the text does not: screen readers pass it over.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt_text="") | Q(is_decorative=True),
                name="photo_has_alt_text_or_is_decorative",
                violation_error_message=ALT_TEXT_NEEDED,
            )
        ]

    def __str__(self):
        return self.alt_text or f"Decorative photo {self.pk}"

    def save(self, **kwargs):
        earlier = Photo.objects.filter(pk=self.pk).first()
        super().save(**kwargs)
        if earlier and earlier.file.name != self.file.name:
            forget_file(earlier)

    def clean(self):
        super().clean()
        self.alt_text = self.alt_text.strip()
        if not self.alt_text and not self.is_decorative:
            raise ValidationError({"alt_text": ALT_TEXT_NEEDED})

    @property
    def alt(self):
        """The text for the `alt` attribute: empty for a decorative photo."""
        return "" if self.is_decorative else self.alt_text


def forget_file(photo):
    """Delete a photo's file once that is settled: it may have shown what nobody should see."""
    file = photo.file
    transaction.on_commit(lambda: file.storage.delete(file.name))


@receiver(post_delete, sender=Photo)
def forget_deleted_file(instance, **kwargs):
    # A signal, because deleting many at once calls no delete() of the model.
    forget_file(instance)
