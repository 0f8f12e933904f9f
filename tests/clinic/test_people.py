"""The people: what their pages say, and whom the site shows where."""

import pytest

from clinic_site.publishing.editions import publish
from tests.factories import (
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.filling import fill_in
from tests.site.reading import links, main_of, read, words

pytestmark = pytest.mark.django_db

SAID = {
    "license_type": "Medical doctor",
    "license_number": "ME 00000",
    "license_state": "Florida",
    "board_certification": "Anesthesiology",
    "certified_by": "A sample board",
    "training": "A sample school\nA sample residency",
    "languages": "English and Spanish",
}


@pytest.fixture
def shown(client):
    """A function that reads the `<main>` of an address."""
    return lambda address: main_of(read(client.get(address)))


def facts(main):
    return {words(row.find("dt")): words(row.find("dd")) for row in main.iterfind(".//dl/div")}


def test_who_does_a_treatment_is_what_is_published_and_not_what_is_drafted():
    peeling, needling = TreatmentFactory(), TreatmentFactory()
    person = PersonFactory(treatments=[peeling])

    person.treatments.set([needling])

    assert list(peeling.people.published()) == [person.live_edition]
    assert not needling.people.published().exists()
    publish(person)
    assert list(needling.people.published()) == [person.live_edition]


def test_the_page_of_a_person_answers_who_that_is(shown):
    service = ServiceFactory(title="Peeling")
    person = PersonFactory(quote="Ask me anything.", treatments=[service.treatment], **SAID)

    main = shown(person.get_absolute_url())

    assert facts(main) == {
        "License": "Medical doctor No. ME 00000, Florida",
        "Board certification": "Anesthesiology A sample board",
        "Training": "A sample school A sample residency",
        "Languages": "English and Spanish",
        "Treatments": "Peeling",
    }
    assert service.get_absolute_url() in links(main)
    assert [words(part) for part in main.iter("blockquote")] == ["Ask me anything."]


def test_what_a_person_does_not_say_leaves_no_empty_place(shown):
    main = shown(PersonFactory().get_absolute_url())

    assert [part for name in ("dl", "blockquote", "figure") for part in main.iter(name)] == []


def test_a_treatment_without_a_public_page_is_not_named_on_the_page_of_a_person(shown):
    hidden = ServiceFactory(title="Not yet", is_draft=True)

    main = shown(PersonFactory(treatments=[hidden.treatment]).get_absolute_url())

    assert facts(main) == {}


def test_the_home_page_shows_clinicians_and_no_writers(shown):
    PersonFactory(name="Ada Writer", credentials="")
    PersonFactory(name="Cora Clinician", credentials="", kind="clinician")

    said = words(shown("/"))

    assert "Cora Clinician" in said
    assert "Ada Writer" not in said


def test_who_has_left_is_in_no_list_and_keeps_page_and_byline(shown):
    gone = PersonFactory(name="Cora", credentials="", kind="clinician", is_former=True)
    post = PostFactory(author=gone)

    assert "Cora" not in words(shown("/")) + words(shown("/people/"))
    assert "Cora is no longer with" in words(shown(gone.get_absolute_url()))
    assert gone.get_absolute_url() in links(shown(post.get_absolute_url()))


def test_who_is_to_leave_stays_until_that_is_published(shown):
    person = PersonFactory(name="Cora", credentials="", kind="clinician")

    person.is_former = True
    person.save()

    assert "Cora" in words(shown("/people/"))


@pytest.mark.parametrize("number", [1, 50])
def test_the_page_of_a_person_takes_the_same_queries_for_any_number(
    client, django_assert_num_queries, number
):
    services = [ServiceFactory(photo=PhotoFactory()) for _ in range(number)]
    treatments = [service.treatment for service in services]
    person = PersonFactory(kind="clinician", photo=PhotoFactory(), treatments=treatments)
    PostFactory.create_batch(number, author=person)
    client.get("/")  # makes the clinic's profile

    # The person with the photo, treatments, their pages and conditions, articles, the profile, footer pages.
    with django_assert_num_queries(7):
        client.get(person.get_absolute_url())


def test_a_clinician_can_be_asked_for_and_nobody_else(shown):
    cora = PersonFactory(name="Cora", slug="cora", kind="clinician")
    ada = PersonFactory(name="Ada", kind="writer")
    gone = PersonFactory(name="Ben", kind="clinician", is_former=True)

    asking = [link for link in links(shown(cora.get_absolute_url())) if "/contact/" in link]

    assert set(asking) == {"/contact/?person=cora"}
    assert "Ask for an appointment with Cora" in words(shown(cora.get_absolute_url()))
    for person, plain_form in ((ada, ["/contact/"]), (gone, [])):
        main = shown(person.get_absolute_url())
        assert "appointment" not in words(main)
        assert [link for link in links(main) if link.startswith("/contact/")] == plain_form


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, None),
        (2, "At that moment these lose their byline: “One” and “Two”."),
        (7, "“Five”, and 2 more."),
    ],
)
def test_a_planned_end_says_which_articles_lose_their_byline(client_of, count, told):
    person = PersonFactory()
    for title in ["Seven", "Six", "Five", "Four", "Three", "Two", "One"][7 - count :]:
        PostFactory(title=title, author=person)
    client = client_of("Editor")
    form = f"/admin/clinic/person/{person.pk}/change/"
    fill_in(client, form, _take_down="1", live_until_0="2199-01-01", live_until_1="12:00:00")
    page = words(read(client.get(form), strict=False))

    assert ("lose their byline" in page) == bool(told)
    assert told is None or told in page
