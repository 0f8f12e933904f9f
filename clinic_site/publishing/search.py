"""Finding pages by their words, on SQLite and PostgreSQL alike."""

from html import escape

from django.db.models import Q

MOST_WORDS = 8


class PageSearch:
    """A part of a page's queryset: `search(text)`."""

    def search(self, text: str) -> list:
        """Pages that hold every word of `text`, those with the words in their title first."""
        asked = text.split()[:MOST_WORDS]
        if not asked:
            return []
        # SQLite folds the case of ASCII alone, so other words are left to the second look.
        # The database sees HTML, where "table" is everywhere: it narrows, the plain words decide.
        words = [word.casefold() for word in asked]
        candidates = self.filter(*(self._holds(word) for word in asked if word.isascii()))
        found = [page for page in candidates if _all_in(words, page.words())]
        return sorted(found, key=lambda page: not _all_in(words, str(page)))

    def _holds(self, word: str) -> Q:
        condition = Q()
        for field in self.model.search_fields:
            for spelling in {word, escape(word, quote=False)}:
                condition |= Q(**{f"{field}__icontains": spelling})
        return condition


def _all_in(words: list[str], text: str) -> bool:
    text = text.casefold()
    return all(word in text for word in words)
