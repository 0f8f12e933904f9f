"""Which requests may be those of one person: a shared number or address alone says so of nobody."""

from dataclasses import dataclass

from clinic_site.folding import fold
from contact.models import ConsultationRequest
from contact.people import normalized_email, normalized_telephones

MOST = 200  # a form has a thousand fields at most, and nobody looks through more


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

    Ticked are those alike in address and number, both given, under the same name: couples, parents and
    children share a telephone, and some share an address, too.
    """
    others = list(consultation.others_of_person().filter(wiped_at=None)[:MOST])
    itself = Candidate(consultation, "this request", is_ticked=True)
    found = [_compared(consultation, other) for other in others[: MOST - 1]]
    return [itself, *found], len(others) == MOST


def _compared(one, other):
    address = _alike(normalized_email, one.email, other.email)
    numbers = map(set, map(normalized_telephones, (one.telephone, other.telephone)))
    number = bool(set.intersection(*numbers))
    is_same_name = sorted(fold(one.name).split()) == sorted(fold(other.name).split())
    shared = " and ".join(
        words
        for words, is_alike in (("email address", address), ("phone number", number))
        if is_alike
    )
    likeness = f"same {shared}, {'same' if is_same_name else 'another'} name"
    return Candidate(other, likeness, is_ticked=address and number and is_same_name)


def _alike(normalize, one, other):
    return bool(normalize(one)) and normalize(one) == normalize(other)
