"""Finds the entries that hold what was asked for, in their order, by SQLite's FTS5 or PostgreSQL's full text.

However many hold a word, few are looked at: titles come first, then headings, then all words, and each is
only asked while those before found too little. In each, kinds and the newest stand in the order of the
entries' numbers, so nothing is sorted and nothing has to be counted.
"""

from datetime import datetime
from typing import NamedTuple

from django.db import connection

from .asking import Readings, Term

# Where it is looked for, one after the other, and whether beginnings of words will do.
TITLE, HEADINGS, EVERYWHERE = "title_words", "heading_words", "all_words"


class Step(NamedTuple):
    place: str
    is_loose: bool


STEPS = (
    Step(TITLE, is_loose=False),
    Step(HEADINGS, is_loose=False),
    Step(HEADINGS, is_loose=True),
    Step(EVERYWHERE, is_loose=False),
    Step(EVERYWHERE, is_loose=True),
)
ABOVE = STEPS[:3]  # the text
LIVE = "live_from <= %%s AND (live_until IS NULL OR live_until > %%s)"
# PostgreSQL looks at so many from the front before it asks its index, which knows no order; the longer the
# words are, the fewer.
LOOKED_THROUGH = {TITLE: 2000, HEADINGS: 1000, EVERYWHERE: 200}


def numbers_of(
    whole: Readings, loose: Readings, at: datetime, most: int, steps=STEPS
) -> list[int]:
    """The numbers of at most so many entries that are public at the moment `at`, the best first."""
    in_steps = _sqlite if connection.vendor == "sqlite" else _postgresql
    parts, values, names = [], [], []
    for place, is_loose in steps:
        for sql, own in in_steps(place, loose if is_loose else whole, at, most):
            parts.append(f"step{len(names)} AS MATERIALIZED ({sql % _after(names, most)})")
            names.append(f"step{len(names)}")
            values += own
    # What begins with SELECT is no change of anything: see `freshness.changes`.
    sql = f"SELECT id FROM (WITH {', '.join(parts)} {_one_after_another(names)}) AS found ORDER BY step, id DESC"  # noqa: S608 -- names of our own, and numbers
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT %s", [*values, most])
        return [number for (number,) in cursor.fetchall()]


def _after(names, most):
    """For a step: whether those before found too little, and that it finds none of what they found."""
    if not names:
        return {"few": "1 = 1", "new": "1 = 1"}
    found = f"({_one_after_another(names)}) AS before"
    few = f"(SELECT COUNT(*) FROM {found}) < {most}"  # noqa: S608 -- as above
    return {"few": few, "new": f"id NOT IN (SELECT id FROM {found})"}  # noqa: S608 -- as above


def _one_after_another(names):
    steps = [f"SELECT {step} AS step, id FROM {name}" for step, name in enumerate(names)]  # noqa: S608 -- names of our own, and numbers
    return " UNION ALL ".join(steps)


def _sqlite(place, readings, at, most):
    wanted = _written(readings, _fts5, " AND ", " OR ")
    index = f"search_{place}"
    at = connection.ops.adapt_datetimefield_value(at)
    # Whatever else a step demands, FTS5 looks first; for no word it has nothing to do.
    sql = f"""SELECT id FROM {index} JOIN search_entry ON id = {index}.rowid
        WHERE {index} MATCH CASE WHEN %(few)s THEN %%s ELSE '""' END AND {LIVE} AND %(new)s
        ORDER BY {index}.rowid DESC LIMIT %%s"""  # noqa: S608 -- words of our own
    yield sql, [wanted, at, at, most]


def _postgresql(place, readings, at, most):
    wanted = _written(readings, _tsquery, " & ", " | ")
    front = f"""SELECT id FROM (
            SELECT id, {place} AS words FROM search_entry WHERE {LIVE} ORDER BY id DESC LIMIT {LOOKED_THROUGH[place]}
        ) AS front WHERE %(few)s AND words @@ to_tsquery('simple', %%s) AND %(new)s ORDER BY id DESC LIMIT %%s"""  # noqa: S608 -- words of our own
    yield front, [at, at, wanted, most]
    indexed = f"""SELECT id FROM search_{place}(to_tsquery('simple', %%s), %%s) AS indexed(id)
        WHERE %(few)s AND %(new)s ORDER BY id DESC LIMIT %%s"""  # noqa: S608 -- words of our own
    yield indexed, [wanted, at, most]


def _written(readings, term, both, either):
    def any_of(parts):
        return f"({either.join(parts)})"

    return any_of(both.join(any_of(map(term, terms)) for terms in reading) for reading in readings)


# Words are letters and digits alone.
def _fts5(term: Term):
    return f'"{" ".join(term.words)}"{"*" * term.is_beginning}'


def _tsquery(term: Term):
    words = [f"'{word}'" for word in term.words]
    return f"({' <-> '.join(words)}{':*' * term.is_beginning})"
