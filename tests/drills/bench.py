"""A running site on which one fault after the other is tried."""

from contextlib import contextmanager

from tests.drills.drilled_site import drilled_site
from tests.drills.outcome import Outcome
from tests.drills.posting import Visitors, opened_forms

AT_ONCE = 8
SECONDS_TO_SEND = 180  # until every e-mail has gone out: the worker gives way to all else
SECONDS_UNTIL_TRIED = 90  # of new requests staff are told once a minute, and visitors up to a cap


class Bench:
    def __init__(self, site, at_once=AT_ONCE):
        self.site = site
        self._contexts = opened_forms(site, at_once)
        self._drills = 0

    def visitors(self, many, **options):
        """So many requests, under names that no other drill uses."""
        self._drills += 1
        return Visitors(
            self.site, f"Drill {self._drills:02}", self._contexts, many=many, **options
        )

    def outcome(self, fault, visitors, post):
        """Wait until the fault is got over, then count; `post` is the mail server that works."""
        stored = self.site.have("show_stored", visitors.word, SECONDS_TO_SEND)
        outcome = Outcome(fault, visitors, stored, post.notices)
        outcome.need(f"{stored['unsent']} e-mails are not sent", not stored["unsent"])
        return outcome

    def wait_until_mail_is_tried(self):
        assert self.site.have("wait_until_tried", SECONDS_UNTIL_TRIED), "No mail is tried."


@contextmanager
def bench(database_url="", around=None, at_once=AT_ONCE):
    with drilled_site(database_url, around) as site:
        yield Bench(site, at_once)
