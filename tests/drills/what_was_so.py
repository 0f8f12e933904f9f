"""What visitors may have seen at which moment, told by who changed it."""

from threading import Lock
from typing import NamedTuple


class State(NamedTuple):
    """What a place of the site says: perhaps from `begun`, and in any case from `told` on (`time.time()`)."""

    begun: float
    told: float
    says: str


class Place:
    """One thing that the site says on a page, and all that it said."""

    def __init__(self, says):
        self._states, self._lock = [State(0, 0, says)], Lock()

    def begin(self, begun: float, says: str, told: float = float("inf")) -> None:
        """It is being changed; `told` is known where a moment was set for it."""
        with self._lock:
            self._states.append(State(begun, told, says))

    def acknowledge(self, told: float) -> None:
        """The last change was acknowledged."""
        with self._lock:
            self._states[-1] = self._states[-1]._replace(told=told)

    def may_say(self, says: str, asked: float, answered: float, grace: float) -> bool:
        """Whether an answer to who asked and was answered at these moments may say that.

        What was acknowledged `grace` seconds before somebody asked must be there, and nothing that was not
        even begun when they were answered.
        """
        with self._lock:
            states = list(self._states)
        for state, following in zip(states, [*states[1:], None], strict=True):
            is_over = following is not None and following.told + grace < asked
            if state.says == says and state.begun <= answered and not is_over:
                return True
        return False
