"""Who may do now what takes a processor for long; few wait for their turn, and nobody for long."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Turns:
    """So many at once, so many who wait, each so many seconds; who comes after gets no turn."""

    def __init__(self, *, at_once: int, waiting: int, seconds: float):
        self._free, self._may_wait, self._seconds = at_once, waiting, seconds
        self._change = Condition()

    @contextmanager
    def taken(self, *, is_free: bool = False) -> Iterator[bool]:
        """Whether it is one's turn; at once, and beside all others, for whom it `is_free`."""
        if is_free:
            yield True
            return
        has_turn = self._take()
        try:
            yield has_turn
        finally:
            if has_turn:
                self._give_back()

    @property
    def have_room(self) -> bool:
        """Whether somebody who comes now may wait."""
        return self._may_wait > 0

    def _take(self):
        with self._change:
            if not self._free:
                if not self._may_wait:
                    return False
                self._may_wait -= 1
                try:
                    if not self._change.wait_for(lambda: self._free, self._seconds):
                        return False
                finally:
                    self._may_wait += 1
            self._free -= 1
            return True

    def _give_back(self):
        with self._change:
            self._free += 1
            self._change.notify()
