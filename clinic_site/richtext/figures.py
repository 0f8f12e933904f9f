"""Photos in a text as a page shows them: each reference becomes a figure of today's photo."""

import re

from django.template.loader import render_to_string

from clinic_site.photos.models import Photo

from .markup import PHOTO
from .pictures import photo_ids

PARAGRAPH = re.compile(f"<p>{PHOTO.pattern}</p>")


def with_figures(html: str, *, eager: bool) -> str:
    """Cleaned `html` with its photos; a photo that is no longer there leaves nothing.

    `eager` says that the first of them is the first photo of the page.
    """
    ids = photo_ids(html)
    photos = Photo.objects.in_bulk(ids) if ids else {}
    is_eager = iter([eager])

    def figure(match):
        photo = photos.get(int(match[1]))
        if photo is None:
            return ""
        context = {"photo": photo, "eager": next(is_eager, False)}
        return render_to_string("components/figure.html", context)

    return PARAGRAPH.sub(figure, html)
