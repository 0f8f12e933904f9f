"""The title of a page in a browser and in search results: with the clinic and the place, where both have room."""

from functools import lru_cache

from .seo import PageMeta
from .widths import TITLE, width_of


def head_title(meta: PageMeta, clinic) -> str:
    """The longest of "Peeling in Clearwater, FL | Our clinic" and what is left of it that is shown whole.

    Words that the title has already do not stand there twice.
    """
    if meta.no_index:  # nobody finds it, so nothing of it is kept: a visitor may have typed it
        return f"{meta.title} | {clinic.name}"
    place = clinic.locality if meta.is_english else ""
    return _fitting(meta.title, clinic.name, place, meta.names_place)


@lru_cache(maxsize=2000)
def _fitting(title, name, place, names_place):
    known = title.casefold()
    city = place.partition(",")[0].casefold()
    there = f" in {place}" if place and city not in known else ""
    ours = "" if name.casefold() in known else f" | {name}"
    if names_place:
        choices = (f"{title}{there}{ours}", f"{title}{there}", f"{title}{ours}")
    else:
        choices = (f"{title}{ours}{there}", f"{title}{ours}")
    size, room = TITLE
    return next((choice for choice in choices if width_of(choice, size) <= room), title)
