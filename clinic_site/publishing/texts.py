"""What stands in a page: its texts with those of its rows, and all of it in short."""

from copy import copy

from clinic_site.richtext.fields import RichTextField
from clinic_site.richtext.text import excerpt

from .seo import Card

UNTITLED = "Untitled"  # what a draft is called that has no title yet, and a row without its words


class PageTexts:
    """A part of `PublishablePage`, which names its `search_fields` and its rows."""

    has_a_door = True  # what keeps it from visitors is asked there, and not when it is saved
    web_page_type = "WebPage"  # by schema.org
    known_rows = None  # by their kinds, where they need not be asked for

    @property
    def lead(self):
        """The page in a sentence or two of plain text, for cards and search engines."""
        return next(filter(None, map(self._in_short, self.search_fields[1:])), "")

    @property
    def worded_at(self):
        """Since when visitors read it in these words, an aware datetime: what machines are told.

        Not when its row was saved: what the software does to a row is no news.
        """
        return self.first_worded_at or self.live_from or self.publish_at

    @classmethod
    def card_of_list(cls):
        """What is drawn for links to the list of its kind."""
        return Card(cls._meta.label_lower, cls.search_title)

    def facts_to_share(self):
        """What the Open Graph protocol knows of such a page besides: see `seo.PageMeta`."""
        return ()

    def _in_short(self, name):
        """The beginning of a rich text; what is written to stand in lists is whole."""
        if isinstance(self._meta.get_field(name), RichTextField):
            return excerpt(getattr(self, name))
        return " ".join(getattr(self, name).split())

    def subjects(self, meta):
        """What it is about, in the words of schema.org, the main thing first: see `structured`."""
        return []

    def rich_texts(self):
        """Its own, and those of its rows, such as answers to questions."""
        return [html for _name, html in self.placed_texts()]

    def placed_texts(self):
        """The same, each with the name of its field in the form of the page: "questions-0-answer"."""
        for before, row in [("", self), *self.placed_rows()]:
            for field in row._meta.fields:
                if isinstance(field, RichTextField):
                    yield f"{before}{field.name}", field.value_from_object(row) or ""

    def own_rows(self):
        """All that belong to it, kind after kind."""
        return [row for _before, row in self.placed_rows()]

    def placed_rows(self, *kinds):
        """Each with what stands before the names of its fields in the form of the page: "questions-0-".

        Of all kinds, unless some are named.
        """
        for name, rows in self.rows_by_kind().items():
            for number, row in enumerate(rows):
                if not kinds or name in kinds:
                    yield f"{row.prefix or f'{name}-{number}'}-", row

    def with_known_rows(self):
        """The same page for who asks for its texts again and again: its rows are fetched once."""
        if self.known_rows is not None:
            return self
        known = copy(self)
        known.known_rows = {name: list(rows) for name, rows in self.rows_by_kind().items()}
        return known

    def rows_by_kind(self):
        if self.known_rows is not None:
            return self.known_rows
        names = self.row_names if self.pk else ()
        return {name: getattr(self, name).all() for name in names}
