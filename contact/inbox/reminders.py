"""Reminds staff once of each request that has waited too long, suspects included."""

from contact.clock import ResponseClock
from contact.telling import REMINDER, tell


def remind_once() -> bool:
    """Tell of all requests that became overdue since the last reminder; whether there were any."""
    late = ResponseClock().overdue().filter(reminded_at=None)
    return tell(late, "reminded_at", kind=REMINDER, template="overdue", shown="overdue")
