"""Making the page of a treatment makes the treatment."""

from datetime import UTC, datetime, timedelta

import pytest

from clinic_site.clinic.models import Treatment
from clinic_site.publishing.editions import cancel_plan, publish, take_down
from clinic_site.publishing.trash import put_in
from services.models import Service
from tests.factories import ServiceFactory, TreatmentFactory
from tests.site.filling import fill_in
from tests.site.reading import by_id, form_values, read, words

pytestmark = pytest.mark.django_db

ADD = "/admin/services/service/add/"


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


@pytest.mark.parametrize(
    ("taken", "typed"),
    [
        ({"slug": "peeling"}, {"title": "Another", "slug": "peeling"}),
        ({"name": "Peeling"}, {"title": "Peeling", "slug": "peeling-2"}),
    ],
    ids=["its address", "its name"],
)
def test_a_treatment_that_has_its_page_already_is_a_sentence_in_the_form(add, taken, typed):
    ServiceFactory(title="The other page", slug="the-other", treatment=TreatmentFactory(**taken))

    response = add(**typed)

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
    form = f"/admin/services/service/{planned.pk}/change/"

    fill_in(admin_client, form, is_asked_about=[])
    unticked = names_in_the_consultation_form(client)
    fill_in(admin_client, form, is_asked_about="on")

    assert (unticked, names_in_the_consultation_form(client)) == ([], ["Secret"])


def test_a_treatment_that_staff_took_out_of_the_form_stays_out_when_its_page_is_saved(client):
    service = ServiceFactory()
    Treatment.objects.update(is_offered=False)

    Service.objects.get(pk=service.pk).save()

    assert names_in_the_consultation_form(client) == []
