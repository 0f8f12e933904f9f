"""Filters that show rich text in a template; the only place where HTML is trusted."""

from django import template
from django.utils.safestring import mark_safe

from clinic_site.richtext import rendering, telephones

register = template.Library()


@register.filter
def richtext(html, prefix=""):
    """Print rich text; `prefix` keeps anchors apart where a page shows several texts."""
    return _trusted(rendering.render_html(html, prefix))


@register.filter
def richtext_after(html, photo):
    """Print the text of a page below its photo, or below none: then its own first one is eager."""
    return _trusted(rendering.render_html(html, eager=not photo))


@register.filter
def marked(html):
    """Print a part of a `Difference`."""
    return _trusted(rendering.render_marked(html))


@register.filter
def phone_linked(words):
    """Print a plain text in which the clinic's phone number is a link."""
    return _trusted(telephones.linked_in_words(str(words or "")))


@register.filter
def phone_of_today(words):
    """A plain text with the clinic's phone number as it is today, where no link may stand."""
    return telephones.with_number_of_today(str(words or ""))


@register.filter
def headings(html):
    """The contents list of a rich text: objects with `level`, `anchor` and `text`."""
    return rendering.headings(html)


def _trusted(html):
    return mark_safe(html)  # noqa: S308 -- rendering.py shows what is clean
