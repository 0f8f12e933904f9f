"""Whoever withdraws a treatment says in the same step whether it can still be asked about."""

from datetime import UTC, datetime, timedelta

import pytest

from clinic_site.clinic.models import Treatment
from clinic_site.publishing.editions import publish, take_down
from services.models import Service
from tests.factories import (
    ConsultationRequestFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, links, read, words

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 4, 16, 0, tzinfo=UTC)  # at the clinic
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
ANSWERS = pytest.mark.parametrize(
    ("answer", "stays"), [({}, False), ({"_answer": "yes"}, True)], ids=["no", "yes"]
)
QUESTION = "visitors can still ask about the treatment"


@pytest.fixture
def service(time_machine):
    time_machine.move_to(NOON, tick=False)
    return ServiceFactory(title="Peel", treatment__name="Peel", at=NOON - HOUR)


def form_of(service):
    return f"/admin/services/service/{service.pk}/change/"


@pytest.fixture
def asked_about(client, time_machine):
    """A function that tells whether the consultation form offers the treatment at a moment."""

    def ask(at=NOON):
        time_machine.move_to(at, tick=False)
        return "Peel" in words(by_id(read(client.get("/contact/")), "id_treatment"))

    return ask


def end_at(at):
    return {"live_until_0": f"{at:%Y-%m-%d}", "live_until_1": f"{at - 4 * HOUR:%H:%M:%S}"}


@ANSWERS
def test_taking_down_by_the_form_asks(asked_about, admin_client, service, answer, stays):
    page = words(read(admin_client.get(form_of(service)), strict=False))
    fill_in(admin_client, form_of(service), _take_down="1", **answer)

    assert QUESTION in page
    assert asked_about() == stays


@ANSWERS
@pytest.mark.parametrize("button", ["_take_down", "_publish"])
def test_a_planned_end_takes_the_treatment_along_at_its_second(
    asked_about, admin_client, service, button, answer, stays
):
    end = NOON + 2 * HOUR
    fill_in(admin_client, form_of(service), **{button: "1"}, **end_at(end), **answer)

    seen = [asked_about(at) for at in (NOON, end - SECOND, end)]
    assert seen == [True, True, stays]


@ANSWERS
def test_the_form_shows_the_answer_of_the_plan(admin_client, service, answer, stays):
    fill_in(admin_client, form_of(service), _take_down="1", **end_at(NOON + HOUR), **answer)

    page = read(admin_client.get(form_of(service)), strict=False)
    (box,) = [part for part in page.iter("input") if part.get("name") == "_answer"]
    assert ("checked" in box.attrib) == stays


@ANSWERS
def test_a_form_that_comes_back_holds_the_answer(admin_client, service, answer, stays):
    refused = fill_in(admin_client, form_of(service), _take_down="1", seo_title="t" * 71, **answer)

    (box,) = [
        part for part in read(refused, strict=False).iter("input") if part.get("name") == "_answer"
    ]
    assert ("checked" in box.attrib) == stays


def test_a_plan_that_is_canceled_takes_the_treatment_nowhere(asked_about, admin_client, service):
    fill_in(admin_client, form_of(service), _take_down="1", **end_at(NOON + HOUR))
    fill_in(admin_client, form_of(service), _cancel_plan="1")

    assert asked_about(NOON + 2 * HOUR)


def test_a_plan_that_moves_takes_the_treatment_along(asked_about, service):
    service.stays_offered = False
    take_down(service, at=NOON + HOUR)

    take_down(Service.objects.get(), at=NOON + 3 * HOUR)

    assert asked_about(NOON + 2 * HOUR)
    assert not asked_about(NOON + 3 * HOUR)


def test_saving_a_draft_decides_nothing(asked_about, admin_client, service):
    fill_in(admin_client, form_of(service), _save="1", **end_at(NOON + HOUR))

    assert asked_about(NOON + 2 * HOUR)


@ANSWERS
def test_the_action_of_the_list_asks_before_it_takes_down(
    asked_about, admin_client, service, answer, stays
):
    asked = choose(admin_client, "services/service", "take_down", service)
    assert QUESTION in words(read(asked, strict=False))
    assert service.is_published

    choose(admin_client, "services/service", "take_down", service, _was_asked="yes", **answer)
    assert not service.is_published
    assert asked_about() == stays


def test_the_action_of_other_lists_asks_only_about_the_address(admin_client):
    person = PersonFactory()

    asked = choose(admin_client, "clinic/person", "take_down", person)
    choose(admin_client, "clinic/person", "take_down", person, _address_asked="yes")

    assert QUESTION not in words(read(asked, strict=False))

    assert not person.is_published


@ANSWERS
@pytest.mark.parametrize("is_public", [True, False])
def test_the_trash_asks(asked_about, admin_client, service, is_public, answer, stays):
    if not is_public:
        take_down(service)
    address = form_of(service).replace("change", "delete")
    asked = words(read(admin_client.get(address), strict=False))
    admin_client.post(address, {"post": "yes", "_was_asked": "yes"} | answer)

    assert QUESTION in asked
    assert asked_about() == stays


@ANSWERS
def test_the_trash_of_several_asks(asked_about, admin_client, service, answer, stays):
    asked = choose(admin_client, "services/service", "delete_selected", service)
    more = {"post": "yes", "_was_asked": "yes"} | answer
    choose(admin_client, "services/service", "delete_selected", service, **more)

    assert QUESTION in words(read(asked, strict=False))
    assert asked_about() == stays


@ANSWERS
def test_what_becomes_of_a_treatment_whose_page_is_in_the_trash(
    client, admin_client, service, answer, stays
):
    """The form, what leads to it, the inbox, the list of the trash, and the way back."""
    PostFactory(slug="about-it", treatments=[service.treatment], at=NOON - HOUR)
    request = ConsultationRequestFactory(treatment=service.treatment)
    put = {"post": "yes", "_was_asked": "yes"} | answer
    said = admin_client.post(form_of(service).replace("change", "delete"), put, follow=True)

    form, article = (read(client.get(address)) for address in ("/contact/", "/blog/about-it/"))
    assert client.get(service.get_absolute_url()).status_code == 410
    assert ("Peel" in words(by_id(form, "id_treatment"))) == stays
    assert (service.treatment.ask_url in links(article)) == stays
    assert service.get_absolute_url() not in links(article)
    becomes = (
        "Visitors can still ask about “Peel” in the consultation form."
        if stays
        else "“Peel” is not in the consultation form."
    )
    assert becomes in words(read(said, strict=False))
    there = admin_client.get("/admin/services/service/?state=trashed")
    assert ("can be asked about" if stays else "not in it") in words(
        by_id(read(there, strict=False), "result_list")
    )
    inbox = admin_client.get(f"/admin/contact/consultationrequest/{request.pk}/change/")
    assert "Peel" in words(read(inbox, strict=False))

    admin_client.post(form_of(service).replace("change", "bring-back"))
    brought = words(by_id(read(client.get("/contact/")), "id_treatment"))
    publish(Service.objects.get())
    public = words(by_id(read(client.get("/contact/")), "id_treatment"))
    assert (("Peel" in brought), ("Peel" in public)) == (stays, True)


@ANSWERS
def test_who_puts_several_in_the_trash_is_told_of_each(admin_client, service, answer, stays):
    other = ServiceFactory(treatment__name="Scrub", at=NOON - HOUR)
    more = {"post": "yes", "_was_asked": "yes"} | answer
    said = choose(admin_client, "services/service", "delete_selected", service, other, **more)

    becomes = "Visitors can still ask about “{}”" if stays else "“{}” is not in the consultation"
    for name in ("Peel", "Scrub"):
        assert becomes.format(name) in words(read(said, strict=False))


def test_a_page_that_comes_back_brings_its_treatment_back(asked_about, admin_client, service):
    fill_in(admin_client, form_of(service), _take_down="1")
    gone = asked_about()
    publish(Service.objects.get())

    assert (gone, asked_about()) == (False, True)


def test_after_an_end_that_was_planned_too(asked_about, service):
    service.stays_offered = False
    take_down(service, at=NOON + HOUR)
    gone = asked_about(NOON + HOUR)
    publish(Service.objects.get())

    assert (gone, asked_about(NOON + HOUR)) == (False, True)


def test_a_treatment_that_staff_took_out_of_the_form_is_not_brought_in_by_an_answer(
    asked_about, admin_client, service
):
    Treatment.objects.update(is_offered=False)
    fill_in(admin_client, form_of(service), _take_down="1", _answer="yes")

    assert not asked_about()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "“Peel” is not in the consultation form."),
        ({"_answer": "yes"}, "Visitors can still ask about “Peel” in the consultation form."),
        (end_at(NOON + HOUR), "“Peel” leaves the consultation form at that moment."),
        (
            end_at(NOON + HOUR) | {"_answer": "yes"},
            "Visitors can still ask about “Peel” after that.",
        ),
    ],
)
def test_what_becomes_of_the_treatment_is_told(admin_client, service, typed, told):
    fill_in(admin_client, form_of(service), _take_down="1", **typed)

    assert told in words(read(admin_client.get(form_of(service)), strict=False))
