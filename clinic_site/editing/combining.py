"""What becomes of a value that two people changed. A form field that can tell has a method for it:

    def combined(self, base, mine, theirs) -> Combined | None

`base` is what I saw when I opened the form and `theirs` what is stored now, both as they are stored;
`mine` is what I sent. None leaves it to people. Where it tells of clashes, it has another one,

    def exchanged(self, value, mine, theirs) -> object | None

for who takes a passage of the other in the place of their own; None where it is not in it any more.
"""

from dataclasses import dataclass, field

from django.core import signing

THEIRS = "take_theirs"  # the name of the boxes to tick


@dataclass(frozen=True)
class Passage:
    """A piece of a value as two people have it; empty for whoever took it out."""

    mine: str
    theirs: str


@dataclass(frozen=True)
class Combined:
    """What the form is to show; where two clash, it has `mine`."""

    value: object
    clashes: list[Passage] = field(default_factory=list)
    taken: list[Passage] = field(default_factory=list)  # where it has what they alone changed


def packed(value: object) -> str:
    """What JSON can hold, to come back with a form; signed, for a few letters could swell to gigabytes."""
    return signing.dumps(value, salt=__name__, compress=True)


def unpacked(text: str) -> object | None:
    """The same again; None for what we did not pack."""
    try:
        return signing.loads(text, salt=__name__)
    except signing.BadSignature:
        return None


def choice_of(name: str, passage: Passage) -> str:
    """The value of a box that takes their passage in the place of mine; none where I have none."""
    return packed([name, passage.mine, passage.theirs]) if passage.mine else ""
