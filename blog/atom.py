"""Atom as our feeds write it: articles in full, and a sentence for a person who opens one in a browser."""

from datetime import UTC, datetime

from django.templatetags.static import static
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.xmlutils import SimplerXMLGenerator

from clinic_site.characters import readable

BEFORE_ANY_ARTICLE = datetime(2000, 1, 1, tzinfo=UTC)  # not now: a feed is new when it changes
# CSS, which every browser draws XML with: XSLT leaves them.
SHEETS = ("clinic/css/tokens.css", "clinic/css/feed.css")
XHTML = "http://www.w3.org/1999/xhtml"
WHAT_IT_IS = (
    "This is a feed. It is made for programs called feed readers: give one the address of this page, and it "
    "shows you each new article. To read here, go to "
)


class ArticleFeed(Atom1Feed):
    """Its summaries are plain text, as ours are; Django labels them as HTML.

    XML has no place for some characters, whoever wrote them into the database.
    """

    # Not application/atom+xml, which Chrome shows a person as bare text; readers of feeds take both.
    content_type = "application/xml; charset=utf-8"

    def latest_post_date(self):
        return super().latest_post_date() if self.items else BEFORE_ANY_ARTICLE

    def write(self, outfile, encoding):
        self.feed = _readable(self.feed)
        self.items = [_readable(item) for item in self.items]
        handler = SimplerXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        for sheet in SHEETS:
            named = format_html('href="{}" type="text/css"', static(sheet))
            handler.processingInstruction("xml-stylesheet", named)
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.startElement("subtitle", {"type": "xhtml"})
        handler.startElement("div", {"xmlns": XHTML})
        handler.characters(WHAT_IT_IS)
        handler.addQuickElement("a", self.feed["link"], {"href": self.feed["link"]})
        handler.characters(".")
        handler.endElement("div")
        handler.endElement("subtitle")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item | {"description": None})
        handler.addQuickElement("summary", item["description"])
        handler.addQuickElement("content", item["content"], {"type": "html"})


def _readable(value):
    if isinstance(value, dict):
        return {name: _readable(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_readable(part) for part in value]
    return readable(value) if isinstance(value, str) else value
