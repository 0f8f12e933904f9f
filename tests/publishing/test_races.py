"""Two who change one page in the same moment: what was published stays public."""

from threading import Barrier, Event, Thread

import pytest
from django.db import connections

from clinic_site.clinic.models import Page
from clinic_site.publishing import moment
from clinic_site.publishing.editions import publish
from clinic_site.publishing.trash import put_in
from tests.factories import PageFactory

ROUNDS, READERS = 20, 8


def at_once(*actions):
    """Run the actions in threads that begin together, and wait for all of them."""
    start = Barrier(len(actions))

    def run(action):
        start.wait()
        try:
            action()
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
        page = PageFactory(is_draft=True, slug=f"page-{number}")
        old_copies = [Page.objects.get(pk=page.pk) for _ in range(3)]

        at_once(lambda page=page: publish(page), *(copy.save for copy in old_copies))

        assert page.is_published


@pytest.mark.django_db(transaction=True)
def test_nothing_that_visitors_see_is_in_the_trash():
    for _ in range(ROUNDS):
        page = PageFactory(is_draft=True)
        copies = [Page.objects.get(pk=page.pk) for _ in range(2)]

        at_once(lambda copy=copies[0]: publish(copy), lambda copy=copies[1]: put_in(copy))

        is_in_trash = Page.objects.in_trash().filter(pk=page.pk).exists()
        assert is_in_trash != page.is_published


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_in_one_moment_one_is_seen_and_nobody_sees_both():
    page = PageFactory()
    for _ in range(ROUNDS):
        copies = [Page.objects.get(pk=page.pk) for _ in range(3)]

        at_once(*(lambda copy=copy: publish(copy) for copy in copies))

        assert Page.objects.published().count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_reads_while_a_page_is_published_again_and_again_always_sees_one():
    page = PageFactory()
    seen, is_over = [], Event()

    def read():
        while not is_over.is_set():
            begun = moment.now()  # as a request does, before it asks
            seen.append(len(Page.objects.published(begun)))

    def write():
        try:
            for number in range(200):
                page.title = f"Title {number}"
                publish(page)
        finally:
            is_over.set()

    at_once(write, *[read] * READERS)

    assert len(seen) > READERS
    assert set(seen) == {1}
