"""How hard a text is to read: the school year in the United States whose pupils follow it.

It is the Flesch-Kincaid grade, for English alone: long sentences and words of many syllables make a text
hard. Syllables are counted by rules, for the packages that know it bring much along: textstat nine others
and a dictionary of 4 megabytes.
"""

import re

from .text import plain_text, sentences

FEWEST_WORDS = 30  # of fewer, a single one decides
# What is not read in sentences: headings, and tables, in which words stand alone.
NO_SENTENCES = re.compile(r"<(?:h[234]|table)\b")
END_OF_THESE = re.compile(r"</(?:h[234]|table)>")
BLOCK = re.compile(r"</?(?:p|li|ul|ol|blockquote|br|hr)\b[^<>]*>")
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)*", re.IGNORECASE)
LONGEST_SPELLED = 4  # letters of what is said letter by letter: FDA, PTSD

VOWELS = re.compile("[aeiouy]+")
# Vowels that stand together and are said apart, and ends that are said with one that is not written.
APART = re.compile(
    r"(?<![cglst])i(?=a(?!ge)|er$|est$)|i(?=a[bt]|o(?!us|n|r)|um|et|u)|(?<![cgtx])i(?=ous)"
    r"|(?<![qg])u(?=[ae](?!$|y|r|d|s)|i[dn])|(?<!^p)e(?=o)|(?<=r)e(?=act)|(?<=cr)e(?=at[ei])"
    r"|(?<=[aeiou][a-z])e(?=as?$)|y(?=i|one$)|[aeo](?=ing)|[st](?=h?ms?$)"
)
# An e that is written and not said: at the end, before other ends, and within some words.
SILENT = re.compile(
    r"(?<!^)(?:(?<![aeiouy-])(?<!^[^aeiouy])(?<![^aeiouyr]l)e(?=$|['’]|ment|ful|less|ly$|ness|ty$|where|thing)"
    r"|(?<=^som)e(?=.)|(?<=^ev)e(?=r[yl]|ni)"
    r"|(?<![aeioutd])(?<![^aeiouyrl]l)e(?=d$)"
    r"|(?<![aeiouscxzg])(?<!sh|ch)(?<![^aeiouyr]l)e(?=s$))"
)


def syllables_of(word: str) -> int:
    """The syllables of an English word as it is said; of a rare word it may be one more or less."""
    if word.isupper() and len(word) <= LONGEST_SPELLED:
        return len(word)
    heard = SILENT.sub("", APART.sub(r"\g<0>-", word.lower()))
    return max(1, len(VOWELS.findall(heard)))


def grade_of(lines: list[str]) -> float | None:
    """The grade of English sentences; None where they are too short to tell."""
    found = list(filter(None, map(WORD.findall, lines)))
    words = [word for line in found for word in line]
    if len(words) < FEWEST_WORDS:
        return None
    syllables = sum(map(syllables_of, words))
    return 0.39 * len(words) / len(found) + 11.8 * syllables / len(words) - 15.59


def sentences_in(html: str) -> list[str]:
    """The sentences of a clean text, each item of a list one of its own."""
    *before, rest = END_OF_THESE.split(html or "")
    read = [NO_SENTENCES.split(part, maxsplit=1)[0] for part in before]
    blocks = BLOCK.split("<p>".join([*read, rest]))
    return [line for block in blocks for line in sentences(plain_text(block))]
