"""Reminds staff once of each request that has waited too long."""

from django.db import transaction

from contact.clock import ResponseClock
from contact.notifications import remind_of_overdue


@transaction.atomic
def remind_once() -> None:
    """Send one email about all requests that became overdue since the last look."""
    clock = ResponseClock()
    # The update is the claim: of several workers one changes the rows and writes.
    if clock.overdue().filter(reminded_at=None).update(reminded_at=clock.now):
        remind_of_overdue()
