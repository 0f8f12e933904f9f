"""What decides: benefit beside risk, who does it, what it costs, what to do afterward, when to call."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.editions import publish
from services.models import Service
from tests.factories import PageFactory, PersonFactory, ServiceFactory, TreatmentFactory
from tests.site.filling import fill_in
from tests.site.reading import links, main_of, read, section_titled, words

pytestmark = pytest.mark.django_db

TOMORROW = timezone.now() + timedelta(days=1)


def page(client, service):
    return main_of(read(client.get(service.get_absolute_url())))


def part(client, title, **values):
    return section_titled(page(client, ServiceFactory(**values)), title)


def card(client, title, **values):
    """The one section whose smaller heading is `title`."""
    (found,) = [
        section
        for section in page(client, ServiceFactory(**values)).iter("section")
        if any(words(heading) == title for heading in section.findall("h3"))
    ]
    return found


# --- Who does it ------------------------------------------------------------------------------------


def test_clinicians_who_do_it_are_named_with_their_pages_and_nobody_else(client):
    treatment = TreatmentFactory()
    own = {"treatments": [treatment], "kind": "clinician"}
    PersonFactory(name="Robin", slug="robin", **own)
    PersonFactory(name="A draft", is_draft=True, **own)
    PersonFactory(name="Tomorrow", at=TOMORROW, **own)
    PersonFactory(name="A writer", treatments=[treatment])
    PersonFactory(name="Left", is_former=True, **own)
    PersonFactory(name="Of another", kind="clinician", treatments=[TreatmentFactory()])

    glance = section_titled(page(client, ServiceFactory(treatment=treatment)), "At a glance")

    assert [link for link in links(glance) if "/people/" in link] == ["/people/robin/"]


def test_where_nobody_is_named_nothing_is_said_of_who_does_it(client):
    assert "Who does it" not in words(page(client, ServiceFactory()))


# --- What it costs ------------------------------------------------------------------------------------


def test_prices_are_named_in_their_order_with_unit_and_what_is_included(client):
    costs = part(
        client,
        "What it costs",
        priced=[
            {"what": "Three", "low": 1000, "unit": "for all three", "position": 2},
            {"what": "One", "low": "400", "high": "550.50", "includes": "numbing", "position": 1},
        ],
        paying="Ask your plan.",
    )

    assert words(costs) == (
        "What it costs One $400 to $550.50 Included: numbing Three $1,000 for all three Ask your plan."
    )


def test_prices_lead_to_the_page_about_the_estimate(client):
    PageFactory(slug="good-faith-estimate", role="estimate")

    assert links(part(client, "What it costs", paying="Ask."))[-1] == "/good-faith-estimate/"


def test_lists_name_the_first_price(client):
    ServiceFactory(
        title="Peeling",
        priced=[
            {"what": "Visit", "low": 100, "position": 2},
            {"what": "One", "low": 400, "position": 1},
        ],
    )

    for address in ("/services/", "/", "/search/?q=peeling"):
        assert "From $400" in words(main_of(read(client.get(address)))), address


@pytest.mark.parametrize(
    ("amounts", "sentence"),
    [
        ({"low": 0}, "The price must be more than zero."),
        ({"low": 10, "high": 10}, "“Up to” must be more than the price before it, or left empty."),
    ],
)
def test_a_price_that_makes_no_sense_is_kept_in_a_draft_and_not_published(amounts, sentence):
    page = ServiceFactory(is_draft=True, priced=[{"what": "One", **amounts}])

    with pytest.raises(ValidationError) as refused:
        publish(page)

    (said,) = refused.value.messages
    assert said.startswith("Price 1, ")
    assert said.endswith(sentence)


# --- Prices are rows as questions are --------------------------------------------------------------------


FORM = {"prices-TOTAL_FORMS": 1, "prices-0-what": "One", "prices-0-position": 1}


def test_a_price_of_the_form_is_a_draft_until_it_is_published(client, admin_client):
    service = ServiceFactory()
    form = f"/admin/services/service/{service.pk}/change/"

    fill_in(admin_client, form, **FORM, **{"prices-0-low": "400"})
    as_draft = words(page(client, service))
    publish(Service.objects.get())

    assert "$400" not in as_draft
    assert "$400" in words(page(client, service))
    assert service.prices.get().pk != service.live_edition.prices.get().pk


def test_a_change_of_a_price_is_a_version_that_says_what_differs(admin_client):
    service = ServiceFactory(is_draft=True, priced=[{"what": "One", "low": 400, "position": 1}])
    form = f"/admin/services/service/{service.pk}/change/"
    row = service.prices.get()

    fill_in(admin_client, form, **{"prices-0-id": row.pk, "prices-0-low": "450"})
    compared = admin_client.get(f"/admin/services/service/{service.pk}/compare/?from=1&to=draft")

    assert [label for label, _found in compared.context["differences"]] == ["Price “One”: Price"]


def test_an_earlier_price_is_brought_back(admin_client):
    service = ServiceFactory(is_draft=True, priced=[{"what": "One", "low": 400, "position": 1}])
    form = f"/admin/services/service/{service.pk}/change/"
    row = service.prices.get()
    fill_in(admin_client, form, **{"prices-0-id": row.pk, "prices-0-low": "450"})

    brought = admin_client.get(f"/admin/services/service/{service.pk}/restore/1/")

    (formset,) = [
        inline.formset for inline in brought.context["inline_admin_formsets"]
        if inline.formset.prefix == "prices"
    ]  # fmt: skip
    assert formset.forms[0]["low"].value() == "400.00"
    assert formset.forms[0]["id"].value() == str(row.pk)


def test_a_page_is_found_by_the_words_of_its_prices(client):
    service = ServiceFactory(priced=[{"what": "Quicksilver", "low": 400}])

    found = main_of(read(client.get("/search/?q=quicksilver")))

    assert service.get_absolute_url() in links(found)


# --- Lists as staff type them --------------------------------------------------------------------------


def test_a_list_is_one_thing_on_each_line_with_bullets_or_without(client):
    after = card(client, "Do", aftercare_do="- Drink water.\r\n\r\n • Rest.  \nStop at -4 °F.")

    items = [words(item) for item in after.iter("li")]
    assert items == ["Drink water.", "Rest.", "Stop at -4 °F."]


def test_the_rest_about_aftercare_stands_below_the_lists(client):
    after = part(
        client, "Aftercare", aftercare_do="Rest.", aftercare_do_not="No alcohol.",
        aftercare="<p>Keep notes.</p>",
    )  # fmt: skip

    assert words(after) == "Aftercare Do Rest. Do not No alcohol. Keep notes."


def test_who_should_call_today_reads_the_number_and_what_to_do_after_hours(client):
    ClinicProfile.objects.create(after_hours="Go to the emergency room of Sample Hospital.")

    today = card(client, "Call us today if", call_today="you have a fever")

    assert links(today) == ["tel:+17272301438"]
    assert words(today) == (
        "Call us today if you have a fever Call (727) 230-1438 "
        "After hours: Go to the emergency room of Sample Hospital."
    )


def test_the_most_urgent_card_calls_911_and_names_the_crisis_line_where_it_belongs(client):
    ClinicProfile.objects.create(crisis_text="Call or text 988 at any hour.")

    cards = [
        card(
            client,
            "Call 911 if",
            call_911="you faint",
            treatment=TreatmentFactory(shows_crisis_line=shown),
        )
        for shown in (True, False)
    ]

    assert [links(found) for found in cards] == [["tel:911"], ["tel:911"]]
    assert ["988" in words(found) for found in cards] == [True, False]


@pytest.mark.parametrize("field", ["call_911", "call_today", "tell_next_visit"])
def test_a_card_stands_alone_where_the_others_are_empty(client, field):
    main = page(client, ServiceFactory(**{field: "a sign"}))

    assert len(list(section_titled(main, "When to call").iter("ul"))) == 1


def test_each_card_has_a_shape_of_its_own(client):
    main = page(client, ServiceFactory(call_911="a", call_today="b", tell_next_visit="c"))

    signs = [element for element in main.iter() if element.get("class") == "call-sign"]
    assert len({(sign[0].tag, sign[0].get("d")) for sign in signs}) == 3
