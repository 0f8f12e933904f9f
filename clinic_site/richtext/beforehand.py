"""What takes long with a text is done before the transaction that stores it, in which SQLite lets nobody else write."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

from . import references
from .sanitizer import clean_and_tell

# While a form is read: what each function made of the texts in it.
_made: ContextVar[dict | None] = ContextVar("made", default=None)


def _once(make: Callable) -> Callable:
    """The same function, which is asked for each text once while a form is read."""

    @wraps(make)
    def ask(html):
        made = _made.get()
        if made is None:
            return make(html)
        if (make, html) not in made:
            made[make, html] = make(html)
        return made[make, html]

    return ask


clean_once = _once(clean_and_tell)
from_editor = _once(references.from_editor)
for_editor = _once(references.for_editor)


@contextmanager
def cleaned_beforehand(texts: Iterable[str]) -> Iterator[None]:
    """In here these texts are clean already, as `clean_once` tells; nothing refuses them yet."""
    token = _made.set(dict(_made.get() or {}))
    try:
        for text in texts:
            clean_once(from_editor(clean_once(text)[0]))
            for_editor(text)  # as the form compares it with what is stored
        yield
    finally:
        _made.reset(token)
