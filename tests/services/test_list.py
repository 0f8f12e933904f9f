"""The list of treatments, and which pages are public."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import ServiceFactory, TreatmentFactory, UserFactory
from tests.site.reading import main_of, read, words
from tests.site.sitemap import content_at

pytestmark = pytest.mark.django_db

HIDDEN = {
    "a draft": {"is_draft": True},
    "a scheduled one": {"at": timezone.now() + timedelta(days=1)},
    "an expired one": {"until": timezone.now() - timedelta(hours=1)},
}
ADDRESSES = ["/", "/services/", "/sitemap.xml", "/search/?q=quicksilver", "/nothing-here/"]


def titles(response):
    return [words(heading) for heading in main_of(read(response)).iter("h2")]


def test_treatments_stand_in_the_order_that_staff_gave_them(client):
    for title, order in [("Third", 30), ("First", 10), ("Second", 20)]:
        ServiceFactory(title=title, treatment=TreatmentFactory(order=order))

    assert titles(client.get("/services/"))[:3] == ["First", "Second", "Third"]


def test_a_site_without_treatments_has_a_list_all_the_same(client):
    main = main_of(read(client.get("/services/")))

    assert "Our treatment pages are being written. Please call us and ask." in words(main)


@pytest.mark.parametrize("is_superuser", [False, True])
@pytest.mark.parametrize("state", HIDDEN)
def test_the_address_of_a_hidden_treatment_is_not_found(client, state, is_superuser):
    if is_superuser:
        client.force_login(UserFactory(is_superuser=True))
    ServiceFactory(slug="hidden", **HIDDEN[state])

    assert client.get("/services/hidden/").status_code == (410 if "expired" in state else 404)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("state", HIDDEN)
def test_no_page_shows_a_hidden_treatment(client, state, address):
    ServiceFactory(title="Quicksilver for all", slug="public")
    ServiceFactory(title="Quicksilver in secret", slug="hidden", **HIDDEN[state])

    page = content_at(client, address)

    assert ("/services/public/" in page, "/services/hidden/" in page) == (True, False)


@pytest.mark.parametrize("services", [1, 3])
def test_the_list_costs_the_same_queries_for_one_treatment_and_for_three(
    client, django_assert_num_queries, services
):
    ServiceFactory.create_batch(services, priced=[{"what": "One", "low": 400}])
    client.get("/")  # makes the clinic's profile

    with django_assert_num_queries(3):
        client.get("/services/")
