"""The parts of the sitemap that list pages: each holds a block of keys, so it costs the same on a site of any size."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models.functions import Coalesce
from django.urls import reverse

from clinic_site.photos.models import Photo

from .structured import address_of_picture

PAGES_IN_A_PART = 5000
SOME = "some"  # slug
OF_A_PICTURE = ("file", "width", "height", "focal_x", "focal_y", "renditions")


class Entry(NamedTuple):
    """A path of the site; since when it is in its words, where that can be told; the whole address of its photo."""

    path: str
    worded_at: datetime | None = None
    picture: str = ""


class PageSection:
    """All published pages of one kind, without those hidden from search engines or first published elsewhere."""

    def __init__(self, kind):
        self.kind = kind
        self.name = kind._meta.model_name
        self.of_a_picture = [f"photo__{name}" for name in OF_A_PICTURE if kind.photo is not None]

    def parts(self) -> Iterator[int]:
        """The numbers of the parts that hold something, by a query for each."""
        number = 0
        while key := self._keys_after(number * PAGES_IN_A_PART).first():
            number = -(-key // PAGES_IN_A_PART)
            yield number

    def entries(self, number: int) -> Iterator[Entry]:
        """What a part holds, by one query. A page never moves to another part, whatever comes and goes."""
        last = number * PAGES_IN_A_PART
        block = self._listed().filter(edition_of__gt=last - PAGES_IN_A_PART, edition_of__lte=last)
        worded_at = Coalesce("first_worded_at", "live_from")
        # Asked for once, for that is what takes longest.
        before, after = reverse(self.kind.url_name, args=[SOME]).rsplit(SOME, 1)
        for slug, since, *picture in block.values_list("slug", worded_at, *self.of_a_picture):
            yield Entry(f"{before}{slug}{after}", since, self._address_of(picture))

    def _listed(self):
        pages = self.kind.objects.published().filter(no_index=False, canonical_url="")
        return pages.order_by("edition_of_id")

    def _keys_after(self, key):
        after = self._listed().filter(edition_of__gt=key)
        return after.values_list("edition_of_id", flat=True)

    def _address_of(self, picture):
        if not any(picture):
            return ""
        photo = Photo(**dict(zip(OF_A_PICTURE, picture, strict=True)))
        return address_of_picture(photo, self.kind.photo_shape)
