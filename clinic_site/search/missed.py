"""Counts the words that found nothing, so that nobody can read a single search.

The web server jots a word down sealed; the worker counts it within a minute. Until a word comes on a second day
only hashes are kept, which need the clinic's key to be made: of the word, and of the word with its day, so that
one person who tries again and again counts once. Never kept are digits, addresses, long words, and anything
out of a long question.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from clinic_site.crisis import speaks_of_crisis
from clinic_site.encryption.keys import (
    WrongKeyError,
    decrypt,
    encrypt,
    keyed_hash,
    keyed_hashes,
)
from clinic_site.jotting import Jotter

from .models import MissedWord

SHORTEST, LONGEST = 3, 20  # letters
MOST_KEPT = 1000  # rows
MOST_NEW = 100  # that a round brings
KEPT_FOR = timedelta(days=92)
waiting = Jotter("missed-words")


def note_missed_words(words: list[str]) -> None:
    """Remember of these folded words, of which no page has anything, those that tell of no person."""
    for word in words:
        if word.isalpha() and SHORTEST <= len(word) <= LONGEST and not speaks_of_crisis(word):
            waiting.add(encrypt(word))


def count_missed_words() -> int:
    """Take what waits into the table, forget what nobody searched for in three months; return how many."""
    words = sorted(set(_opened(waiting.take())))
    today = timezone.localdate()
    MissedWord.objects.filter(last_month__lt=_month(today - KEPT_FOR)).delete()
    new = [word for word in words if not _is_counted(word, today)][:MOST_NEW]
    if new:
        _add(new, today)
    return len(words)


def forget_answered(phrases) -> None:
    """Once staff have said what they mean: of these, each a tuple of words, nothing is missed any more."""
    words = [phrase[0] for phrase in phrases if len(phrase) == 1]
    marks = [mark for word in words for mark in keyed_hashes(_named(word))]
    MissedWord.objects.filter(mark__in=marks).delete()


def _opened(lines):
    for line in lines:
        try:
            yield decrypt(line)
        except WrongKeyError:
            continue


@transaction.atomic
def _is_counted(word, today):
    """Whether it is known; on another day than the last it is counted, and readable from then on."""
    known = MissedWord.objects.select_for_update().filter(mark__in=keyed_hashes(_named(word)))
    row = known.first()
    if row is None:
        return False
    if row.mark_of_day not in keyed_hashes(_named(word, today)):
        row.word, row.days, row.last_month = word, row.days + 1, _month(today)
        row.mark_of_day = keyed_hash(_named(word, today))
        row.save()
    return True


@transaction.atomic
def _add(words, today):
    too_many = MissedWord.objects.count() + len(words) - MOST_KEPT
    if too_many > 0:
        least = MissedWord.objects.order_by("days", "last_month", "pk").values_list(
            "pk", flat=True
        )
        MissedWord.objects.filter(pk__in=list(least[:too_many])).delete()
    MissedWord.objects.bulk_create(
        [
            MissedWord(
                mark=keyed_hash(_named(word)),
                mark_of_day=keyed_hash(_named(word, today)),
                last_month=_month(today),
            )
            for word in words
        ],
        ignore_conflicts=True,  # another worker was quicker
    )


def _named(word, day=""):
    # Apart from whatever else is found by a hash.
    return f"missed word {word} {day}"


def _month(day):
    return day.replace(day=1)
