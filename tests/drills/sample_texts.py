"""Texts for thousands of sample articles: plain sentences that say nothing of medicine and promise nothing."""

import random
from html import escape

from clinic_site.richtext.sanitizer import CleanHtml, clean_html

PARAGRAPHS = 600  # different ones, of which each text has some
IN_A_TEXT = 38  # of about 500 characters each
WHO = "A neighbor|The gardener|A reader|My aunt|Somebody|The baker|A friend|The teacher|Our guest"
DOES = "walks past|writes about|looks after|remembers|draws|measures|keeps|describes|comes back to"
WHAT = (
    "the garden|a quiet street|the harbor|an old map|the library|a row of trees|the kitchen table"
    "|a wooden bench|the morning paper|a long letter|the small bridge|a bowl of oranges|the lighthouse"
    "|a box of pencils|the winding path|a cup of tea|the open window|a paper boat|the evening light"
)
WHEN = (
    "before breakfast|on most days|in the afternoon|when it rains|once a week|in early spring"
    "|after a long walk|on a windy day|at the end of the month|while the kettle sings"
)
WHY = (
    "because it is on the way|and takes a note of it|as many people do|with a little patience"
    "|to see what has changed|and tells the others|without any hurry|just as the year before"
)
PARTS = [words.split("|") for words in (WHO, DOES, WHAT, WHEN, WHY)]


class SampleTexts:
    """The same texts for the same seed."""

    def __init__(self, seed=1):
        self._draw = random.Random(seed)
        self._paragraphs = [self._paragraph() for _ in range(PARAGRAPHS)]

    def sentence(self) -> str:
        return " ".join(map(self._draw.choice, PARTS)) + "."

    def title(self, number: int) -> str:
        """Marked as a sample, and no other has it."""
        return f"Sample {number}: {self._draw.choice(PARTS[2])}, {self._draw.choice(PARTS[3])}"

    def body(self, links: dict[str, str]) -> CleanHtml:
        """About 20 kB as the sanitizer leaves them, with links to pages: words by their keys."""
        parts = self._draw.sample(self._paragraphs, IN_A_TEXT)
        for position in range(4, IN_A_TEXT, 8):
            parts[position] = (
                f"<h2>{self._draw.choice(PARTS[2]).capitalize()}</h2>{parts[position]}"
            )
        for key, words in links.items():
            more = f'<p>More of this: <a data-page="{key}">{escape(words, quote=False)}</a>.</p>'
            parts.insert(self._draw.randrange(2, IN_A_TEXT), more)
        return CleanHtml("".join(parts))  # each of them is clean, and closed

    def _paragraph(self):
        sentences = [self.sentence() for _ in range(6)]
        sentences[2] = f"<strong>{sentences[2]}</strong>"
        return clean_html(f"<p>{' '.join(sentences)}</p>")
