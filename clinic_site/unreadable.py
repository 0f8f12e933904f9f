"""Tells an error that comes of what was sent from one of ours: numbers, years and texts without measure.

Django reads what forms and addresses hold, but leaves some of it to Python and to the database: a number
of 4,300 digits, the year 99999, a search of 50,000 letters.
"""

import re
from decimal import InvalidOperation

from django.db import DataError, OperationalError

NO_VALUE = re.compile(
    r"expected a number but got|Exceeds the limit .* for integer string|\bout of range\b"
    r"|year must be in|invalid literal for int|is not in range"
)
NO_STATEMENT = re.compile(
    r"too many SQL variables|pattern too complex|[Ee]xpression tree is too large|too big"
    r"|stack depth limit|parser stack overflow|too many terms"
)


def is_unreadable(error: BaseException) -> bool:
    """Whether an error says that a value is none that could be stored, compared or looked for."""
    if isinstance(error, OverflowError | DataError | UnicodeEncodeError | InvalidOperation):
        return True
    if isinstance(error, ValueError):
        return bool(NO_VALUE.search(str(error)))
    return isinstance(error, OperationalError) and bool(NO_STATEMENT.search(str(error)))
