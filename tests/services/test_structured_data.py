"""What a treatment tells machines about itself."""

import pytest

from tests.factories import ServiceFactory
from tests.publishing.telling import one_of_each, told

pytestmark = pytest.mark.django_db


def test_a_treatment_is_a_procedure_and_with_prices_a_service_too(client):
    one_of_each()
    ServiceFactory(slug="talking")

    priced, plain = told(client, "/services/peeling/"), told(client, "/services/talking/")

    assert priced["MedicalWebPage"]["mainEntity"]["@type"] == "MedicalProcedure"
    assert [offer["priceSpecification"] for offer in priced["Service"]["offers"]] == [
        {
            "@type": "UnitPriceSpecification",
            "priceCurrency": "USD",
            "unitText": "per session",
            "price": 1350,
        },
        {
            "@type": "PriceSpecification",
            "priceCurrency": "USD",
            "minPrice": 99.5,
            "maxPrice": 2400,
        },
    ]
    assert plain["MedicalWebPage"]["mainEntity"]["@type"] == "MedicalProcedure"
    assert "Service" not in plain
