"""Finding pages by their words, on SQLite and PostgreSQL alike."""

from html import escape

from django.db.models import Q

MOST_WORDS = 8
PUNCTUATION = ".,;:!?\"'“”‘’()"
FIELDS_OF_QUESTIONS = ("questions__question", "questions__answer")


class PageSearch:
    """A part of a page's queryset: `search(text)`."""

    def search(self, text: str) -> list:
        """Pages that hold every word of `text`, those with the words in their title first."""
        asked = [word for raw in text.split() if (word := raw.strip(PUNCTUATION))][:MOST_WORDS]
        if not asked:
            return []
        words = [fold(word) for word in asked]
        # The database sees HTML, where "table" is everywhere: it narrows, the plain words decide.
        found = [page for page in self._candidates(asked) if _all_in(words, page.words())]
        return sorted(found, key=lambda page: not _all_in(words, str(page)))

    def _candidates(self, words):
        pages = self.filter(*(self._holds(word) for word in words if _is_plain(word)))
        if self.model.has_questions:
            pages = pages.distinct().prefetch_related("questions")
        return pages

    def _holds(self, word: str) -> Q:
        fields = self.model.search_fields
        if self.model.has_questions:
            fields = (*fields, *FIELDS_OF_QUESTIONS)
        condition = Q()
        for field in fields:
            for spelling in {word, escape(word, quote=False)}:
                condition |= Q(**{f"{field}__icontains": spelling})
        return condition


def fold(text: str) -> str:
    """`text` as it is compared: without case, and with the apostrophe that keyboards have."""
    return text.casefold().replace("’", "'")


def _is_plain(word: str) -> bool:
    # SQLite folds the case of ASCII alone, and texts have typographic apostrophes: other words
    # are left to the second look.
    return word.isascii() and "'" not in word


def _all_in(words: list[str], text: str) -> bool:
    text = fold(text)
    return all(word in text for word in words)
