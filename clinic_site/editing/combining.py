"""What becomes of a value that two people changed. A form field that can tell has a method for it:

    def combined(self, base, mine, theirs) -> Combined | None

`base` is what I saw when I opened the form and `theirs` what is stored now, both as they are stored;
`mine` is what I sent. None leaves it to people.
"""

from dataclasses import dataclass, field


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
