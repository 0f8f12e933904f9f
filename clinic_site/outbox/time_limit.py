"""A bound on work that others could draw out for ever."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN = 1  # second


class TooSlowError(TimeoutError):
    """It took longer than anything that works needs."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `TooSlowError` in a block that takes longer.

    Python tells signals to the main thread of a process alone, so elsewhere nothing is bounded:
    the worker has only that thread. The lookup of a name is not interrupted either; the error
    comes when the lookup ends.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    is_over = threading.Event()

    def stop(signum, frame):
        is_over.set()
        raise TooSlowError

    earlier = signal.signal(signal.SIGALRM, stop)
    # Again and again: what tidies up after the first error may be drawn out in its turn.
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        yield
    except OSError as error:
        # Libraries close their connection on an error of this kind, and raise one of their own.
        if is_over.is_set():
            raise TooSlowError from error
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, earlier)
