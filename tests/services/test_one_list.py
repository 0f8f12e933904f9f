"""Staff meet one list of treatments: each has its page there, and the form holds what is kept at both."""

import pytest

from clinic_site.clinic.models import Treatment
from clinic_site.publishing.trash import put_in
from services.models import Service
from tests.factories import (
    ConditionFactory,
    ConsultationRequestFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, form_values, links, read, words

pytestmark = pytest.mark.django_db

LIST, ADD = "/admin/services/service/", "/admin/services/service/add/"
OF_TREATMENT = ["name_in_form", "is_asked_about", "place", "has_crisis_line"]


def form_of(service, what="change"):
    return f"{LIST}{service.pk}/{what}/"


def page_of(client, address):
    return read(client.get(address), strict=False)


def test_the_list_is_called_treatments_and_says_what_is_kept_at_each(admin_client):
    ServiceFactory(title="Peel", treatment__order=7, treatment__shows_crisis_line=True)
    page = page_of(admin_client, LIST)

    heads = [
        words(head).lstrip("0123456789 ")
        for head in by_id(page, "result_list").find("thead").iter("th")
    ]
    assert heads[1:] == [
        "Title", "Order", "Consultation form", "Price from", "State", "Updated at",
    ]  # fmt: skip
    assert "7can be asked about, crisis line" in words(by_id(page, "result_list"))
    assert "Treatments" in words(page.find(".//h1"))
    assert words(page.find(".//title")).startswith("Treatments")


def test_no_other_list_is_led_to(admin_client):
    post = PostFactory(treatments=[TreatmentFactory()], is_draft=True)
    for address in ("/admin/", ADD, f"/admin/blog/post/{post.pk}/change/"):
        assert [
            link for link in links(page_of(admin_client, address)) if "clinic/treatment" in link
        ] == []


def test_the_form_changes_what_is_kept_at_the_treatment(admin_client):
    service = ServiceFactory(treatment__name="Peel", treatment__is_offered=True)
    before = Service.objects.get(pk=service.pk).updated_at
    fill_in(
        admin_client,
        form_of(service),
        name_in_form="Peeling",
        place="3",
        is_asked_about=[],
        has_crisis_line="on",
    )

    treatment = Treatment.objects.get()
    assert (treatment.name, treatment.order) == ("Peeling", 3)
    assert (treatment.can_be_asked_about, treatment.shows_crisis_line) == (False, True)
    # No word of the page is new, so there is nothing to publish.
    assert Service.objects.get(pk=service.pk).updated_at == before


def test_a_page_and_its_treatment_are_changed_by_one_save(admin_client):
    service = ServiceFactory()
    fill_in(admin_client, form_of(service), title="Peel", place="3")

    assert Service.objects.select_related("treatment").get(pk=service.pk).title == "Peel"
    assert Treatment.objects.get().order == 3


def test_a_new_treatment_is_a_draft_with_what_was_typed(admin_client):
    fill_in(
        admin_client,
        ADD,
        title="Peel",
        slug="peel",
        summary="It is.",
        name_in_form="Peeling",
        place="9",
    )

    treatment = Service.objects.get().treatment
    assert (treatment.name, treatment.slug, treatment.order) == ("Peeling", "peel", 9)
    assert not treatment.can_be_asked_about


def test_a_name_that_another_treatment_has_is_a_sentence(admin_client):
    TreatmentFactory(name="Taken")
    service = ServiceFactory()
    answer = fill_in(admin_client, form_of(service), name_in_form="Taken")

    assert "Another treatment has this name." in words(read(answer, strict=False))


def test_a_clinician_reads_what_is_kept_at_the_treatment_and_writes_the_page(client_of):
    service = ServiceFactory(treatment__name="Peel", treatment__order=7, is_draft=True)
    client = client_of("Clinician")
    form = by_id(page_of(client, form_of(service)), "service_form")
    assert not form_values(form).keys() & set(OF_TREATMENT)
    assert "Peel" in words(form)

    fill_in(client, form_of(service), title="Deep peel", place="1")

    service.refresh_from_db()
    assert (service.title, service.treatment.order) == ("Deep peel", 7)


def test_an_author_reads_all_of_it(client_of):
    service = ServiceFactory(treatment__name="Peel")

    assert "Peel" in words(page_of(client_of("Author"), form_of(service)))


@pytest.mark.parametrize("what", ["delete", "several"])
def test_who_puts_one_in_the_trash_reads_what_is_about_it(admin_client, what):
    service = ServiceFactory()
    of = [service.treatment]
    PostFactory(title="Of it", treatments=of)
    PersonFactory(name="Robin", treatments=of)
    ConditionFactory(title="Scars", treatments=of)
    PostFactory(title="Of another", treatments=[TreatmentFactory()])
    if what == "several":
        page = read(
            choose(admin_client, "services/service", "delete_selected", service), strict=False
        )
    else:
        page = page_of(admin_client, form_of(service, "delete"))
    (listed,) = [part for part in page.iter("ul") if part.get("class") == "linked-by"]

    found = sorted(words(line) for line in listed.iter("li"))
    assert found == ["Article: Of it", "Condition: Scars", "Person: Robin, MD"]


def delete_for_good(client, service):
    put_in(service)
    client.post(form_of(service, "delete"), {"post": "yes"})


def test_a_treatment_goes_with_its_page_when_that_is_deleted_for_good(admin_client):
    service = ServiceFactory(treatment__is_offered=False, is_draft=True)
    delete_for_good(admin_client, service)

    assert not Treatment.objects.exists()


@pytest.mark.parametrize(
    "holding",
    [
        lambda treatment: treatment.offer(is_offered=True),
        lambda treatment: ConsultationRequestFactory(treatment=treatment),
        lambda treatment: PostFactory(treatments=[treatment]),
    ],
    ids=["asked about", "requests", "a public article"],
)
def test_a_treatment_that_stays_has_an_empty_draft_in_the_list(admin_client, holding):
    service = ServiceFactory(title="Peel", slug="peel", treatment__is_offered=False, is_draft=True)
    holding(service.treatment)
    delete_for_good(admin_client, service)

    (left,) = Service.objects.all()
    assert (left.title, left.slug, left.summary, left.state) == ("Peel", "peel", "", "Draft")
    assert left.treatment == service.treatment
    assert "Peel" in words(by_id(page_of(admin_client, LIST), "result_list"))


def test_a_queryset_that_is_deleted_settles_its_treatments_too():
    ServiceFactory(treatment__is_offered=False, is_draft=True)
    Service.objects.all().delete()

    assert not Treatment.objects.exists()
