"""Which pictures a text may show: those of the library that somebody has described."""

import pytest
from django.core.exceptions import ValidationError

from blog.models import Post
from clinic_site.clinic.models import ClinicProfile, Page
from tests.factories import PageFactory, PhotoFactory
from tests.site.filling import fill_in
from tests.site.reading import by_id, read, words

pytestmark = pytest.mark.django_db

FOREIGN = (
    "This text holds a picture that is not in the photo library. Take it out, or add it with the "
    "photo button."
)
NOT_DESCRIBED = (
    "Photo {} has no alternative text yet. Describe it in the photo library, then save again."
)
ADD = "/admin/blog/post/add/"


# Of what has no door, at which it would be asked later.
FIELD = ClinicProfile._meta.get_field("approach")


def faults(html):
    try:
        FIELD.clean(html, ClinicProfile())
    except ValidationError as error:
        return error.messages
    return []


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="https://other.example/x.png">',
        '<img src="/media/photos/x.jpg" alt="A room">',
        "<IMG SRC=x>",
        "<image src=x>",
        "<img",
        '<img data-photo="012">',
        '<p title="&gt;"><img/src=x></p>',
        "<table><img src=x></table>",
    ],
)
def test_a_picture_from_elsewhere_is_refused_with_a_sentence(picture):
    expected = [] if picture == "<img" else [FOREIGN]  # that is no picture, only a broken end

    assert faults(f"<p>Words.</p>{picture}") == expected


@pytest.mark.parametrize(
    "html",
    [
        "<p>Write &lt;img src=x&gt; to show a picture.</p>",
        '<p><a href="/x" title="<img src=x>">l</a></p>',
        "<p>a<!-- <img src=x> --></p>",
        "<p>a</p><script>'<img src=x>'</script>",
        "<p>a</p><textarea><img src=x></textarea>",
    ],
)
def test_words_about_a_picture_are_no_picture(html):
    assert faults(html) == []


def test_a_described_photo_of_the_library_is_welcome():
    photo, decorative = PhotoFactory(), PhotoFactory(alt_text="", is_decorative=True)
    html = "".join(f'<p><img data-photo="{one.pk}"></p>' for one in (photo, decorative, photo))

    assert faults(html) == []


def test_what_the_editor_adds_to_a_photo_does_no_harm():
    photo = PhotoFactory()
    page = PageFactory.build(
        body=f'<p><img alt="x" data-photo="{photo.pk}" src="/admin/photos/photo/1/picture/"></p>'
    )

    page.full_clean()

    assert page.body == f'<p><img data-photo="{photo.pk}"></p>'


def test_each_photo_that_may_not_be_shown_has_a_sentence_of_its_own():
    bare = PhotoFactory(alt_text="")
    html = (
        '<p><img data-photo="987654321"></p><p><img src="x"></p>'
        f'<p><img data-photo="{bare.pk}"></p><p><img data-photo="{bare.pk}"></p>'
    )

    assert faults(html) == [
        FOREIGN,
        "Photo 987654321 is no longer in the photo library. Take it out of this text.",
        NOT_DESCRIBED.format(bare.pk),
    ]


@pytest.mark.parametrize(("photos", "queries"), [(0, 0), (1, 1), (3, 1)])
def test_all_photos_of_a_text_are_looked_up_at_once(django_assert_num_queries, photos, queries):
    ids = [PhotoFactory().pk for _ in range(photos)]
    html = "<p>Words.</p>" + "".join(f'<p><img data-photo="{pk}"></p>' for pk in ids)

    with django_assert_num_queries(queries):
        assert FIELD.clean(html, ClinicProfile()) == html


def test_the_form_that_refuses_a_picture_keeps_every_word(admin_client):
    typed = '<p>An hour of work.</p><p><img src="https://other.example/x.png"></p>'

    response = fill_in(admin_client, ADD, title="Mine", slug="mine", body=typed)

    tree = read(response, strict=False)
    errors = [words(part) for part in tree.iter("ul") if "errorlist" in part.get("class", "")]
    assert errors == [FOREIGN]
    assert by_id(tree, "id_body").text.strip() == typed
    assert not Post.objects.exists()


def test_an_answer_is_looked_at_as_closely_as_the_article(admin_client):
    response = fill_in(
        admin_client, ADD, title="Mine", slug="mine", body="<p>Words.</p>",
        **{"questions-TOTAL_FORMS": "1", "questions-0-question": "Why?",
           "questions-0-answer": "<p>Because.</p><img src=x>", "questions-0-position": "1"},
    )  # fmt: skip

    tree = read(response, strict=False)
    assert FOREIGN in [words(part) for part in tree.iter("li")]
    assert not Post.objects.exists()


def test_below_the_form_a_picture_from_elsewhere_is_cut():
    page = PageFactory(body='<p>Words.</p><img src="https://other.example/x.png">')
    Page.objects.bulk_create([PageFactory.build(is_draft=True, body="<p>Words.</p><img src=x>")])

    assert set(Page.objects.values_list("body", flat=True)) == {"<p>Words.</p>"}
    Page.objects.filter(pk=page.pk).update(body='<img src=x><p><img data-photo="3"></p>')
    page.refresh_from_db()
    assert page.body == '<p><img data-photo="3"></p>'
