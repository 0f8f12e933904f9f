"""However many steps lie between an old address and what took its place, visitors take one."""

import itertools
from datetime import timedelta

import pytest
from django.utils import timezone

from clinic_site.forwarding.deciding import decide_for_page
from clinic_site.forwarding.models import Address
from clinic_site.publishing.editions import publish, take_down
from clinic_site.publishing.links import key_of
from tests.factories import CategoryFactory, PostFactory

pytestmark = pytest.mark.django_db

MANY = 60


def answer(client, address):
    response = client.get(address)
    return response.status_code, response.get("Location")


def pages():
    return [PostFactory(slug=f"page-{number}") for number in range(MANY)]


def test_pages_taken_down_one_after_another_lead_to_the_last(client):
    posts = pages()
    for one, two in itertools.pairwise(posts):
        decide_for_page(key_of(one), two.get_absolute_url())
        take_down(one)

    assert answer(client, "/blog/page-0/") == (301, f"/blog/page-{MANY - 1}/")


def test_so_do_pages_deleted_one_after_another(client):
    posts = pages()
    for one, two in itertools.pairwise(posts):
        decide_for_page(key_of(one), two.get_absolute_url())
        one.delete()

    assert answer(client, "/blog/page-0/") == (301, f"/blog/page-{MANY - 1}/")


def test_so_do_pages_deleted_from_the_last_to_the_first(client):
    posts = pages()
    for one, two in itertools.pairwise(posts):
        decide_for_page(key_of(one), two.get_absolute_url())
    for one in reversed(posts[:-1]):
        one.delete()

    assert answer(client, "/blog/page-0/") == (301, f"/blog/page-{MANY - 1}/")


def test_so_do_categories(client):
    categories = [CategoryFactory(slug=f"of-{number}") for number in range(MANY)]
    for one, two in itertools.pairwise(categories):
        decide_for_page(key_of(one), two.get_absolute_url())
        one.delete()

    assert answer(client, "/blog/category/of-0/") == (301, f"/blog/category/of-{MANY - 1}/")


def test_so_do_addresses_of_the_clinics_own_list(client):
    for number in range(MANY):
        Address.objects.create(path=f"/old-{number}/", target=f"/old-{number + 1}/")
    Address.objects.create(path=f"/old-{MANY}/", target="/services/")

    assert answer(client, "/old-0/") == (301, "/services/")
    Address.objects.filter(path=f"/old-{MANY}/").update(target="/old-0/")
    assert answer(client, "/old-0/") == (404, None)


def test_pages_that_each_take_the_address_of_the_next_are_found_where_they_are(client):
    for number, post in reversed(list(enumerate(pages()))):
        post.slug = f"page-{number + 1}"
        publish(post)

    found = [answer(client, f"/blog/page-{number}/") for number in (0, 1, MANY)]

    assert found == [(301, "/blog/page-1/"), (200, None), (200, None)]


def test_pages_whose_ends_lead_to_each_other_over_time_are_gone_and_found_when_one_comes_back(
    client, time_machine
):
    end = timezone.now() + timedelta(days=1)
    one, two = PostFactory(slug="one", until=end), PostFactory(slug="two")
    Address.objects.create(path="/old/", target=one.get_absolute_url(), target_page=key_of(one))
    decide_for_page(key_of(one), two.get_absolute_url())
    decide_for_page(key_of(two), one.get_absolute_url())
    take_down(two)
    before = [answer(client, address) for address in ("/blog/one/", "/blog/two/")]
    time_machine.move_to(end)
    after = [answer(client, address) for address in ("/blog/one/", "/blog/two/", "/old/")]
    publish(two)

    assert before == [(200, None), (301, "/blog/one/")]
    assert after == [(410, None)] * 3
    assert answer(client, "/blog/one/") == answer(client, "/old/") == (301, "/blog/two/")
