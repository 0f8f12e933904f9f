"""A page with a video: a still of ours and a link; nothing comes from elsewhere until a click."""

from urllib.parse import urlsplit

from django.db import models

from clinic_site.photos.models import Photo

from .fitness import Fault, register_check
from .holding import HOLD
from .models import PublishablePage

NOT_HTTPS = "The address must begin with https://."
VIDEO_FIELDS = ("video_url", "video_title", "video_still")
MISSING = {
    "video_url": "Give the address of the video too, or leave all three fields empty.",
    "video_title": "Give the title of the video too, or leave all three fields empty.",
    "video_still": "Choose a still for the video too, or leave all three fields empty.",
}


class PageWithVideo(PublishablePage):
    """A page that may show one video."""

    video_url = models.URLField(
        "address of the video",
        blank=True,
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

    @property
    def video_host(self):
        """The site that shows the video, as people call it."""
        return (urlsplit(self.video_url).hostname or "").removeprefix("www.")

    @property
    def has_video(self):
        """Whether all of it is there: a draft may have a part of one."""
        return not _missing(self)


@register_check
def a_video_is_whole(page):
    if not isinstance(page, PageWithVideo):
        return
    missing = _missing(page)
    if len(missing) < len(VIDEO_FIELDS):
        yield from (Fault(MISSING[name], name) for name in missing)
    if page.video_url and not page.video_url.lower().startswith("https://"):
        yield Fault(NOT_HTTPS, "video_url")


def _missing(page):
    return [name for name in VIDEO_FIELDS if not getattr(page, name)]
