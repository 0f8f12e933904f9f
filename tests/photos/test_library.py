"""The staff's list of photos: what is seen in it, found in it and typed into it."""

import pytest
from django.contrib.auth.models import Permission

from clinic_site.photos.models import Photo
from tests.factories import PhotoFactory, PostFactory, ServiceFactory, UserFactory
from tests.site.filling import fill_in
from tests.site.reading import form_values, read, words

pytestmark = pytest.mark.django_db

LIST = "/admin/photos/photo/"
STAYS = "Words that a photo has can be changed here, not taken away."


def shown(client, **query):
    """The alternative texts of the photos that the list shows."""
    return {photo.alt_text for photo in client.get(LIST, query).context["cl"].result_list}


def part(response, name):
    tree = read(response, strict=False)
    return [words(cell) for cell in tree.iter() if name in cell.get("class", "").split()]


def list_form(client):
    """What the list would send as it stands."""
    tree = read(client.get(LIST), strict=False)
    (form,) = [form for form in tree.iter("form") if form.get("id") == "changelist-form"]
    return form_values(form) | {"_save": "Save"}


def save_list(client, **typed):
    """Change fields of the list as it stands and send it; a name is `form-0-alt_text`, say."""
    return client.post(LIST, list_form(client) | typed)


@pytest.fixture
def editor(client_of):
    return client_of("Editor")


def test_the_list_shows_each_photo_small_with_its_words_and_its_file(editor):
    photo = PhotoFactory(caption="In the garden", credit="Robin")

    response = editor.get(LIST)

    tree = read(response, strict=False)
    sources = [image.get("src") for image in tree.iter("img")]
    (details,) = part(response, "field-details")
    assert photo.thumbnail in sources
    assert details.startswith("In the garden Robin 60 × 40 pixels: it will look blurred ")


def test_a_photo_without_alternative_text_is_marked(editor):
    PhotoFactory(alt_text="", caption="Marked")
    PhotoFactory(alt_text="", is_decorative=True)
    PhotoFactory(alt_text="A room")

    assert sorted(part(editor.get(LIST), "photo-mark")) == ["", "", "Without alt text"]


@pytest.mark.parametrize("query", ["waterfall", "GARDEN", "robin"])
def test_the_list_is_searched_in_words_captions_and_credits(editor, query):
    PhotoFactory(alt_text="A waterfall", caption="Behind the garden", credit="Robin")
    PhotoFactory(alt_text="A desk")

    assert shown(editor, q=query) == {"A waterfall"}


def test_a_search_of_a_hundred_words_is_answered(editor):
    PhotoFactory(alt_text="X marks the spot")
    PhotoFactory(alt_text="A desk")

    assert shown(editor, q="x " * 100) == {"X marks the spot"}


def test_the_list_shows_what_is_used_and_what_is_not(editor):
    held, written = PhotoFactory(alt_text="Held"), PhotoFactory(alt_text="In a text")
    in_answer = PhotoFactory(alt_text="In an answer")
    PhotoFactory(alt_text="Unused")
    post = PostFactory(photo=held, body=f'<p><img data-photo="{written.pk}"></p>')
    post.questions.create(question="Why?", answer=f'<p><img data-photo="{in_answer.pk}"></p>')

    assert shown(editor, use="unused") == {"Unused"}
    assert shown(editor, use="used") == {"Held", "In a text", "In an answer"}
    assert shown(editor, use="nonsense") == {"Held", "In a text", "In an answer", "Unused"}


def test_the_list_shows_what_waits_for_its_words_and_what_is_decorative(editor):
    PhotoFactory(alt_text="Told")
    PhotoFactory(alt_text="")
    PhotoFactory(alt_text="A pattern", is_decorative=True)

    assert shown(editor, words="missing") == {""}
    assert shown(editor, words="decorative") == {"A pattern"}
    assert shown(editor) == {"", "Told", "A pattern"}


@pytest.mark.parametrize("photos", [1, 100])
@pytest.mark.parametrize(
    ("query", "queries"), [({}, 9), ({"words": "missing"}, 9), ({"use": "unused"}, 25)]
)
def test_the_list_costs_the_same_for_one_photo_and_for_a_hundred(
    editor, django_assert_num_queries, photos, query, queries
):
    editor.get("/admin/")  # makes the clinic's profile
    PhotoFactory.create_batch(photos, alt_text="")
    ServiceFactory(photo=PhotoFactory())

    with django_assert_num_queries(queries):
        editor.get(LIST, query)


def test_words_are_typed_in_the_list(editor):
    waiting, told = PhotoFactory(alt_text=""), PhotoFactory(alt_text="Before")

    # The newest stands first.
    response = save_list(editor, **{"form-0-alt_text": "After", "form-1-alt_text": "A fern"})

    assert response.status_code == 302
    assert Photo.objects.get(pk=waiting.pk).alt_text == "A fern"
    assert Photo.objects.get(pk=told.pk).alt_text == "After"


def test_a_photo_may_go_on_waiting_for_its_words_while_another_gets_them(editor):
    PhotoFactory.create_batch(2, alt_text="")

    save_list(editor, **{"form-1-alt_text": "A fern"})

    assert {photo.alt_text for photo in Photo.objects.all()} == {"", "A fern"}


def test_the_list_leaves_alone_what_somebody_else_changed_meanwhile(editor):
    theirs, own = PhotoFactory(alt_text="Before"), PhotoFactory(alt_text="Before")
    form = list_form(editor)
    Photo.objects.filter(pk=theirs.pk).update(alt_text="By somebody else")

    editor.post(LIST, form | {"form-0-alt_text": "By me"})

    theirs.refresh_from_db()
    own.refresh_from_db()
    assert (theirs.alt_text, own.alt_text) == ("By somebody else", "By me")


def test_words_cannot_be_taken_away_in_the_list(editor):
    photo = PhotoFactory(alt_text="Before")
    PostFactory(photo=photo)

    response = save_list(editor, **{"form-0-alt_text": ""})

    assert STAYS in part(response, "errorlist")
    assert Photo.objects.get().alt_text == "Before"


def test_words_make_way_for_the_tick_in_the_list(editor):
    PhotoFactory(alt_text="Before")

    save_list(editor, **{"form-0-alt_text": "", "form-0-is_decorative": "on"})

    assert Photo.objects.values_list("alt_text", "is_decorative").get() == ("", True)


def test_an_author_reads_the_list_and_types_nothing_into_it(client_of):
    photo = PhotoFactory(alt_text="Before")
    author = client_of("Author")
    sent = {
        "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": photo.pk,
        "form-0-alt_text": "After", "_save": "Save",
    }  # fmt: skip

    response = author.post(LIST, sent)

    assert response.status_code == 403
    assert "form-0-alt_text" not in author.get(LIST).content.decode()
    assert Photo.objects.get().alt_text == "Before"


def test_only_who_may_add_photos_is_asked_for_some(client_of, client):
    assert "data-photo-drop" in client_of("Author").get(LIST).content.decode()

    reader = UserFactory()
    reader.user_permissions.add(Permission.objects.get(codename="view_photo"))
    client.force_login(reader)

    response = client.get(LIST)
    assert response.status_code == 200
    assert "data-photo-drop" not in response.content.decode()


def test_without_scripts_a_photo_is_added_by_its_form(editor):
    tree = read(editor.get(LIST), strict=False)

    links = [link.get("href") for link in tree.iter("a") if "addlink" in link.get("class", "")]

    assert f"{LIST}add/" in links
    assert fill_in(editor, f"{LIST}add/", alt_text="A room").status_code == 200
