"""The clinic's photos, each with the words that stand for it."""

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.deletion import ProtectedError
from django.db.models.functions import Cast, Concat
from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver

from . import shapes
from .fields import PhotoFileField
from .files import FOLDER, address_of, delete_files
from .gone import forget
from .uses import used_ids, uses_of

PERCENT = [MaxValueValidator(100)]
FILE_COLUMNS = ("file", "width", "height", "tone", "renditions", "claimed_at")


class PhotoQuerySet(models.QuerySet):
    def without_alt_text(self):
        """Photos that nothing may show yet: nobody has said what they show."""
        return self.filter(alt_text="", is_decorative=False)

    def without_renditions(self):
        """Photos whose renditions are missing, or made for another focal point or recipe."""
        wanted = Concat(
            Value(f"{shapes.RECIPE}-"),
            Cast("focal_x", models.CharField()),
            Value("-"),
            Cast("focal_y", models.CharField()),
        )
        return self.annotate(wanted=wanted).exclude(renditions=F("wanted"))


class Photo(models.Model):
    file = PhotoFileField(
        "picture",
        upload_to=f"{FOLDER}/",
        help_text="JPEG, PNG, WebP, AVIF, or HEIC, at most 20 megabytes. Place, camera, and file "
        "name are removed.",
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    tone = models.PositiveSmallIntegerField(default=0, editable=False)
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
    caption = models.CharField(
        max_length=300,
        blank=True,
        help_text="Stands below the photo in a text. Never name a patient.",
    )
    credit = models.CharField(
        max_length=120, blank=True, help_text="Whose photo it is, such as “Photo: the clinic”."
    )
    focal_x = models.PositiveSmallIntegerField(
        "focal point from the left, in percent", default=50, validators=PERCENT
    )
    focal_y = models.PositiveSmallIntegerField(
        "focal point from the top, in percent", default=50, validators=PERCENT
    )
    # The version of the complete set of renditions; empty until there is one.
    renditions = models.CharField(max_length=40, blank=True, editable=False)
    # Since when a worker has been making them; a claim that is old was a crash.
    claimed_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100), name="photo_focal_point_is_inside"
            )
        ]

    def __str__(self):
        return self.alt_text or f"Photo {self.pk}"

    def save(self, **kwargs):
        is_new = self.file.is_new
        if is_new:
            # Before the transaction, which would hold up everybody else who writes.
            self.file.save(self.file.name, self.file.file, save=False)
        try:
            self._save_row(is_new, **kwargs)
        except Exception:
            if is_new:
                delete_files(self.key)
            raise

    @transaction.atomic
    def _save_row(self, is_new, **kwargs):
        if not self._state.adding:
            # Raises if somebody has deleted the photo since it was read: so has its file.
            earlier = Photo.objects.select_for_update().get(pk=self.pk)
            if is_new:
                forget(earlier)
            else:
                # What somebody stored since then stays.
                for name in FILE_COLUMNS:
                    setattr(self, name, getattr(earlier, name))
        super().save(**kwargs)

    def clean(self):
        super().clean()
        self.alt_text = self.alt_text.strip()

    @property
    def alt(self):
        """The text for the `alt` attribute: empty for a decorative photo."""
        return "" if self.is_decorative else self.alt_text

    @property
    def is_described(self):
        """Whether a page may show it."""
        return bool(self.alt_text) or self.is_decorative

    @property
    def warning(self):
        """What staff should know of the picture before a page shows it; empty where all is well."""
        if not self.width or not shapes.is_small(self):
            return ""
        return (
            f"This picture has only {self.width} × {self.height} pixels, so it will look blurred. "
            "Upload a larger one if there is one."
        )

    @property
    def key(self):
        """The random 32 digits that all its files and addresses have in common."""
        return self.file.name.rpartition("/")[2].partition(".")[0]

    @property
    def address(self):
        return address_of(self.file.name)

    @property
    def thumbnail(self):
        """The address of the smallest picture, or of the original until there is one."""
        cards = self.set_of("card")
        return cards.sources["webp"][0].address if cards.sources else cards.fallback.address

    def set_of(self, shape):
        """The pictures of one shape, from which a browser may choose."""
        return shapes.set_of(self, shape)


# Signals, because deleting many at once calls no delete() of the model.


@receiver(pre_delete, sender=Photo)
def keep_used_photo(instance, origin, **kwargs):
    # Every text is read for that, so it is asked once for all that are deleted at once.
    if not hasattr(origin, "used"):
        origin.used = used_ids()
    if instance.pk in origin.used:
        raise ProtectedError("This photo is in use.", set(uses_of(instance)))
    current = Photo.objects.select_for_update().filter(pk=instance.pk).first()
    if current:
        # Its picture may have been replaced since it was read.
        instance.file = current.file.name


@receiver(post_delete, sender=Photo)
def forget_deleted_photo(instance, **kwargs):
    forget(instance)
