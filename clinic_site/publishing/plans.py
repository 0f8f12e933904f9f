"""What visitors see of a page, and what they will, for staff: of today and of what is to come."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from clinic_site import moments

from . import moment
from .intervals import holds

NOT_SEEN = "Visitors do not see this page."
TAKEN_DOWN = "It will be taken down on"


@dataclass(frozen=True)
class Plan:
    """The edition of now, those to come in their order, and the end of the last, where there is one."""

    now: Any = None
    to_come: list = field(default_factory=list)
    end: datetime | None = None

    def __bool__(self):
        """Whether there is anything that visitors see, or will."""
        return bool(self.now or self.to_come)

    @property
    def has_changes_to_come(self):
        return bool(self.to_come or self.end)

    def differs_from(self, page) -> bool:
        """Whether the page was saved since the last of its editions was made."""
        last = self.to_come[-1] if self.to_come else self.now
        return last is not None and page.updated_at > last.updated_at

    def state_of(self, page) -> str:
        """What the words that staff edit are, and what visitors see of the page, in words."""
        if not self:
            return f"Draft. {NOT_SEEN}"
        if self.now is None or not self.differs_from(page):
            return str(self)
        live = f"Draft. The version of {moments.in_words(self.now.live_from)} is live."
        return " ".join([live, *self.sentences[1:]])

    @property
    def sentences(self) -> list[str]:
        """All of it in words."""
        if not self:
            return [NOT_SEEN]
        before, found = self.now, []
        if self.now:
            found.append(_sentence("Public since", self.now.live_from))
        for edition in self.to_come:
            if before and before.live_until < edition.live_from:
                found.append(_sentence(TAKEN_DOWN, before.live_until))
                before = None
            what = "A change of the public page is planned for" if before else "It is planned for"
            found.append(_sentence(what, edition.live_from))
            before = edition
        if self.end:
            found.append(_sentence(TAKEN_DOWN, self.end))
        return found

    def __str__(self):
        return " ".join(self.sentences)


def _sentence(words, at):
    return f"{words} {moments.in_words(at).rstrip('.')}."


def plan_of(page) -> Plan:
    """The plan of a page as it stands now."""
    at = moment.now()
    own = type(page).objects.editions().filter(holds(at), edition_of=page.pk)
    ahead = list(own.defer(*texts_of(page)).order_by("live_from"))
    live = [edition for edition in ahead if edition.live_from <= at]
    return Plan(
        now=live[0] if live else None,
        to_come=[edition for edition in ahead if edition.live_from > at],
        end=ahead[-1].live_until if ahead else None,
    )


def slugs_of(page) -> set[str]:
    """The slugs with which visitors see a page now, or will as things are."""
    own = type(page).objects.editions().filter(holds(moment.now()), edition_of=page.page_id)
    return set(own.order_by().values_list("slug", flat=True))


def changes_between(model, start: datetime, end: datetime) -> tuple[list, list]:
    """The editions of a kind that begin between two moments, and those with which a page ends then.

    Each comes without its texts, in the order of time; what is in the trash is left out.
    """
    begins = Q(live_from__gte=start, live_from__lt=end)
    ends = Q(live_until__gte=start, live_until__lt=end)
    there = model.objects.editions().filter(begins | ends, edition_of__trashed_at=None)
    found = list(there.defer(*texts_of(model)).order_by("live_from"))
    begun = {(edition.edition_of_id, edition.live_from) for edition in found}
    return (
        [edition for edition in found if start <= edition.live_from < end],
        [
            edition
            for edition in found
            if edition.live_until
            and start <= edition.live_until < end
            and (edition.edition_of_id, edition.live_until) not in begun
        ],
    )


def texts_of(model) -> list[str]:
    """The names of what is long: no list shows it."""
    return [field.name for field in model._meta.fields if field.get_internal_type() == "TextField"]
