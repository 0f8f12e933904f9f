"""Erasing a person at their wish: whose requests they are is asked, twice, and confirmed."""

import pytest
from auditlog.models import LogEntry
from django.test import Client

from clinic_site.editing.models import Unsaved
from clinic_site.outbox.models import OutboxMessage
from clinic_site.outbox.queue import enqueue
from contact.models import ConsultationRequest, Erasure
from contact.records import same_person
from tests.contact.front_desk import WORDS
from tests.factories import ConsultationRequestFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

NUMBER, ADDRESS, NAME = WORDS["telephone"], WORDS["email"], WORDS["name"]


@pytest.fixture
def same(stored):
    """Another request of the same person."""
    return ConsultationRequestFactory(
        name="marigold O'Sample", email="Marigold@Example.com", telephone="(727) 230-1439"
    )


@pytest.fixture
def relative(stored):
    """Somebody else who shares the telephone."""
    return ConsultationRequestFactory(name="Basil Sample", telephone=NUMBER, email="b@example.com")


@pytest.fixture
def erase(page_of):
    """A function that ticks requests on the page of one and goes through both questions."""

    def go(client, request, *ticked, **more):
        asked = {"chosen": [one.pk for one in ticked]}
        return client.post(page_of(request, "erase"), asked | {"_sure": "yes"} | more, follow=True)

    return go


def ticked_on(response):
    """The keys of the requests that the page shows, and whether each is ticked."""
    boxes = [
        box for box in read(response, strict=False).iter("input") if box.get("name") == "chosen"
    ]
    return {int(box.get("value")): box.get("checked") is not None for box in boxes}


def names_left():
    return set(ConsultationRequest.objects.filter(wiped_at=None).values_list("name", flat=True))


def test_who_shares_a_telephone_is_named_not_ticked_and_not_erased(
    client_of, stored, relative, page_of
):
    client = client_of("Administrator")
    opened = client.get(page_of(stored, "erase"))
    ticked = ticked_on(opened)

    asked = client.post(
        page_of(stored, "erase"), {"chosen": [k for k, on in ticked.items() if on]}
    )
    client.post(page_of(stored, "erase"), {"chosen": stored.pk, "_sure": "yes"})

    assert ticked == {stored.pk: True, relative.pk: False}
    assert "Basil Sample" in words(read(opened, strict=False))
    assert "same phone number, another name" in words(read(opened, strict=False))
    assert "Basil" not in words(read(asked, strict=False))
    assert names_left() == {"Basil Sample"}


@pytest.mark.parametrize(
    ("fields", "is_ticked"),
    [
        ({"name": NAME, "email": ADDRESS, "telephone": NUMBER}, True),
        ({"name": "O'SAMPLE marigold", "email": ADDRESS.upper(), "telephone": NUMBER}, True),
        # A parent who writes for a child, a couple that shares both, a person under a new name.
        ({"name": "Sorrel Sample", "email": ADDRESS, "telephone": NUMBER}, False),
        ({"name": "Marigold Newname", "email": ADDRESS, "telephone": NUMBER}, False),
        ({"name": NAME, "email": ADDRESS, "telephone": ""}, False),
        ({"name": NAME, "email": "", "telephone": NUMBER}, False),
        ({"name": NAME, "email": "work@example.com", "telephone": NUMBER}, False),
        ({"name": NAME, "email": ADDRESS, "telephone": "+17275550199"}, False),
    ],
)
def test_only_who_is_alike_in_address_and_number_and_may_have_the_name_is_ticked(
    client_of, stored, page_of, fields, is_ticked
):
    other = ConsultationRequestFactory(**fields)

    ticked = ticked_on(client_of("Administrator").get(page_of(stored, "erase")))

    assert ticked == {stored.pk: True, other.pk: is_ticked}


def test_without_an_address_or_a_number_nobody_else_is_ticked(client_of, page_of):
    one = ConsultationRequestFactory(name=NAME, telephone=NUMBER)
    twin = ConsultationRequestFactory(name=NAME, telephone=NUMBER)
    ConsultationRequestFactory(name=NAME, telephone="", email=ADDRESS)

    ticked = ticked_on(client_of("Administrator").get(page_of(one, "erase")))

    assert ticked == {one.pk: True, twin.pk: False}


@pytest.mark.parametrize("opened", ["M. Gonzalez", "Maria Gonzalez", "Manuel Gonzalez"])
def test_an_initial_that_may_be_either_of_a_couple_is_ticked_with_neither(
    client_of, page_of, opened
):
    shared = {"email": ADDRESS, "telephone": NUMBER}
    of = {
        name: ConsultationRequestFactory(name=name, **shared)
        for name in ("M. Gonzalez", "Maria Gonzalez", "Manuel Gonzalez")
    }

    ticked = ticked_on(client_of("Administrator").get(page_of(of[opened], "erase")))

    assert ticked == {request.pk: name == opened for name, request in of.items()}


def test_one_person_is_ticked_however_they_wrote_their_name(client_of, page_of):
    shared = {"email": ADDRESS, "telephone": NUMBER}
    names = ["Maria Gonzalez", "maria gonzales", "M. González", "Gonzalez-Ruiz, María", "Maria"]
    requests = [ConsultationRequestFactory(name=name, **shared) for name in names]
    son = ConsultationRequestFactory(name="Leo Gonzalez", **shared)
    elsewhere = ConsultationRequestFactory(name="Maria Gonzalez", telephone=NUMBER, email="")

    ticked = ticked_on(client_of("Administrator").get(page_of(requests[0], "erase")))

    assert ticked == dict.fromkeys([one.pk for one in requests], True) | {
        son.pk: False,
        elsewhere.pk: False,
    }


def test_of_more_names_than_a_family_has_only_the_very_same_is_ticked(client_of, page_of):
    shared = {"email": ADDRESS, "telephone": NUMBER}
    names = [NAME, NAME, *(f"{NAME} {number}" for number in range(20))]
    one, same, *_others = [ConsultationRequestFactory(name=name, **shared) for name in names]

    ticked = ticked_on(client_of("Administrator").get(page_of(one, "erase")))

    assert {key for key, is_ticked in ticked.items() if is_ticked} == {one.pk, same.pk}
    assert len(ticked) == len(names)


def test_each_can_be_ticked_and_unticked(client_of, stored, same, relative, erase):
    erase(client_of("Administrator"), stored, stored, relative)

    assert names_left() == {"marigold O'Sample"}


def test_it_asks_twice_and_erases_nothing_before(client_of, stored, same, relative, page_of):
    client = client_of("Administrator")
    first = client.get(page_of(stored, "erase"))

    second = client.post(page_of(stored, "erase"), {"chosen": [stored.pk, relative.pk]})

    assert "Next, you are asked once more" in words(read(first, strict=False))
    assert f"written by {NAME} and Basil Sample?" in words(read(second, strict=False))
    assert "These are 2 names." in words(read(second, strict=False))
    assert len(names_left()) == 3
    assert Erasure.objects.count() == 0


def test_it_erases_what_was_ticked_and_gives_a_confirmation(client_of, stored, same, erase):
    stored.notes.create(text="Hollyhock again")
    stored.confirmation = enqueue(kind="Confirmation", subject="Here", body="Here", to=ADDRESS)
    stored.save()

    response = erase(client_of("Administrator"), stored, stored, same)

    erasure, page = Erasure.objects.get(), words(read(response, strict=False))
    assert erasure.reference in page
    assert f"Requests deleted {erasure.request_count}" in page
    assert erasure.request_count == 2
    texts = ConsultationRequest.objects.values_list("name", "email", "telephone", "message")
    assert set(texts) == {("", "", "", "")}
    assert (stored.notes.count(), OutboxMessage.objects.count()) == (0, 0)


def test_the_confirmation_does_not_say_who_it_was(client_of, stored, erase):
    page = erase(client_of("Administrator"), stored, stored).content.decode()

    assert [word for word in [*WORDS.values(), stored.reference] if word in page] == []


def test_it_is_recorded_for_each_request(client_of, stored, same, relative, erase):
    erase(client_of("Administrator"), stored, stored, same)

    looks = LogEntry.objects.filter(additional_data__how="deleted this person's data")
    assert {look.object_repr for look in looks} == {str(stored), str(same)}


def test_what_colleagues_typed_about_them_is_kept_no_longer(
    client_of, staff, stored, page_of, erase
):
    colleague = Client()
    colleague.force_login(staff("Front desk"))
    other = ConsultationRequestFactory()
    for one in (stored, other):
        colleague.post(page_of(one), {"note": "Delphinium", "_leaving": ""})

    erase(client_of("Administrator"), stored, stored)

    assert [kept.address for kept in Unsaved.objects.all()] == [page_of(other)]


@pytest.mark.parametrize(
    "chosen",
    [[], ["x"], ["-1"], ["9" * 4300], ["1.5"], ["stranger"], ["stored", "stranger"]],
)
def test_what_the_page_does_not_show_is_not_erased(client_of, stored, page_of, chosen):
    stranger = ConsultationRequestFactory(name="Basil", telephone="+17275550199")
    keys = {"stored": stored.pk, "stranger": stranger.pk}

    response = client_of("Administrator").post(
        page_of(stored, "erase"),
        {"chosen": [keys.get(key, key) for key in chosen], "_sure": "yes"},
    )

    assert response.status_code == 200
    assert "Nothing is deleted yet" in words(read(response, strict=False))
    assert names_left() == {NAME, "Basil"}


def test_nobody_is_erased_twice(client_of, stored, same, page_of, erase):
    client = client_of("Administrator")
    erase(client, stored, stored)

    assert client.post(page_of(stored, "erase")).status_code == 404
    again = erase(client, same, same, stored)
    assert "Nothing is deleted yet" in words(read(again, strict=False))
    assert Erasure.objects.count() == 1


def test_of_very_many_the_page_shows_as_many_as_a_form_can_send(
    client_of, stored, page_of, monkeypatch
):
    monkeypatch.setattr(same_person, "MOST", 3)
    ConsultationRequestFactory.create_batch(3, telephone=NUMBER)

    response = client_of("Administrator").get(page_of(stored, "erase"))

    assert len(ticked_on(response)) == 3
    assert "There are still more." in words(read(response, strict=False))
