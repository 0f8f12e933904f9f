"""Which requests may be those of one person: a shared number or address alone says so of nobody."""

from dataclasses import dataclass

from contact.models import ConsultationRequest
from contact.people import normalized_email, normalized_telephones

from .same_name import is_same_name

MOST = 200  # a form has a thousand fields at most, and nobody looks through more
MOST_NAMES = 20  # that share both: no family has more, but strangers can write what they like
SHARED = {
    "email address": lambda request: {normalized_email(request.email)} - {""},
    "phone number": lambda request: set(normalized_telephones(request.telephone)),
}


@dataclass
class Candidate:
    """A request that may be the person's, what speaks for it, and whether it is ticked."""

    consultation: ConsultationRequest
    likeness: str
    is_ticked: bool

    @property
    def key(self):
        return str(self.consultation.pk)


def candidates(consultation: ConsultationRequest) -> tuple[list[Candidate], bool]:
    """A request and those that share its address or number, and whether there are still more.

    Ticked are those alike in address and number, both given, under what is nobody else's name: couples,
    parents and children share a telephone, and some share an address, too. Where M. Gonzalez may be
    Maria and may be Manuel, it is ticked with neither.
    """
    others = list(consultation.others_of_person().filter(wiped_at=None)[:MOST])
    shared = {other: _shared(consultation, other) for other in others[: MOST - 1]}
    names = {consultation.name} | {
        one.name for one, what in shared.items() if len(what) == len(SHARED)
    }
    found = [Candidate(consultation, "this request", is_ticked=True)]
    for other, what in shared.items():
        name = "same or a similar" if is_same_name(consultation.name, other.name) else "another"
        is_ticked = len(what) == len(SHARED) and _is_one(consultation.name, other.name, names)
        found.append(Candidate(other, f"same {' and '.join(what)}, {name} name", is_ticked))
    return found, len(others) == MOST


def _shared(one, other):
    """What both give, in words."""
    return [words for words, given_in in SHARED.items() if given_in(one) & given_in(other)]


def _is_one(one, other, names):
    """Whether two names are one person's, and not just as well somebody's else of these."""
    if len(names) > MOST_NAMES:
        return one == other
    return all(is_same_name(one, name) == is_same_name(other, name) for name in names)
