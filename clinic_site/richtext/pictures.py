"""Photos in a text: it holds their numbers, and a page shows a figure of today's photo."""

import re

from django.template.loader import render_to_string

from clinic_site.photos.models import Photo

from .markup import PHOTO
from .references import ReferenceKind

GONE = "Photo {} is no longer in the photo library. Take it out of this text."
NOT_DESCRIBED = (
    "Photo {} has no alternative text yet. Describe it in the photo library, then save again."
)


class PhotoReference(ReferenceKind):
    """A photo of the library, in a paragraph of its own: `<p><img data-photo="12"></p>`."""

    pattern = re.compile(f"<p>{PHOTO.pattern}</p>")
    is_asked_at_the_door = True
    mark = '<img data-photo="'

    def find(self, keys):
        return {str(pk): photo for pk, photo in Photo.objects.in_bulk(map(int, keys)).items()}

    def show(self, reference, photo, *, eager):
        return render_to_string("components/figure.html", {"photo": photo, "eager": eager})

    def fault(self, reference, photo):
        if photo is None:
            return GONE.format(reference["key"])
        return "" if photo.is_described else NOT_DESCRIBED.format(photo.pk)


PHOTOS = PhotoReference()
