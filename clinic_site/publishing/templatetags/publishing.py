"""Tags and filters for pages, lists, dates and colors."""

from django import template

from clinic_site import moments
from clinic_site.freshness.eras import holds_until
from clinic_site.publishing import moment as clock
from clinic_site.publishing import reading, sheets, titles, tokens

register = template.Library()

HUES = 6  # as many as tokens.css names


@register.filter
def ago(moment):
    """How long ago an aware datetime is, and until when that is so: "2 months ago"."""
    said = moments.ago(moment, clock.now())
    holds_until(said.until)
    return said


@register.filter
def in_words(moment):
    """An aware datetime with its time: "November 24, 2026, 9:05 a.m."."""
    return moments.in_words(moment)


@register.filter
def iso(moment):
    """An aware datetime as `<time datetime>` takes it: clinic time, whole seconds."""
    return moments.iso(moment)


@register.filter
def hue(number):
    """Which of the six hues a drawn horizon has: always the same for the same `number`."""
    return number % HUES + 1


@register.filter(is_safe=True)
def as_linked_data(script):
    """What Django's `json_script` printed and escaped, under the name by which search engines read it."""
    return script.replace("application/json", "application/ld+json", 1)


register.simple_tag(sheets.sheets_of_a_page)
register.simple_tag(reading.shown_elsewhere)
register.simple_tag(titles.head_title)


@register.simple_tag
def paper_by_day():
    return tokens.PAPER_BY_DAY


@register.simple_tag
def paper_by_night():
    return tokens.PAPER_BY_NIGHT
