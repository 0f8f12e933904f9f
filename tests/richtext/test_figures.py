"""A photo in a text as a page shows it: today's photo, with its caption and credit."""

import html5lib
import pytest

from clinic_site.photos.renditions import make_renditions
from clinic_site.publishing.rendering import render_page
from clinic_site.richtext.rendering import headings, render_html
from clinic_site.richtext.text import excerpt, plain_text, reading_minutes
from tests.factories import PageFactory, PersonFactory, PhotoFactory, PostFactory, picture
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db


def reference(photo):
    return f'<p><img data-photo="{photo.pk}"></p>'


def shown(html, **options):
    """The elements of a rendered text, read as strictly as a validator reads."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(render_html(html, **options))


def attributes(tree):
    return [dict(image.attrib) for image in tree.iter("img")]


def test_a_reference_is_shown_as_a_figure():
    photo = PhotoFactory(
        file=picture((900, 600)), alt_text="A quiet room", caption="Where you rest.",
        credit="Photo: the clinic",
    )  # fmt: skip

    tree = shown(f"<p>Before.</p>{reference(photo)}<p>After.</p>")

    assert [element.tag for element in tree] == ["p", "figure", "p"]
    (figure,) = tree.iter("figure")
    assert figure.get("class") == "figure"
    assert [part.tag for part in figure] == ["picture", "figcaption"]
    assert words(figure.find("figcaption")) == "Where you rest. Photo: the clinic"
    assert words(figure.find("figcaption/span[@class='credit']")) == "Photo: the clinic"
    assert attributes(tree) == [
        {
            "class": f"photo photo-whole photo-tone-{photo.tone}",
            "src": photo.address,
            "width": "800",
            "height": "533",
            "alt": "A quiet room",
            "loading": "lazy",
            "decoding": "async",
        }
    ]


def test_a_figure_offers_modern_pictures_as_soon_as_there_are_some():
    photo = PhotoFactory(file=picture((900, 600)))
    make_renditions(photo)

    tree = shown(reference(photo))

    sources = [(source.get("type"), source.get("sizes")) for source in tree.iter("source")]
    assert sources == [
        ("image/avif", "(min-width: 39.3rem) 36rem, 93vw"),
        ("image/webp", "(min-width: 39.3rem) 36rem, 93vw"),
    ]


@pytest.mark.parametrize(
    ("fields", "caption"),
    [
        ({}, None),
        ({"caption": "A room."}, "A room."),
        ({"credit": "Photo: me"}, "Photo: me"),
        ({"caption": "<b>A</b> & B", "credit": "<script>x</script>"}, "<b>A</b> & B <script>x</script>"),
    ],
)  # fmt: skip
def test_there_is_a_caption_only_if_there_are_words_and_they_are_nothing_but_words(
    fields, caption
):
    tree = shown(reference(PhotoFactory(**fields)))

    assert [words(part) for part in tree.iter("figcaption")] == [caption] * bool(fields)


def test_a_text_shows_its_photo_as_it_is_described_today():
    photo = PhotoFactory(alt_text="Before", caption="Old")
    page = PageFactory(body=reference(photo))
    photo.alt_text, photo.caption = "After", "New"
    photo.save()

    tree = shown(page.body)

    assert attributes(tree)[0]["alt"] == "After"
    assert words(next(tree.iter("figcaption"))) == "New"


def test_a_photo_that_is_gone_leaves_nothing_behind():
    assert render_html('<p>a</p><p><img data-photo="987654321"></p><p>b</p>') == "<p>a</p><p>b</p>"


@pytest.mark.parametrize(("photos", "queries"), [(0, 0), (1, 1), (3, 1)])
def test_all_photos_of_a_text_come_in_one_query(django_assert_num_queries, photos, queries):
    html = "<p>Words.</p>" + "".join(reference(PhotoFactory()) for _ in range(photos))

    with django_assert_num_queries(queries):
        assert render_html(html).count("<figure") == photos


def test_the_first_photo_of_a_page_is_fetched_first_and_no_other():
    gone = '<p><img data-photo="987654321"></p>'
    html = gone + reference(PhotoFactory()) + reference(PhotoFactory())

    first, second = attributes(shown(html, eager=True))

    assert (first.get("fetchpriority"), first.get("loading")) == ("high", None)
    assert (second.get("fetchpriority"), second.get("loading")) == (None, "lazy")


@pytest.mark.parametrize("make", [PostFactory, PersonFactory, PageFactory])
def test_a_page_without_a_photo_of_its_own_fetches_the_first_figure_first(client, make):
    text = {"bio" if make is PersonFactory else "body": reference(PhotoFactory()) * 2}

    main = main_of(read(client.get(make(**text).get_absolute_url())))

    figures = [figure for figure in main.iter("figure") if figure.get("class") == "figure"]
    priorities = [next(figure.iter("img")).get("fetchpriority") for figure in figures]
    assert priorities == ["high", None]


@pytest.mark.parametrize("make", [PostFactory, PersonFactory])
def test_below_a_photo_of_the_page_every_figure_waits(client, make):
    text = {"bio" if make is PersonFactory else "body": reference(PhotoFactory())}

    main = main_of(read(client.get(make(photo=PhotoFactory(), **text).get_absolute_url())))

    assert [image.get("fetchpriority") for image in main.iter("img")] == ["high", None]


def test_the_preview_shows_the_same_figures(rf):
    photo = PhotoFactory(caption="Where you rest.")
    page = PageFactory(is_draft=True, body=reference(photo))

    preview = render_page(rf.get("/"), page, is_preview=True)

    assert [words(part) for part in main_of(read(preview)).iter("figcaption")] == [
        "Where you rest."
    ]


def test_photos_are_no_words():
    photo = PhotoFactory(caption="Not a word of the text.")
    html = f"<h2>Rest</h2><p>One.</p>{reference(photo)}<p>Two.</p>"

    assert plain_text(html) == "Rest One. Two."
    assert excerpt(html) == "Rest One. Two."
    assert reading_minutes(reference(photo) * 500) == 1
    assert [heading.text for heading in headings(html)] == ["Rest"]


def test_an_article_is_summed_up_without_its_photos(client):
    PostFactory(excerpt="", body=f"<p>One.</p>{reference(PhotoFactory())}<p>Two.</p>")

    feed = client.get("/blog/feed/").content.decode()

    assert "<summary>One. Two.</summary>" in feed


def test_no_photo_is_found_by_the_words_of_its_reference(client):
    PostFactory(title="Rest", body=f"<p>One.</p>{reference(PhotoFactory())}")

    assert b"Rest" in client.get("/search/?q=one").content
    assert b"Rest" not in client.get("/search/?q=photo").content
