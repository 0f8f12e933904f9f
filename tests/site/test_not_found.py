"""What a visitor who is lost gets: a way on."""

import pytest

from tests.factories import ServiceFactory
from tests.site.reading import headings, links, main_of, read, words

pytestmark = pytest.mark.django_db

NOWHERE = ["/nothing-here/", "/blog/nothing/", "/services/nothing/", "/people/nothing/", "/a/b/c/"]


@pytest.mark.parametrize("address", NOWHERE)
def test_a_wrong_address_is_a_page_with_one_heading(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert [part.tag for part in read(response).iter() if part.tag == "h1"] == ["h1"]


@pytest.mark.parametrize("address", NOWHERE)
def test_it_has_the_search_box(client, address):
    main = main_of(read(client.get(address)))

    (form,) = main.iter("form")
    (box,) = form.iter("input")
    assert (form.get("action"), form.get("method"), box.get("name")) == ("/search/", "get", "q")


def test_it_says_whom_to_reach_in_a_crisis_before_the_treatments(client):
    ServiceFactory(title="Peeling", slug="peeling")

    found = links(main_of(read(client.get("/nothing-here/"))))

    assert found.index("tel:988") < found.index("/services/peeling/")


@pytest.mark.parametrize("address", NOWHERE)
def test_it_names_the_public_treatments(client, address):
    ServiceFactory(title="Peeling", slug="peeling")
    ServiceFactory(title="Laser", slug="laser")
    ServiceFactory(title="Secret", slug="secret", is_draft=True)

    main = main_of(read(client.get(address)))

    assert {"/services/peeling/", "/services/laser/"} <= set(links(main))
    assert "Secret" not in words(main)


def test_a_site_without_treatments_has_the_page_all_the_same(client):
    main = main_of(read(client.get("/nothing-here/")))

    assert "Treatments" not in headings(main)


def test_search_engines_are_told_not_to_keep_it(client):
    tree = read(client.get("/nothing-here/"))

    told = {part.get("name"): part.get("content") for part in tree.iter("meta")}
    assert told["robots"] == "noindex"
    assert [link for link in tree.iter("link") if link.get("rel") == "canonical"] == []


def test_the_address_is_never_repeated_as_markup(client):
    page = client.get("/<script>alert(1)</script>/").content.decode()

    assert "<script>alert" not in page


@pytest.mark.parametrize("services", [1, 3])
def test_it_costs_the_same_queries_for_one_treatment_and_for_three(
    client, django_assert_num_queries, services
):
    ServiceFactory.create_batch(services)
    client.get("/")  # makes the clinic's profile

    # Two ask where it moved. What comes nearest are two more, all words and any of them; what is known of
    # words is kept as long as nothing changes, but within a transaction, as here, it is asked five times.
    with django_assert_num_queries(13):
        client.get("/nothing-here/")


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/services/ketamin-infusion/", ["/services/drip/"]),
        ("/blog/ketmine.html", ["/services/drip/"]),
        ("/infusions-for-all/", ["/services/drip/"]),
        ("/nothing-here/", []),
        ("/wp-login.php", []),
    ],
)
def test_it_offers_what_comes_nearest_by_title(client, address, near):
    ServiceFactory(title="Ketamine infusion", slug="drip", summary="Nothing here, wp login.")
    ServiceFactory(title="Ketamine infusion in secret", slug="secret", is_draft=True)

    main = main_of(read(client.get(address)))

    offered = links(main)
    before_the_treatments = offered[: -1 - offered[::-1].index("/services/drip/")]
    assert [link for link in before_the_treatments if link.startswith("/services/")] == near
