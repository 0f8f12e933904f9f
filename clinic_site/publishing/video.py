"""A page with a video: a still of ours and a link; nothing comes from elsewhere until a click."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q

from clinic_site.photos.models import Photo

from .holding import HOLD
from .models import PublishablePage

VIDEO_FIELDS = ("video_url", "video_title", "video_still")
MISSING = {
    "video_url": "Give the address of the video too, or leave all three fields empty.",
    "video_title": "Give the title of the video too, or leave all three fields empty.",
    "video_still": "Choose a still for the video too, or leave all three fields empty.",
}
NONE = Q(video_url="", video_title="", video_still__isnull=True)
IS_COPIED = Q(edition_of__isnull=False)  # it was whole; once it has ended, its photos may go
WHOLE = ~Q(video_url="") & ~Q(video_title="") & Q(video_still__isnull=False)


class PageWithVideo(PublishablePage):
    """A page that may show one video."""

    video_url = models.URLField(
        "address of the video",
        blank=True,
        validators=[
            URLValidator(schemes=["https"], message="The address must begin with https://.")
        ],
        help_text="Such as https://www.youtube.com/watch?v=… Visitors go there when they click, "
        "and nothing is loaded from there before.",
    )
    video_title = models.CharField("title of the video", max_length=120, blank=True)
    video_still = models.ForeignKey(
        Photo,
        on_delete=HOLD,
        null=True,
        blank=True,
        related_name="%(class)s_videos",
        verbose_name="still of the video",
        help_text="A photo from the library that stands where the video would.",
    )

    class Meta(PublishablePage.Meta):
        abstract = True
        constraints = [
            *PublishablePage.Meta.constraints,
            models.CheckConstraint(
                condition=NONE | WHOLE | IS_COPIED,
                name="%(app_label)s_%(class)s_video_is_whole",
                violation_error_message="A video needs its address, its title, and a still.",
            ),
        ]

    def clean(self):
        super().clean()
        missing = [name for name in VIDEO_FIELDS if not getattr(self, name)]
        if 0 < len(missing) < len(VIDEO_FIELDS):
            raise ValidationError({name: MISSING[name] for name in missing})

    @property
    def video_host(self):
        """The site that shows the video, as people call it."""
        return (urlsplit(self.video_url).hostname or "").removeprefix("www.")
