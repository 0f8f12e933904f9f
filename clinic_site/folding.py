"""How texts are compared, however their accents, apostrophes, hyphens and capitals are written."""

import re
from collections.abc import Iterable
from unicodedata import category, normalize

from django.contrib import admin
from django.db.models import QuerySet

LONGEST_QUERY = 200  # characters
MOST_WORDS = 8
# Signs, from which on a word may be written as several: stemcell, stem cell. The signs of shorter ones
# meet by chance: vein, leave in; area, are a.
SHORTEST_IN_PARTS = 6
PUNCTUATION = '.,;:!?¡¿"“”„«»‹›()[]{}'
# Signs that one writes, another leaves out and a third replaces by a blank: O'Brien, Smith-Jones.
APOSTROPHES = "'`‘’‚‛ʹʻʼʽʾʿˈ′‵՚׳ꞌ"
HYPHENS = "-‐‑‒–−⁃֊"
ACCENTS_ALONE = "´΄᾽᾿"  # decomposed, they would leave a blank behind
BARRED = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ħ": "h",
    "ŧ": "t",
}
CONTROLS = [sign for sign in map(chr, [*range(32), *range(127, 160)]) if not sign.isspace()]
LEFT_OUT = {"Mn", "Me", "Cf", "Cs"}  # marks, soft hyphens and what else has no width, and halves
FEW = 20  # different signs: for so many a text is looked through sign by sign, which is faster

_APOSTROPHES_OF_ALL = dict.fromkeys(ACCENTS_ALONE, "'")
_ALIKE = (
    BARRED
    | {"ı": "i", "—": " ", "―": " "}
    | dict.fromkeys([*APOSTROPHES, *HYPHENS, *CONTROLS], "")
)
_JOINTS = str.maketrans(dict.fromkeys([*APOSTROPHES, *HYPHENS, *ACCENTS_ALONE], " "))


def fold(text: str) -> str:
    """`text` as it is compared: "Núñez", "NUNEZ" are "nunez", "O’Brien", "O'Brien" are "obrien"."""
    if text.isascii() and text.isalnum():  # most words, of which nothing else is to be done
        return text.lower()
    text = _exchanged(text, _APOSTROPHES_OF_ALL)
    text = normalize("NFKD", normalize("NFKD", text).casefold())
    # Asked once for each sign that occurs: texts are folded while they are saved.
    alike = {
        sign: _ALIKE.get(sign, "")
        for sign in set(text)
        if sign in _ALIKE or category(sign) in LEFT_OUT
    }
    return " ".join(_exchanged(text, alike).split())


def _exchanged(text, signs):
    """`text` with other signs in place of these."""
    if len(signs) > FEW:
        return text.translate(str.maketrans(signs))
    for sign, other in signs.items():
        text = text.replace(sign, other)
    return text


def words_asked(text: str) -> list[set[str]]:
    """The first words of a question, each as the patterns under which folded texts may have it."""
    asked = []
    for word in text[:LONGEST_QUERY].split():
        spellings = {
            fold(word).strip(PUNCTUATION),
            fold(word.translate(_JOINTS)).strip(PUNCTUATION),
        }
        if spellings := spellings - {""}:
            asked.append(set(map(_pattern, spellings)))
    return asked[:MOST_WORDS]


def _pattern(spelling):
    """A regular expression that Python and the databases read alike."""
    signs = spelling.replace(" ", "")
    if len(signs) < SHORTEST_IN_PARTS:
        return re.escape(spelling)
    return " ?".join(map(re.escape, signs))


def holds(folded: str, asked: Iterable[set[str]]) -> bool:
    """Whether a folded text has every word that was asked for, whole or as a part of one."""
    return all(any(re.search(pattern, folded) for pattern in patterns) for patterns in asked)


def found_in(rows: QuerySet, names: Iterable[str], asked: Iterable[set[str]]) -> set:
    """The keys of the rows whose fields hold what was asked for: each row is read."""
    texts_of = rows.order_by().values_list("pk", *names)
    return {pk for pk, *texts in texts_of if holds(fold(" ".join(filter(None, texts))), asked)}


class FoldedSearchAdmin(admin.ModelAdmin):
    """A ModelAdmin whose search folds; for tables that are read in a moment: some thousand rows."""

    def get_search_results(self, request, queryset, search_term):
        if asked := words_asked(search_term):
            found = found_in(queryset, self.get_search_fields(request), asked)
            queryset = queryset.filter(pk__in=found)
        return queryset, False
