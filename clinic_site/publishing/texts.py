"""What stands in a page: its texts with those of its rows, and all of it in short."""

from clinic_site.richtext.fields import RichTextField
from clinic_site.richtext.text import excerpt

UNTITLED = "Untitled"  # what a draft is called that has no title yet, and a row without its words


class PageTexts:
    """A part of `PublishablePage`, which names its `search_fields` and its rows."""

    @property
    def lead(self):
        """The page in a sentence or two of plain text, for cards and search engines."""
        return next(filter(None, map(self._in_short, self.search_fields[1:])), "")

    def _in_short(self, name):
        """The beginning of a rich text; what is written to stand in lists is whole."""
        if isinstance(self._meta.get_field(name), RichTextField):
            return excerpt(getattr(self, name))
        return " ".join(getattr(self, name).split())

    def rich_texts(self):
        """Its own, and those of its rows, such as answers to questions."""
        return [
            field.value_from_object(row)
            for row in [self, *self.own_rows()]
            for field in row._meta.fields
            if isinstance(field, RichTextField)
        ]

    def own_rows(self):
        """All that belong to it, kind after kind."""
        names = self.row_names if self.pk else ()
        return [row for name in names for row in getattr(self, name).all()]
