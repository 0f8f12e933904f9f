"""Making the page of a treatment makes the treatment."""

import pytest

from clinic_site.clinic.models import Treatment
from clinic_site.publishing.editions import publish
from services.models import Service
from tests.factories import ServiceFactory, TreatmentFactory
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


def test_the_form_with_the_treatment_left_empty_makes_one(add):
    response = add(title="Peeling", slug="peeling", treatment="")

    assert response.status_code == 302
    assert Service.objects.get().treatment.slug == "peeling"


def test_the_form_with_a_treatment_chosen_makes_none(add):
    chosen = TreatmentFactory(slug="chosen")

    add(title="Peeling", slug="peeling", treatment=chosen.pk)

    assert Service.objects.get().treatment == chosen
    assert list(Treatment.objects.all()) == [chosen]


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

    response = add(**typed, treatment="")

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


def test_a_treatment_that_staff_took_out_of_the_form_stays_out_when_its_page_is_saved(client):
    service = ServiceFactory()
    Treatment.objects.update(is_offered=False)

    Service.objects.get(pk=service.pk).save()

    assert names_in_the_consultation_form(client) == []
