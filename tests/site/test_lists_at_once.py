"""Lists that are filled in: nobody saves over a colleague there, and what was typed is kept."""

import pytest

from clinic_site.clinic.models import Treatment
from clinic_site.photos.models import Photo
from tests.factories import PhotoFactory, TreatmentFactory, UserFactory
from tests.site.reading import by_id, form_values, links, read, words

pytestmark = pytest.mark.django_db

TREATMENTS, PHOTOS = "/admin/clinic/treatment/", "/admin/photos/photo/"


@pytest.fixture
def ben(client):
    client.force_login(UserFactory(username="ben", is_superuser=True))
    return client


def list_in(response):
    return form_values(by_id(read(response, strict=False), "changelist-form")) | {"_save": "Save"}


def row_of(values, thing):
    """How the names of the row of a thing begin."""
    return next(
        name.removesuffix("id")
        for name, held in values.items()
        if name.endswith("-id") and held == [str(thing.pk)]
    )


@pytest.fixture
def treatments():
    return [TreatmentFactory(name=name, order=order) for order, name in enumerate("ABC", 1)]


def orders():
    return dict(Treatment.objects.values_list("name", "order"))


def test_an_order_that_a_colleague_changed_stays_where_one_changed_another(ben, treatments):
    values = list_in(ben.get(TREATMENTS))
    Treatment.objects.filter(name="A").update(order=9)

    response = ben.post(TREATMENTS, values | {f"{row_of(values, treatments[1])}order": "7"})

    assert response.status_code == 302
    assert orders() == {"A": 9, "B": 7, "C": 3}


def test_what_is_amiss_is_named_above_the_list_with_the_way_there(ben, treatments):
    values = list_in(ben.get(TREATMENTS))
    name = f"{row_of(values, treatments[1])}order"

    tree = read(ben.post(TREATMENTS, values | {name: "first"}), strict=False)

    (note,) = [part for part in tree.iter("div") if part.get("class") == "errornote"]
    assert words(note) == "Nothing is saved yet. B, Order: Enter a whole number."
    assert links(note) == [f"#id_{name}"]
    assert "Please correct" not in words(tree)


def test_an_action_without_a_row_says_what_is_missing(ben, treatments):
    sent = {"action": "delete_selected", "index": "0"}

    tree = read(ben.post(TREATMENTS, sent, follow=True), strict=False)

    assert "tick at least one row first" in words(tree)
    assert "Items must" not in words(tree)


def test_of_two_who_change_one_field_the_later_is_told_beside_the_right_name(ben, treatments):
    values = list_in(ben.get(TREATMENTS))
    Treatment.objects.filter(name="A").update(order=9)  # and now it is the last of the list

    response = ben.post(TREATMENTS, values | {f"{row_of(values, treatments[0])}order": "5"})

    assert orders()["A"] == 9
    (row,) = [
        part for part in read(response, strict=False).iter("tr")
        if "Saved meanwhile: “9”" in words(part)
    ]  # fmt: skip
    assert words(row).startswith("A")
    assert ben.post(TREATMENTS, list_in(response)).status_code == 302
    assert orders() == {"A": 5, "B": 2, "C": 3}


def test_the_words_of_a_photo_are_not_written_over(ben):
    photo = PhotoFactory(alt_text="Before")
    values = list_in(ben.get(PHOTOS))
    Photo.objects.update(alt_text="A colleague's words")

    response = ben.post(PHOTOS, values | {"form-0-alt_text": "Ben's words"})

    assert "Saved meanwhile: “A colleague's words”" in words(read(response, strict=False))
    assert list_in(response)["form-0-alt_text"] == ["\r\nBen's words"]  # a line of the markup
    photo.refresh_from_db()
    assert photo.alt_text == "A colleague's words"


def test_a_row_that_was_deleted_locks_nobody_out_of_the_others(ben):
    kept, gone = PhotoFactory(alt_text="Kept"), PhotoFactory(alt_text="Gone")
    values = list_in(ben.get(PHOTOS))
    typed = {
        f"{row_of(values, kept)}alt_text": "Ben's words",
        f"{row_of(values, gone)}alt_text": "Words for a photo that is gone",
    }
    Photo.objects.filter(pk=gone.pk).delete()

    response = ben.post(PHOTOS, values | typed, follow=True)

    assert Photo.objects.get().alt_text == "Ben's words"
    said = words(read(response, strict=False))
    assert "One photo of this list was deleted meanwhile." in said
    assert "Words for a photo that is gone" in said


def test_what_was_typed_in_a_list_comes_back_after_signing_in(ben):
    photo = PhotoFactory(alt_text="Before")
    values = list_in(ben.get(PHOTOS)) | {"form-0-alt_text": "What I had just written"}
    ben.logout()

    ben.post(PHOTOS, values)
    ben.post("/admin/login/", {"username": "ben", "password": "a long password"})
    response = ben.get(PHOTOS)

    assert "it is not saved yet" in words(read(response, strict=False))
    photo.refresh_from_db()
    assert photo.alt_text == "Before"
    assert ben.post(PHOTOS, list_in(response)).status_code == 302
    photo.refresh_from_db()
    assert photo.alt_text == "What I had just written"
    assert "it is not saved yet" not in words(read(ben.get(PHOTOS), strict=False))


@pytest.mark.parametrize("address", [TREATMENTS, PHOTOS])
@pytest.mark.parametrize("count", ["INITIAL", "TOTAL"])
@pytest.mark.parametrize("number", ["9223372036854775808", "9" * 5000, "-1", "1", "None", ""])
def test_a_list_counts_its_rows_itself(ben, treatments, address, count, number):
    PhotoFactory(alt_text="A lamp"), PhotoFactory(alt_text="A door")
    values = list_in(ben.get(address))

    response = ben.post(address, values | {f"form-{count}_FORMS": number})

    assert response.status_code == 302
    assert orders() == {"A": 1, "B": 2, "C": 3}
    assert set(Photo.objects.values_list("alt_text", flat=True)) == {"A lamp", "A door"}
