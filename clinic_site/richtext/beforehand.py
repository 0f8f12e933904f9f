"""Texts are cleaned before the transaction that stores them, in which SQLite lets nobody else write."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from .references import from_editor
from .sanitizer import CleanHtml, Loss, clean_and_tell

# While a form is read: what became of the texts that were in it.
_cleaned: ContextVar[dict[str, tuple[CleanHtml, set[Loss]]] | None] = ContextVar(
    "cleaned", default=None
)


@contextmanager
def cleaned_beforehand(texts: Iterable[str]) -> Iterator[None]:
    """In here these texts are clean already, as `clean_once` tells; nothing refuses them yet."""
    token = _cleaned.set({})
    try:
        for text in texts:
            clean_once(from_editor(clean_once(text)[0]))
        yield
    finally:
        _cleaned.reset(token)


def clean_once(html: str) -> tuple[CleanHtml, set[Loss]]:
    """What `clean_and_tell` says, which is asked for each text once while a form is read."""
    cleaned = _cleaned.get()
    if cleaned is None or isinstance(html, CleanHtml):
        return clean_and_tell(html)
    if html not in cleaned:
        cleaned[html] = clean_and_tell(html)
    return cleaned[html]
