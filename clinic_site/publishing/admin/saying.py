"""What staff are told of a page in its form: by the buttons before, and by messages afterward."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html

from clinic_site import moments
from clinic_site.publishing import moment
from clinic_site.publishing.plans import NOT_SEEN, plan_of
from clinic_site.publishing.seo import absolute_url

NOTHING_SAVED = "New. Nothing of it is saved yet."
SAVED = "Saved as a draft."
AS_VISITORS_SEE_IT = "Saved. It is what visitors see."


@dataclass(frozen=True)
class Label:
    """What a button does, while nobody types another time; its script says the same when one does."""

    at_once: str
    at: str  # before a time that is to come
    moment: datetime | None = None
    planned: datetime | None = None  # what happens by itself then already

    def __str__(self):
        return f"{self.at} {moments.in_words(self.moment)}" if self.moment else self.at_once

    @property
    def planned_in_words(self):
        return moments.in_words(self.planned) if self.planned else ""


def where_it_is_live(page, said):
    """That it was published this minute, with the way to it; "" where that is not so."""
    live = plan_of(page).now
    if live is None or moment.now() - live.live_from > moments.A_MINUTE:
        return ""
    address = live.get_absolute_url()
    link = format_html('<a href="{}">{}</a>', address, absolute_url(address))
    _since, _stop, more = said.partition(". ")
    return format_html("{}: Published. Live now at {}. {}", page, link, more)


def could_be_better(page, faults):
    """How many things, and where: "2 things could be better: Body; Author."; "" where nothing could."""
    places = dict.fromkeys(fault.place(page) or "the whole" for fault in faults)
    many = f"{len(faults)} thing{'s' if len(faults) > 1 else ''} could be better"
    return f"{many}: {'; '.join(places)}." if faults else ""


def said_of_draft(page):
    """That a draft was saved, and what visitors see meanwhile."""
    plan = plan_of(page)
    if plan.now and not plan.differs_from(page):
        return AS_VISITORS_SEE_IT
    live = plan.now and moments.in_words(plan.now.live_from).rstrip(".")
    seen = f"Visitors still see the version of {live}." if live else NOT_SEEN
    return f"{SAVED} {seen}"
