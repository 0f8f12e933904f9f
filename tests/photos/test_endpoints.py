"""What the admin's scripts ask the photo library, and what they are told."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile

from clinic_site.photos.endpoints import PHOTOS_A_PAGE
from clinic_site.photos.models import Photo
from tests.factories import PhotoFactory, PostFactory, picture

pytestmark = pytest.mark.django_db

BASE = "/admin/photos/photo/"
LIBRARY, UPLOAD = f"{BASE}library/", f"{BASE}upload/"
UNREADABLE = (
    "This file is not a picture that can be read. Take a JPEG, PNG, WebP, AVIF, or HEIC file."
)
ALT_TEXT_NEEDED = "Say what the photo shows, or tick “decorative” if it tells nothing."


def file(content=None, name="holiday.jpg"):
    return SimpleUploadedFile(name, picture().read() if content is None else content)


def in_json(photo):
    return {
        "id": photo.pk,
        "alt": photo.alt,
        "is_described": photo.is_described,
        "caption": photo.caption,
        "thumbnail": photo.thumbnail,
        "width": photo.width,
        "height": photo.height,
        "warning": photo.warning,
    }


def found(client, **query):
    return [photo["alt"] for photo in client.get(LIBRARY, query).json()["photos"]]


# --- The library ------------------------------------------------------------------------------


def test_the_newest_photo_comes_first_with_all_that_a_script_shows(client_of):
    old, new = PhotoFactory(), PhotoFactory(alt_text="", caption="In the garden")

    answer = client_of("Author").get(LIBRARY)

    assert answer.json() == {"photos": [in_json(new), in_json(old)], "next": None}
    assert "no-store" in answer["Cache-Control"]


def test_photos_come_by_the_page(client_of):
    PhotoFactory.create_batch(PHOTOS_A_PAGE + 1)
    client = client_of("Author")

    first = client.get(LIBRARY).json()
    second = client.get(LIBRARY, {"page": first["next"]}).json()

    assert (len(first["photos"]), first["next"]) == (PHOTOS_A_PAGE, 2)
    assert (len(second["photos"]), second["next"]) == (1, None)


@pytest.mark.parametrize("query", ["waterfall", "GARDEN", "robin", "chair waterfall"])
def test_a_photo_is_found_by_its_words_its_caption_and_its_credit(client_of, query):
    PhotoFactory(alt_text="A waterfall", caption="Behind the garden chair", credit="Robin")
    PhotoFactory(alt_text="A desk")

    assert found(client_of("Author"), q=query) == ["A waterfall"]


@pytest.mark.parametrize("page", ["", "two", "-1", "0", "99", "1e9", "9" * 5000, "１"])
def test_a_page_number_that_makes_no_sense_is_answered_all_the_same(client_of, page):
    PhotoFactory()

    answer = client_of("Author").get(LIBRARY, {"page": page})

    assert (answer.status_code, len(answer.json()["photos"])) == (200, 1)


@pytest.mark.parametrize("query", ["x " * 100, "x" * 200, "%", "_", "' or 1=1", "\\", "🪴"])
def test_a_strange_question_finds_nothing(client_of, query):
    PhotoFactory(alt_text="A room")

    assert found(client_of("Author"), q=query) == []


def test_a_question_that_is_too_long_is_refused(client_of):
    assert client_of("Author").get(LIBRARY, {"q": "x" * 8000}).status_code == 400


def test_a_nul_in_a_question_is_left_out(client_of):
    PhotoFactory(alt_text="A room")

    assert found(client_of("Author"), q="ro\0om") == ["A room"]


@pytest.mark.parametrize("photos", [1, 100])
def test_the_library_costs_the_same_for_one_photo_and_for_a_hundred(
    client_of, django_assert_num_queries, photos
):
    client = client_of("Author")
    PhotoFactory.create_batch(photos)

    # The session, the account, its rights of two kinds, the number of photos, the photos.
    with django_assert_num_queries(6):
        client.get(LIBRARY)


# --- Uploading --------------------------------------------------------------------------------


def test_a_picture_is_taken_without_words_and_says_so(client_of):
    answer = client_of("Author").post(UPLOAD, {"file": file()})

    assert answer.status_code == 201
    assert answer.json() == {"photo": in_json(Photo.objects.get())}
    assert answer.json()["photo"]["is_described"] is False
    assert "no-store" in answer["Cache-Control"]


def test_an_upload_is_answered_before_anything_is_made_of_it(client_of, settings):
    answer = client_of("Author").post(UPLOAD, {"file": file()})

    photo = Photo.objects.get()
    stored = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert answer.status_code == 201
    assert stored == [settings.MEDIA_ROOT / photo.file.name]
    assert (photo.renditions, photo.claimed_at) == ("", None)
    assert answer.json()["photo"]["thumbnail"] == photo.address


def test_words_may_come_with_the_picture(client_of):
    client_of("Author").post(UPLOAD, {"file": file(), "alt_text": "A room"})

    assert Photo.objects.get().alt == "A room"


def test_an_upload_stands_in_the_history(client_of):
    client_of("Author").post(UPLOAD, {"file": file()})

    assert LogEntry.objects.get().get_change_message() == "Added."


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose a picture first."),
        ({"file": "words"}, "Choose a picture first."),
        ({"file": file(b"words")}, UNREADABLE),
        ({"file": file(b"")}, "The submitted file is empty."),
        (
            {"file": file(), "alt_text": "x" * 251},
            "Ensure this value has at most 250 characters (it has 251).",
        ),
    ],
    ids=["nothing", "words for a file", "no picture", "an empty file", "too many words"],
)
def test_a_refused_upload_says_why(client_of, sent, sentence):
    answer = client_of("Author").post(UPLOAD, sent)

    assert (answer.status_code, answer.json()) == (422, {"error": sentence})
    assert not Photo.objects.exists()


@pytest.mark.parametrize("size", [(8, 8), (200, 900), (399, 1000), (2000, 100), (1, 1)])
def test_a_picture_of_few_pixels_is_taken_with_a_warning(client_of, size):
    answer = client_of("Author").post(UPLOAD, {"file": file(picture(size).read())})

    width, height = size
    assert answer.status_code == 201
    assert answer.json()["photo"]["warning"] == (
        f"This picture has only {width} × {height} pixels, so it will look blurred. "
        "Upload a larger one if there is one."
    )


@pytest.mark.parametrize("size", [(400, 267), (400, 1000), (1600, 900)])
def test_a_picture_that_fills_a_card_is_taken_without_one(client_of, size):
    answer = client_of("Author").post(UPLOAD, {"file": file(picture(size).read())})

    assert answer.json()["photo"]["warning"] == ""


# --- Describing -------------------------------------------------------------------------------


def describe(client, photo, **words):
    answer = client.post(f"{BASE}{photo.pk}/describe/", words)
    photo.refresh_from_db()
    return answer


def test_who_uploaded_a_photo_says_what_it_shows(client_of):
    photo = PhotoFactory(alt_text="")

    answer = describe(
        client_of("Author"), photo, alt_text=" A fern ", caption="Green", credit="Robin"
    )

    assert (answer.status_code, answer.json()) == (200, {"photo": in_json(photo)})
    assert (photo.alt_text, photo.caption, photo.credit) == ("A fern", "Green", "Robin")
    assert LogEntry.objects.count() == 1


def test_a_photo_can_be_called_decorative(client_of):
    photo = PhotoFactory(alt_text="")

    answer = describe(client_of("Author"), photo, is_decorative="on")

    assert (answer.status_code, photo.is_decorative) == (200, True)


def test_a_caption_that_is_not_sent_stays(client_of):
    photo = PhotoFactory(alt_text="", caption="Green", credit="Robin")

    describe(client_of("Author"), photo, alt_text="A fern")

    assert (photo.alt_text, photo.caption, photo.credit) == ("A fern", "Green", "Robin")


@pytest.mark.parametrize("words", [{}, {"alt_text": "  "}, {"caption": "Green"}])
def test_no_words_and_no_tick_are_refused_with_a_sentence(client_of, words):
    photo = PhotoFactory(alt_text="Before")

    answer = describe(client_of("Author"), photo, **words)

    assert (answer.status_code, answer.json()) == (422, {"error": ALT_TEXT_NEEDED})
    assert (photo.alt_text, photo.caption) == ("Before", "")


def test_an_author_does_not_change_the_words_of_a_photo_in_use(client_of):
    held, shown = PhotoFactory(alt_text="Before"), PhotoFactory(alt_text="Before")
    PostFactory(photo=held, body=f'<p><img data-photo="{shown.pk}"></p>')
    client = client_of("Author")

    answers = [describe(client, photo, alt_text="After") for photo in (held, shown)]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert (held.alt_text, shown.alt_text) == ("Before", "Before")


def test_an_editor_changes_the_words_of_a_photo_in_use(client_of):
    photo = PhotoFactory(alt_text="Before")
    PostFactory(photo=photo)

    assert describe(client_of("Editor"), photo, alt_text="After").status_code == 200
    assert photo.alt_text == "After"


# --- The picture ------------------------------------------------------------------------------


def test_the_address_in_the_editor_leads_to_todays_picture(client_of):
    photo = PhotoFactory()
    client, address = client_of("Author"), f"{BASE}{photo.pk}/picture/"

    before = client.get(address)
    photo.file = picture((30, 20))
    photo.save()
    after = client.get(address)

    assert [before.status_code, after.status_code] == [302, 302]
    assert before["Location"] != after["Location"]
    assert after["Location"] == photo.address
    assert "no-store" in after["Cache-Control"]
