"""Making the page of a treatment makes the treatment."""

from datetime import UTC, datetime, timedelta

import pytest

from clinic_site.clinic.models import Treatment
from clinic_site.publishing.editions import cancel_plan, publish, take_down
from clinic_site.publishing.trash import put_in
from services.models import Service
from tests.factories import PostFactory, ServiceFactory, TreatmentFactory
from tests.site.filling import fill_in
from tests.site.reading import by_id, form_values, main_of, read, words

pytestmark = pytest.mark.django_db

ADD, FORM = "/admin/services/service/add/", "/admin/services/service/{}/change/"


@pytest.fixture
def add(admin_client):
    """A function that fills in the form of a new treatment page and sends it."""

    def send(**typed):
        values = form_values(by_id(read(admin_client.get(ADD), strict=False), "service_form"))
        return admin_client.post(ADD, values | {"summary": "What it is."} | typed)

    return send


def test_a_page_saved_without_a_treatment_makes_its_own():
    service = Service.objects.create(title="Peeling", slug="peeling", summary="What it is.")

    assert (service.treatment.name, service.treatment.slug) == ("Peeling", "peeling")
    assert list(Treatment.objects.all()) == [service.treatment]


def test_a_page_saved_again_keeps_its_treatment():
    service = ServiceFactory(treatment=TreatmentFactory(slug="peeling"))

    service.title, service.slug = "Deep peeling", "deep-peeling"
    service.save()

    assert [treatment.slug for treatment in Treatment.objects.all()] == ["peeling"]


def test_a_treatment_that_waits_for_its_page_under_this_address_is_taken():
    waiting = TreatmentFactory(name="Peeling", slug="peeling")

    service = Service.objects.create(title="Peeling", slug="peeling", summary="What it is.")

    assert service.treatment == waiting


def test_the_form_of_a_new_page_makes_one(add):
    response = add(title="Peeling", slug="peeling")

    assert response.status_code == 302
    assert Service.objects.get().treatment.slug == "peeling"


def test_an_address_that_another_treatment_has_left_to_its_page_is_free_for_a_page(add):
    ServiceFactory(slug="the-other", treatment=TreatmentFactory(slug="peeling"))

    add(title="Another", slug="peeling", _publish="")

    page = Service.objects.get(slug="peeling")
    assert page.is_published
    assert page.treatment.slug == "peeling-2"


def test_a_treatment_that_has_its_page_already_is_a_sentence_in_the_form(add):
    taken = TreatmentFactory(name="Peeling")
    ServiceFactory(title="The other page", slug="the-other", treatment=taken)

    response = add(title="Peeling", slug="peeling-2", _publish="")

    assert response.status_code == 200
    assert "has a page already" in words(read(response, strict=False))
    assert [service.title for service in Service.objects.all()] == ["The other page"]


def names_in_the_consultation_form(client):
    choice = by_id(read(client.get("/contact/")), "id_treatment")
    return [words(option) for option in choice.iter("option") if option.get("value")]


def test_the_treatment_of_a_draft_is_not_offered_before_its_page_is_published(client):
    service = Service.objects.create(title="Secret", slug="secret", summary="Not yet.")
    before = names_in_the_consultation_form(client)

    publish(service)

    assert (before, names_in_the_consultation_form(client)) == ([], ["Secret"])


NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def asked_about(client, time_machine, at):
    time_machine.move_to(at, tick=False)
    return names_in_the_consultation_form(client)


@pytest.fixture
def planned(time_machine):
    """A treatment page whose treatment is new, and that is planned for in two hours."""
    time_machine.move_to(NOON, tick=False)
    service = Service.objects.create(title="Secret", slug="secret", summary="Not yet.")
    publish(service, at=NOON + 2 * HOUR)
    return service


def test_a_treatment_is_offered_from_the_second_at_which_its_page_appears(
    client, time_machine, planned
):
    at = NOON + 2 * HOUR
    seen = [asked_about(client, time_machine, moment) for moment in (at - SECOND, at)]

    assert seen == [[], ["Secret"]]


def test_a_treatment_is_offered_earlier_where_its_page_is(client, time_machine, planned):
    publish(planned, at=NOON + HOUR)

    assert asked_about(client, time_machine, NOON + HOUR) == ["Secret"]


@pytest.mark.parametrize("undo", [cancel_plan, take_down, put_in])
def test_a_treatment_whose_page_does_not_appear_is_not_offered(
    client, time_machine, planned, undo
):
    undo(planned)

    assert asked_about(client, time_machine, NOON + 2 * HOUR) == []


def test_a_treatment_that_was_asked_about_before_its_page_stays_in_the_form(client, time_machine):
    time_machine.move_to(NOON, tick=False)
    service = ServiceFactory(treatment=TreatmentFactory(name="Known"), at=NOON + HOUR)
    while_planned = names_in_the_consultation_form(client)

    cancel_plan(service)

    assert (while_planned, names_in_the_consultation_form(client)) == (["Known"], ["Known"])


def test_who_ticks_a_treatment_means_now(client, admin_client, planned):
    form = FORM.format(planned.pk)

    fill_in(admin_client, form, is_asked_about=[])
    unticked = names_in_the_consultation_form(client)
    fill_in(admin_client, form, is_asked_about="on")

    assert (unticked, names_in_the_consultation_form(client)) == ([], ["Secret"])


@pytest.mark.parametrize("again", ["save", "publish", "publish once more"])
def test_a_treatment_that_staff_took_out_of_the_form_stays_out(client, admin_client, again):
    service = ServiceFactory()
    fill_in(admin_client, FORM.format(service.pk), is_asked_about=[])
    if again == "publish once more":
        fill_in(admin_client, FORM.format(service.pk), _take_down="1")
    button = {"_save": "1"} if again == "save" else {"_publish": "1"}

    fill_in(admin_client, FORM.format(service.pk), title="Deep peeling", **button)

    assert names_in_the_consultation_form(client) == []


def test_who_publishes_a_treatment_that_was_taken_out_of_the_form_is_told(admin_client):
    service = ServiceFactory(treatment__name="Peel")
    fill_in(admin_client, FORM.format(service.pk), is_asked_about=[])
    fill_in(admin_client, FORM.format(service.pk), title="Deep peeling", _publish="1")

    told = words(read(admin_client.get(FORM.format(service.pk)), strict=False))
    assert (
        "“Peel” is not in the consultation form. Tick “can be asked about” to let visitors ask about it."
    ) in told


def test_a_treatment_that_was_ticked_and_unticked_before_its_page_waits_for_no_page(client):
    service = Service.objects.create(title="Secret", slug="secret", summary="Not yet.")
    for is_offered in (True, False):
        service.treatment.offer(is_offered=is_offered)

    publish(service)

    assert names_in_the_consultation_form(client) == []


# --- Nothing leads to a form that does not take the treatment ----------------------------------------


def buttons(client, address):
    """What the buttons to the form say, and where they lead, each once."""
    links = main_of(read(client.get(address))).iter("a")
    found = [(words(link), link.get("href")) for link in links]
    return sorted({one for one in found if one[1].startswith("/contact/")})


def test_the_pages_of_a_treatment_outside_the_form_lead_to_the_form_alone(client):
    service = ServiceFactory(slug="peeling", treatment__slug="peeling")
    PostFactory(slug="about-it", treatments=[service.treatment])
    pages = ("/services/peeling/", "/blog/about-it/")
    before = [buttons(client, address) for address in pages]
    service.treatment.offer(is_offered=False)

    chosen, plain = "/contact/?treatment=peeling", "/contact/"
    of_it, request = "Ask about this treatment", "Request a consultation"
    assert before == [[(of_it, chosen), (request, chosen)], [(request, chosen)]]
    assert [buttons(client, address) for address in pages] == [[(request, plain)]] * 2
    said = words(main_of(read(client.get("/services/peeling/"))))
    assert "Ask us about this treatment" not in said
    assert "Talk it over with us" in said


def test_an_article_leads_to_the_form_as_that_is_before_the_treatment_comes_into_it(
    client, time_machine, planned
):
    PostFactory(slug="about-it", treatments=[planned.treatment], at=NOON - HOUR)
    seen = []
    for at in (NOON + 2 * HOUR - SECOND, NOON + 2 * HOUR):
        time_machine.move_to(at, tick=False)
        seen.append([href for _said, href in buttons(client, "/blog/about-it/")])

    assert seen == [["/contact/"], ["/contact/?treatment=secret"]]
