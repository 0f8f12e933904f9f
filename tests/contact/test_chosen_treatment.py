"""The treatment that a page sent along in the address of the form."""

import pytest

from tests.factories import TreatmentFactory
from tests.site.reading import form_values, main_of, read

pytestmark = pytest.mark.django_db


def chosen(response):
    (form,) = main_of(read(response)).iter("form")
    return form_values(form)["treatment"]


def test_the_treatment_of_the_address_is_chosen(client, treatment):
    TreatmentFactory()

    assert chosen(client.get(treatment.ask_url)) == ["peeling"]


@pytest.mark.parametrize(
    "query", ["", "?treatment=", "?treatment=nothing", "?treatment=%E2%98%83"]
)
def test_no_treatment_or_an_unknown_one_chooses_none(client, treatment, query):
    assert chosen(client.get(f"/contact/{query}")) == [""]


def test_a_withdrawn_treatment_can_neither_be_chosen_nor_sent(client, send):
    TreatmentFactory(slug="withdrawn", is_offered=False)

    assert chosen(client.get("/contact/?treatment=withdrawn")) == [""]
    assert "withdrawn" not in client.get("/contact/").content.decode()
    assert send(treatment="withdrawn").status_code == 422


@pytest.mark.parametrize("number", [1, 3])
def test_the_form_costs_the_same_queries_for_one_treatment_and_for_three(
    client, django_assert_num_queries, number
):
    TreatmentFactory.create_batch(number)
    client.get("/contact/")  # makes the clinic's profile

    with django_assert_num_queries(4):
        client.get("/contact/")
    with django_assert_num_queries(5):
        client.get("/contact/?treatment=peeling")
