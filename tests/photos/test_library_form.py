"""The form of one photo: its words, its focal point, where it is used, and who may change it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from clinic_site.photos.models import Photo
from tests.factories import PersonFactory, PhotoFactory, PostFactory, ServiceFactory, picture
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, form_values, links, read, words

pytestmark = pytest.mark.django_db

LIST = "/admin/photos/photo/"
ALT_TEXT_NEEDED = "Say what the photo shows, or tick “decorative” if it tells nothing."


def form_of(photo):
    return f"{LIST}{photo.pk}/change/"


def file():
    return SimpleUploadedFile("holiday.jpg", picture().read())


def errors(response):
    return response.context["adminform"].form.errors


@pytest.fixture
def editor(client_of):
    return client_of("Editor")


@pytest.mark.parametrize("alt_text", ["", "   "])
def test_a_new_photo_needs_its_words(editor, alt_text):
    response = fill_in(editor, f"{LIST}add/", file=file(), alt_text=alt_text)

    assert errors(response) == {"alt_text": [ALT_TEXT_NEEDED]}
    assert not Photo.objects.exists()


def test_a_decorative_photo_needs_none(editor):
    response = fill_in(editor, f"{LIST}add/", file=file(), is_decorative="on")

    assert response.status_code == 302
    assert Photo.objects.get().is_decorative


def test_words_caption_credit_and_focal_point_are_kept(editor):
    photo = PhotoFactory()
    typed = {"alt_text": "A fern", "caption": "Green", "credit": "Robin", "focal_x": "0",
             "focal_y": "100"}  # fmt: skip

    fill_in(editor, form_of(photo), **typed)

    row = Photo.objects.values("alt_text", "caption", "credit", "focal_x", "focal_y").get()
    assert {name: str(value) for name, value in row.items()} == typed


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("101", "Ensure this value is less than or equal to 100."),
        ("-1", "Ensure this value is greater than or equal to 0."),
        ("", "This field is required."),
        ("left", "Enter a whole number."),
    ],
)
def test_a_focal_point_outside_the_picture_is_refused(editor, typed, sentence):
    photo = PhotoFactory()

    response = fill_in(editor, form_of(photo), focal_x=typed)

    assert errors(response) == {"focal_x": [sentence]}


def test_the_picture_can_be_replaced_and_keeps_its_words(editor):
    photo = PhotoFactory(alt_text="A fern")

    fill_in(editor, form_of(photo), file=SimpleUploadedFile("b.png", picture(kind="PNG").read()))

    replaced = Photo.objects.get()
    assert replaced.file.name != photo.file.name
    assert replaced.alt_text == "A fern"


def test_a_refused_form_keeps_what_was_typed(editor):
    photo = PhotoFactory()

    response = fill_in(editor, form_of(photo), alt_text="", caption="Kept words")

    values = form_values(by_id(read(response, strict=False), "photo_form"))
    assert values["caption"] == ["Kept words"]


# --- Where it is used -------------------------------------------------------------------------


def uses(response):
    tree = read(response, strict=False)
    (section,) = [part for part in tree.iter("section") if "photo-uses" in part.get("class")]
    return words(section), links(section)


def test_the_form_names_every_page_that_uses_the_photo(editor):
    photo = PhotoFactory()
    held = PostFactory(title="Held", photo=photo)
    text = ServiceFactory(title="In a text", session=f'<p><img data-photo="{photo.pk}"></p>')
    person = PersonFactory(name="Robin Sample", photo=photo)
    PostFactory(title="Another")

    said, addresses = uses(editor.get(form_of(photo)))

    assert set(addresses) == {
        f"/admin/blog/post/{held.pk}/change/",
        f"/admin/services/service/{text.pk}/change/",
        f"/admin/clinic/person/{person.pk}/change/",
    }
    assert all(words in said for words in ["Article: Held", "In a text", "Robin Sample"])


def test_the_form_says_when_nothing_uses_the_photo(editor):
    said, addresses = uses(editor.get(form_of(PhotoFactory())))

    assert (said, addresses) == ("Where it is used Nowhere yet.", [])


def test_a_title_with_markup_is_shown_as_it_was_typed(editor):
    photo = PhotoFactory(alt_text="<b>bold</b>")
    PostFactory(title="<script>alert(1)</script>", photo=photo)

    said, _addresses = uses(editor.get(form_of(photo)))

    assert "<script>alert(1)</script>" in said


# --- Deleting ---------------------------------------------------------------------------------


USED = {
    "by a page": lambda photo: PostFactory(title="The page", photo=photo),
    "in a text": lambda photo: PostFactory(
        title="The page", body=f'<p><img data-photo="{photo.pk}"></p>'
    ),
}


@pytest.mark.parametrize("use", USED.values(), ids=USED)
def test_a_photo_in_use_is_not_deleted_and_its_page_is_named(editor, use):
    photo = PhotoFactory(alt_text="A fern")
    page = use(photo)

    for response in (
        editor.get(f"{LIST}{photo.pk}/delete/"),
        editor.post(f"{LIST}{photo.pk}/delete/", {"post": "yes"}),
    ):
        main = read(response, strict=False)
        assert response.status_code == 200
        assert "“A fern” is in use, so it cannot be deleted." in words(main)
        assert f"/admin/blog/post/{page.pk}/change/" in links(main)
    assert Photo.objects.exists()


@pytest.mark.parametrize("use", USED.values(), ids=USED)
def test_of_several_photos_none_is_deleted_when_one_is_in_use(editor, use):
    used, free = PhotoFactory(), PhotoFactory()
    page = use(used)

    response = choose(editor, "photos/photo", "delete_selected", used, free, post="yes")

    main = read(response, strict=False)
    assert "Some of these photos are in use, so none was deleted." in words(main)
    assert f"/admin/blog/post/{page.pk}/change/" in links(main)
    assert Photo.objects.count() == 2


def test_photos_that_nothing_uses_are_deleted(editor):
    alone, *several = PhotoFactory.create_batch(3)

    editor.post(f"{LIST}{alone.pk}/delete/", {"post": "yes"})
    choose(editor, "photos/photo", "delete_selected", *several, post="yes")

    assert not Photo.objects.exists()


# --- Who may ----------------------------------------------------------------------------------


@pytest.mark.parametrize("group", ["Author", "Clinician"])
def test_who_adds_photos_describes_them_as_long_as_nothing_uses_them(client_of, group):
    photo = PhotoFactory(alt_text="")

    response = fill_in(client_of(group), form_of(photo), alt_text="A fern")

    assert response.status_code == 302
    assert Photo.objects.get().alt_text == "A fern"


@pytest.mark.parametrize("use", USED.values(), ids=USED)
def test_who_only_adds_photos_leaves_alone_what_is_in_use(client_of, use):
    photo = PhotoFactory(alt_text="Before")
    use(photo)
    author = client_of("Author")

    response = author.post(form_of(photo), {"alt_text": "After"})

    assert response.status_code == 403
    assert "alt_text" not in form_values(
        by_id(read(author.get(form_of(photo)), strict=False), "photo_form")
    )
    assert Photo.objects.get().alt_text == "Before"


def test_who_only_adds_photos_deletes_none(client_of):
    photo = PhotoFactory()

    response = client_of("Author").post(f"{LIST}{photo.pk}/delete/", {"post": "yes"})

    assert response.status_code == 403
    assert Photo.objects.exists()
