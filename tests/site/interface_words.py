"""What visitors read, in pieces, and where each piece comes from: content, or fixed words."""

import re
from pathlib import Path

import html5lib
from django.apps import apps
from django.db.models import CharField, TextField

LIST = Path("docs/interface-words.md")
LINE = re.compile(r"^- (.+)$", re.MULTILINE)
SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
PLACEHOLDER = re.compile(r"\\\{[^}]+\\\}")
UNREAD = {"script", "style", "template"}
READ_OUT = ("alt", "aria-label", "placeholder")
OF_CONTENT = ("blog", "clinic", "photos", "services")
LONG = 4  # words, from which on nobody writes the same by chance


def pieces(element):
    """Every run of words in an element that no tag interrupts, on one line each, and what is read out."""
    if element.tag in UNREAD:
        return
    for name in READ_OUT:
        yield from _in_a_line(element.get(name))
    if element.find("mark") is not None:  # words that were searched for: the sentence is one piece
        yield from _in_a_line("".join(element.itertext()))
        return
    yield from _in_a_line(element.text)
    for child in element:
        yield from pieces(child)
        yield from _in_a_line(child.tail)


def fixed_words() -> dict[str, list[re.Pattern]]:
    """The lines of each section of the list; what stands in braces is any words."""
    _before, *parts = SECTION.split(LIST.read_text(encoding="utf-8"))
    return {
        title: [
            re.compile(PLACEHOLDER.sub(".+", re.escape(line))) for line in LINE.findall(section)
        ]
        for title, section in zip(parts[::2], parts[1::2], strict=True)
    }


class Content:
    """The words that somebody of the clinic can change in the admin."""

    def __init__(self):
        self._pieces, self._long = set(), ""
        for model in self._models():
            # What nobody has changed yet is there by default, with no row.
            for row in [model(), *model._base_manager.all()]:
                for field in model._meta.fields:
                    if isinstance(field, (CharField, TextField)):
                        self._add(row, field)

    def __contains__(self, piece):
        if piece in self._pieces:
            return True
        return len(piece.split()) >= LONG and piece.strip("… ") in self._long

    def _models(self):
        labels = (config for config in apps.get_app_configs() if config.label in OF_CONTENT)
        return [model for config in labels for model in config.get_models()]

    def _add(self, row, field):
        value = getattr(row, field.attname)
        if not value or field.name == "folded_words":
            return
        text = str(getattr(value, "as_national", value))
        if field.choices:
            self._pieces.add(getattr(row, f"get_{field.name}_display")())
        found = list(pieces(html5lib.parse(text, namespaceHTMLElements=False)))
        found += [piece for line in text.splitlines() for piece in _in_a_line(line)]
        self._pieces |= {*found, *_in_a_line(text)}
        self._long += f"\n{' '.join(text.split())}\n{' '.join(found)}"


def _in_a_line(text):
    words = " ".join((text or "").split())
    if re.search(r"[^\W\d_]", words):
        yield words
