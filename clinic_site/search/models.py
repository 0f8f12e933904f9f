"""What is kept for the search; see `entries`, `asking` and `missed`."""

from django.core.exceptions import ValidationError
from django.db import models

from .words import words_in


class Entry(models.Model):
    """What the search knows of an edition; its number says which, and where such pages stand in a list.

    Beside this table stands the index of its words, which the database itself keeps: see `matching`.
    """

    id = models.BigIntegerField(primary_key=True)
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True)
    # As `as_indexed()` makes them.
    title = models.TextField()
    headings = models.TextField()
    words = models.TextField()
    text = models.TextField()  # as visitors read it, a block on each line

    class Meta:
        default_permissions = ()
        verbose_name_plural = "entries"

    def __str__(self):
        return self.title


class WordGroup(models.Model):
    """Words that mean the same: who types one of them finds what the others find."""

    words = models.CharField(
        "words that mean the same",
        max_length=300,
        help_text="With commas between them, such as: testosterone, TRT, low T. One of them should be the "
        "word that our pages use. Capitals and accents make no difference.",
    )

    class Meta:
        ordering = ["words"]
        verbose_name = "group of words"
        verbose_name_plural = "words that mean the same"

    def __str__(self):
        return self.words

    def clean(self):
        super().clean()
        if self.words and len(self.phrases) < 2:  # noqa: PLR2004 -- one alone means nothing else
            raise ValidationError(
                {"words": "Write at least two words, with a comma between them."}
            )

    @property
    def phrases(self) -> list[tuple[str, ...]]:
        """Each of them as the index has it, in one or several words."""
        found = (tuple(words_in(words)) for words in self.words.split(","))
        return [phrase for phrase in dict.fromkeys(found) if phrase]


class MissedWord(models.Model):
    """A word that found nothing; unreadable until it was searched for on a second day.

    Of a single search only two hashes are kept, of the word and of the word with its day.
    """

    mark = models.CharField(max_length=64, unique=True, editable=False)
    mark_of_day = models.CharField(max_length=64, editable=False)
    word = models.CharField(max_length=40, blank=True)
    days = models.PositiveIntegerField("days on which it was searched for", default=1)
    last_month = models.DateField(editable=False)  # its first day

    class Meta:
        ordering = ["-days", "word"]
        default_permissions = ("view",)
        verbose_name = "word that found nothing"
        verbose_name_plural = "words that found nothing"

    def __str__(self):
        return self.word
