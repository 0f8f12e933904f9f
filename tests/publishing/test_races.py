"""Two who change one page in the same moment: what was published stays public."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from clinic_site.clinic.models import Page
from clinic_site.publishing.transitions import PastTheDoorError, publish
from tests.factories import PageFactory

ROUNDS = 20


def at_once(*actions):
    """Run the actions in threads that begin together, and wait for all of them."""
    start = Barrier(len(actions))

    def run(action):
        start.wait()
        try:
            action()
        except PastTheDoorError:
            pass  # told that the page is public by now
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=[action]) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_a_save_in_the_moment_of_publishing_takes_nothing_down():
    for number in range(ROUNDS):
        page = PageFactory(status="draft", publish_at=None, slug=f"page-{number}")
        old_copies = [Page.objects.get(pk=page.pk) for _ in range(3)]

        at_once(lambda page=page: publish(page), *(copy.save for copy in old_copies))

        assert Page.objects.published().filter(pk=page.pk).exists()
