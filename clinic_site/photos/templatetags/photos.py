"""The tag that shows a photo: `{% picture photo "card" sizes="…" %}`."""

from django import template

register = template.Library()


@register.inclusion_tag("components/photo.html")
def picture(photo, shape, sizes, eager=False, alt=None):  # noqa: FBT002 -- named in templates
    """Print `<picture>` with a photo in a shape of `shapes.RATIOS`.

    `sizes` is how wide the picture is shown, in the words of HTML; `eager` is for the first
    photo of a page; `alt` replaces the photo's own words where others stand beside it.
    """
    return {
        "photo": photo,
        "set": photo.set_of(shape),
        "sizes": sizes,
        "eager": eager,
        "alt": photo.alt if alt is None else alt,
    }


@register.filter
def is_first_with_photo(page, pages):
    """Whether a page of a list is the one whose photo comes first."""
    return page == next((found for found in pages if found.photo), None)
