"""What came of one fault: counted, printed as one line, and judged."""

import sys
from collections import Counter

HEADS = (
    "acknowledged", "stored", "notified", "lost", "mails twice", "rows twice", "sent again",
    "longest",
)  # fmt: skip


class Outcome:
    """One line of the table; `problems` are sentences about what must not be."""

    def __init__(self, fault, visitors, stored, notices):
        self.fault, self.note, self.problems = fault, "", []
        names = Counter(stored["names"])
        told = sum(count for _message_id, count in set(notices))
        waits = visitors.acknowledged.values()
        not_stored = visitors.acknowledged.keys() - names.keys()
        not_told = max(0, len(names) - stored["suspects"] - told)
        self._numbers = [
            len(waits),
            len(names),
            told,
            len(not_stored) + not_told,
            len(notices) - len(set(notices)),
            sum(names.values()) - len(names),
            visitors.tried_again,
        ]
        self._longest = max(waits, default=0)
        self.need("a request is lost", not not_stored and not not_told)
        self.need("a request is there twice", max(names.values(), default=0) < 2)
        self.need(
            f"not acknowledged: {dict(Counter(visitors.errors))}", len(waits) == visitors.many
        )
        self.need("requests look like a program's", not stored["suspects"])

    def need(self, otherwise, is_so):
        """Write down a problem where something is not so."""
        if not is_so:
            self.problems.append(otherwise)

    def show(self):
        write(self.fault, [*(f"{number:,}" for number in self._numbers), f"{self._longest:.1f} s"])
        for line in [self.note, *(f"WRONG: {problem}" for problem in self.problems)]:
            sys.stdout.write(f"    {line}\n" if line else "")
        sys.stdout.flush()


def write(fault, fields):
    columns = (f"{field:>{len(head)}}" for field, head in zip(fields, HEADS, strict=True))
    sys.stdout.write(f"{fault:45}" + "  ".join(columns) + "\n")
    sys.stdout.flush()
