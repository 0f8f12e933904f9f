"""The field with which the form of a page chooses its photo."""

import pytest

from blog.models import Post
from clinic_site.photos import choosing
from clinic_site.photos.models import Photo
from tests.factories import PersonFactory, PhotoFactory, PostFactory, ServiceFactory
from tests.site.filling import fill_in
from tests.site.reading import form_values, read

pytestmark = pytest.mark.django_db

UNDESCRIBED = "has no alternative text yet. Describe it in the photo library."
FACTORIES = {
    "blog/post": PostFactory,
    "services/service": ServiceFactory,
    "clinic/person": PersonFactory,
}


@pytest.fixture
def editor(client_of):
    return client_of("Editor")


@pytest.fixture(params=FACTORIES)
def page(request):
    """A page of each kind that may have a photo, and the address of its form."""
    page = FACTORIES[request.param](photo=PhotoFactory(alt_text="Before"))
    return page, f"/admin/{request.param}/{page.pk}/change/"


def field(client, address):
    """The field for the photo, as a tree."""
    tree = read(client.get(address), strict=False)
    return next(part for part in tree.iter("div") if "photo-choice" in part.get("class", ""))


def test_a_page_shows_the_photo_that_it_has(editor, page):
    held, address = page

    choice = field(editor, address)

    (image,) = choice.iter("img")
    assert image.get("src") == held.photo.thumbnail
    assert form_values(choice) == {"photo": [str(held.photo.pk)]}


def test_another_photo_is_chosen(editor, page):
    held, address = page
    other = PhotoFactory()

    response = fill_in(editor, address, photo=other.pk)

    held.refresh_from_db()
    assert (response.status_code, held.photo) == (302, other)


def test_the_photo_is_taken_away(editor, page):
    held, address = page

    fill_in(editor, address, photo="")

    held.refresh_from_db()
    assert held.photo is None


def test_a_photo_without_words_is_not_published(editor, page):
    held, address = page
    mute = PhotoFactory(alt_text="")

    response = fill_in(editor, address, photo=mute.pk, _publish="")

    sentence = f"Photo {mute.pk} {UNDESCRIBED}"
    assert response.context["adminform"].form.errors == {"photo": [sentence]}
    held.refresh_from_db()
    assert held.photo != mute


def test_a_decorative_photo_is_taken(editor, page):
    held, address = page
    pattern = PhotoFactory(alt_text="", is_decorative=True)

    fill_in(editor, address, photo=pattern.pk)

    held.refresh_from_db()
    assert held.photo == pattern


@pytest.mark.parametrize("sent", ["4711", "nonsense", "9" * 30, "-1", "１"])
def test_what_is_no_photo_is_refused(editor, sent):
    response = fill_in(
        editor, "/admin/blog/post/add/", title="Mine", slug="mine", body="<p>X</p>", photo=sent
    )

    assert response.status_code == 200
    assert "photo" in response.context["adminform"].form.errors
    assert not Post.objects.exists()


def test_without_scripts_a_list_offers_the_photos_that_have_their_words(editor):
    PhotoFactory(alt_text="")
    told = PhotoFactory(alt_text="A fern")

    choice = field(editor, "/admin/blog/post/add/")

    options = [(option.get("value"), option.text) for option in choice.iter("option")]
    assert options == [("", "No photo"), (str(told.pk), "A fern")]


def test_the_list_stays_short_and_still_holds_the_chosen_photo(editor, monkeypatch):
    monkeypatch.setattr(choosing, "MOST_OPTIONS", 2)
    oldest, *newer = PhotoFactory.create_batch(4)
    post = PostFactory(photo=oldest)

    choice = field(editor, f"/admin/blog/post/{post.pk}/change/")

    values = {option.get("value") for option in choice.iter("option")}
    assert values == {"", *(str(photo.pk) for photo in (oldest, *newer[1:]))}


@pytest.mark.parametrize("photos", [1, 50])
def test_the_form_costs_the_same_for_one_photo_and_for_fifty(
    editor, django_assert_num_queries, photos
):
    PhotoFactory.create_batch(photos)
    post = PostFactory(photo=Photo.objects.first())
    address = f"/admin/blog/post/{post.pk}/change/"
    editor.get(address)

    # One asks for words that were not saved, one for what visitors see, two for articles to read next,
    # three for who works on it with whom, and eight for what the page still misses: its address, where
    # visitors see it, rows, photo, author, and the name of the clinic.
    with django_assert_num_queries(38):
        editor.get(address)


def test_what_a_draft_shows_already_keeps_its_words_from_nothing(editor):
    photo = PhotoFactory()
    body = f'<p>Words.</p><p><img data-photo="{photo.pk}"></p>'
    post = PostFactory(photo=photo, body=body, is_draft=True)
    Photo.objects.update(alt_text="")

    fill_in(
        editor,
        f"/admin/blog/post/{post.pk}/change/",
        _continue="",
        title="Later",
        body=f"{body}<p>More.</p>",
    )

    post.refresh_from_db()
    assert (post.title, post.photo) == ("Later", photo)
    assert "More." in post.body
