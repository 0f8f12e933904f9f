"""The states of a page that can be compared: what staff edit, what visitors see, and each revision."""

from dataclasses import dataclass

from clinic_site import moments
from clinic_site.publishing.plans import plan_of

from .models import Revision
from .words import words_of

DRAFT, LIVE = "draft", "live"


@dataclass(frozen=True)
class Version:
    name: str  # in an address
    label: str


def versions_of(page) -> list[Version]:
    """All that there are, the nearest first."""
    plan = plan_of(page)
    live = [Version(LIVE, "What visitors see")] if plan.now else []
    planned = [
        Version(
            f"planned-{edition.pk}", f"What is planned for {moments.in_words(edition.live_from)}"
        )
        for edition in plan.to_come
    ]
    kept = Revision.objects.of(page).defer("words").select_related("saved_by")
    revisions = [
        Version(
            str(found.number),
            f"Version {found.number}, {moments.in_words(found.saved_at)}, {found.who}",
        )
        for found in kept
    ]
    return [Version(DRAFT, "The draft"), *live, *planned, *revisions]


def words_of_version(page, name: str) -> dict | None:
    """What the page says in one of them; None where there is no such version."""
    if name == DRAFT:
        return words_of(page)
    if name.isdecimal() and len(name) < 10:  # noqa: PLR2004 -- what a column holds
        revision = Revision.objects.of(page).filter(number=name).first()
        return revision and revision.words
    plan = plan_of(page)
    editions = {f"planned-{edition.pk}": edition for edition in plan.to_come} | {LIVE: plan.now}
    edition = editions.get(name)
    return edition and words_of(edition)
