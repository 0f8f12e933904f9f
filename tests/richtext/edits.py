"""Pairs of a demo text and what an editor might have made of it, and what marks give back."""

import random
import re
import tomllib
from pathlib import Path

import html5lib

from clinic_site.richtext.blocks import blocks_of, is_same_text, joined
from clinic_site.richtext.markup import INLINE, VOID
from clinic_site.richtext.sanitizer import clean_html

TEXTS = Path(__file__).resolve().parents[2] / "clinic_site" / "demo" / "texts"
WORD = re.compile(r"(?<=[ >])[A-Za-z]{3,}(?=[ .,<])")
TABLE = (
    "<table><caption>Times</caption><thead><tr><th>What</th><th>How long</th></tr></thead>"
    "<tbody><tr><td>The session</td><td>About an hour</td></tr><tr><td>Rest</td><td>Two days</td></tr>"
    "</tbody></table>"
)  # fmt: skip


def demo_texts() -> list[str]:
    """Every rich text of the demo, cleaned."""
    found = []
    for path in sorted(TEXTS.rglob("*.toml")):
        values = tomllib.loads(path.read_text(encoding="utf-8")).values()
        found += [clean_html(value) for value in values if str(value).lstrip().startswith("<")]
    return found


def pairs(number: int) -> list[tuple[str, str]]:
    """So many texts, each with one to five edits; always the same ones."""
    chance = random.Random(16)
    texts = [text for text in demo_texts() if len(blocks_of(text)) > 5]
    found = []
    while len(found) < number:
        old = chance.choice(texts)
        if chance.random() < 0.5:
            old = _with(old, chance, TABLE, '<p><img data-photo="3"></p>')
        new = old
        for _edit in range(chance.randint(1, 5)):
            new = clean_html(str(chance.choice(EDITS)(new, chance)))
        if not is_same_text(old, new):
            found.append((old, new))
    return found


def _with(html, chance, *more):
    blocks = blocks_of(html)
    for block in more:
        blocks.insert(chance.randint(0, len(blocks)), block)
    return joined(blocks)


def _on_block(edit):
    """An edit of one block of a text, given what it becomes: any number of blocks."""

    def on_text(html, chance):
        blocks = blocks_of(html)
        place = chance.randrange(len(blocks))
        blocks[place : place + 1] = edit(blocks[place], chance)
        return joined(blocks) or "<p>All new.</p>"

    return on_text


def _on_word(form, choices=("",)):
    """An edit of one word, given what is written for it."""

    def on_block(block, chance):
        found = list(WORD.finditer(block))
        if not found:
            return [block]
        word = chance.choice(found)
        written = form.format(word=word[0], choice=chance.choice(choices))
        return [block[: word.start()] + written + block[word.end() :]]

    return _on_block(on_block)


def _sub(pattern, write):
    return _on_block(lambda block, _chance: [re.sub(pattern, write, block, count=1)])


def _instead(*forms):
    return _on_block(lambda block, _chance: [form.format(block=block) for form in forms])


def _split(block, chance):
    ends = [match.end() for match in re.finditer(r"\. ", block)]
    if not (block.startswith("<p>") and ends) or "<strong>" in block:
        return [block]
    end = chance.choice(ends)
    return [f"{block[:end]}</p>", f"<p>{block[end:]}"]


def _as_another_kind(block, chance):
    name = re.match("<(p|h[234])>", block)
    other = chance.choice(["p", "h2", "h3", "h4"])
    return [f"<{other}>{block[name.end() : -len(name[0]) - 1]}</{other}>" if name else block]


def _shuffled(html, chance):
    blocks = blocks_of(html)
    return joined(chance.sample(blocks, len(blocks)))


EDITS = [
    _on_word("{choice}", ["quite", "5&nbsp;mg", "R&amp;D", "שלום", "naïve"]),
    _on_word("{word} another careful {choice}", ["sentence about rest", "word, and water"]),
    _on_word(""),
    _on_word("<strong>{word}</strong>"),
    _on_word("<em>{word}</em>"),
    _on_word('<a href="/{word}/">{word}</a>'),
    _on_word("{word}<br>"),
    _sub("</?(?:strong|em)>", ""),
    _sub("</?strong>", "<em>"),
    _sub('href="[^"]*"', 'href="https://www.example.org/?a&amp;b"'),
    _sub("<li>", "<li>A new item, with <em>stress</em>.</li><li>"),
    _sub("<li>.*?</li>", ""),
    _sub("<tr>", "<tr><td>A row</td><td></td></tr><tr>"),
    _sub("<tr>.*?</tr>", ""),
    _sub('data-photo="3"', 'data-photo="4"'),
    _on_block(_split),
    _on_block(_as_another_kind),
    _instead(),
    _instead("{block}", '<p>A new paragraph with <a href="/new/">a link</a>.</p>'),
    _instead("<hr>", "{block}"),
    _instead("<p>Something else entirely stands here.</p>"),
    _shuffled,
]


def seen_in(html: str, without: str = "") -> list:
    """What a reader sees, letter by letter with its looks, in the tree that a browser makes of it.

    `without` are the marks to be read away: "inserted" or "removed".
    """
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    events = list(_events(parser.parseFragment(html), without, frozenset()))
    following = [*map(str, events[1:]), ""]
    # Where a block ends, no line begins.
    return [
        event
        for event, after in zip(events, following, strict=True)
        if not (event == "<br []>" and after.startswith("</"))
    ]


GONE = {"inserted": "ins", "removed": "del", "": ""}


def _events(element, without, looks):
    for child in element:
        name, own = child.tag, dict(child.attrib)
        mark = own.pop("class", "")
        if not (name == GONE[without] or (without and mark == without)):
            is_block = name not in INLINE | {"ins", "del", "mark"}
            inner = looks | {(name, *sorted(own.items()))} if name in INLINE else looks
            if is_block:
                yield f"<{name} {sorted(own.items())}>"
            yield from _letters(child.text, inner)
            yield from _events(child, without, inner)
            if is_block and name not in VOID:
                yield f"</{name}>"
        yield from _letters(child.tail, looks)


def _letters(text, looks):
    for letter in "".join((text or "").split(" ")).replace("\n", "").replace("\t", ""):
        yield (letter, looks)
