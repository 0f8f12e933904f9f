"""Readers, writers and workers in the same moment: no address is lost, and none counted twice."""

from threading import Event

import pytest
from django.test import Client
from django.utils import timezone

from blog.models import Post
from clinic_site.forwarding import missed
from clinic_site.forwarding.importing import read_list, store
from clinic_site.forwarding.models import Address, MissedAddress
from clinic_site.publishing.editions import publish
from tests.factories import PageFactory, PostFactory
from tests.publishing.test_races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROUNDS, READERS = 6, 2


def test_who_reads_while_a_page_goes_to_and_fro_always_finds_it():
    post = PostFactory(slug="a", at=timezone.now())
    post.slug = "b"
    publish(post)
    client = Client()
    client.get("/")  # makes the clinic's profile
    seen, is_over = set(), Event()

    def read():
        reader = Client()
        while not is_over.is_set():
            for slug in "ab":
                seen.add(reader.get(f"/blog/{slug}/").status_code)

    def write():
        try:
            for number in range(ROUNDS):
                page = Post.objects.get(pk=post.pk)
                page.slug = "ab"[number % 2]
                publish(page)
        finally:
            is_over.set()

    at_once(write, *[read] * READERS)

    assert seen == {200, 301}


def test_of_two_workers_that_count_at_once_each_line_is_counted_once():
    for _ in range(ROUNDS):
        missed.waiting.path.write_text("/pain/\n/knees/\n" * 50)
        at_once(missed.count_missed, missed.count_missed)

    assert dict(MissedAddress.objects.values_list("path", "count")) == {
        "/pain/": 50 * ROUNDS,
        "/knees/": 50 * ROUNDS,
    }


def test_an_address_that_two_decide_at_once_has_one_line():
    for number in range(ROUNDS):
        page = PageFactory(slug=f"page-{number}")
        outcome = read_list(f"/old-{number}/,/services/".encode())
        other = read_list(f"/old-{number}/,/blog/".encode())

        at_once(page.delete, lambda found=outcome: store(found), lambda found=other: store(found))

    paths = list(Address.objects.values_list("path", flat=True))
    assert len(paths) == len(set(paths)) == 2 * ROUNDS
