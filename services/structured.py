"""A treatment in the words of schema.org: see `publishing.structured`."""

from clinic_site.publishing.structured import PUBLISHER, Thing, named, picture_of, thing
from clinic_site.richtext.telephones import with_number_of_today

DOLLARS = "USD"


def treatment(service, meta) -> list[Thing]:
    """What is done, as its own page shows it; and where that names prices, what is offered for them."""
    procedure = thing(
        "MedicalProcedure",
        f"{meta.canonical}#treatment",
        name=str(service),
        description=with_number_of_today(service.summary),
        url=meta.canonical,
        image=picture_of(service),
    )
    offers = [_offer(price) for price in service.prices.all() if price.low is not None]
    if not offers:
        return [procedure]
    offered = thing(
        "Service",
        f"{meta.canonical}#prices",
        name=str(service),
        url=meta.canonical,
        provider=named(PUBLISHER),
        offers=offers,
    )
    return [procedure, offered]


def _offer(price):
    kind = "UnitPriceSpecification" if price.unit else "PriceSpecification"
    costs = {"price": _number(price.low)}
    if price.high:
        costs = {"minPrice": _number(price.low), "maxPrice": _number(price.high)}
    return thing(
        "Offer",
        name=price.what,
        description=with_number_of_today(price.includes),
        priceSpecification=thing(kind, priceCurrency=DOLLARS, unitText=price.unit, **costs),
    )


def _number(amount):
    # As JSON has numbers; a `Decimal` would be told as a text.
    return int(amount) if amount == int(amount) else float(amount)
