"""How a template shows a photo."""

import html5lib
import pytest
from django.template import Context, Template
from django.utils import timezone

from clinic_site.photos.models import Photo
from clinic_site.photos.shapes import RECIPE, version_of
from tests.factories import PhotoFactory, PostFactory, picture

XHTML = "{http://www.w3.org/1999/xhtml}"
SIZES = "(min-width: 60rem) 24rem, 100vw"


def shown(photo, shape="card", eager=""):
    """The `<picture>` that the tag prints, and its `<img>`."""
    words = f'{{% load photos %}}{{% picture photo "{shape}" "{SIZES}" {eager} %}}'
    html = Template(words).render(Context({"photo": photo}))
    [found] = html5lib.HTMLParser(strict=True).parseFragment(html).iter(f"{XHTML}picture")
    return found, found.find(f"{XHTML}img")


@pytest.fixture
def photo(db):
    """A photo whose renditions are said to be there: the tag looks for no file."""
    photo = PhotoFactory(file=picture((1000, 900)))
    Photo.objects.update(renditions=version_of(photo))
    return Photo.objects.get()


def test_a_browser_may_choose_format_and_width(photo):
    found, _img = shown(photo)

    folder = f"/media/photos/{photo.key}"
    assert [dict(source.attrib) for source in found.iter(f"{XHTML}source")] == [
        {
            "type": f"image/{ending}",
            "srcset": f"{folder}/card-400-{RECIPE}-50-50.{ending} 400w, "
            f"{folder}/card-800-{RECIPE}-50-50.{ending} 800w",
            "sizes": SIZES,
        }
        for ending in ("avif", "webp")
    ]


@pytest.mark.parametrize(
    ("shape", "size"),
    [("whole", ("800", "720")), ("card", ("800", "533")), ("hero", ("800", "400"))],
)
def test_the_picture_for_every_browser_tells_its_own_size(photo, shape, size):
    _found, img = shown(photo, shape)

    assert img.attrib["src"].endswith(f"/{shape}-800-{RECIPE}-50-50.jpg")
    assert (img.attrib["width"], img.attrib["height"]) == size


def test_until_there_are_renditions_the_original_is_shown_in_the_same_size(db):
    photo = PhotoFactory(file=picture((1000, 900)))

    found, img = shown(photo)

    assert list(found) == [img]
    assert img.attrib["src"] == photo.address
    assert (img.attrib["width"], img.attrib["height"]) == ("800", "533")


@pytest.mark.parametrize(
    ("eager", "expected"),
    [("", {"loading": "lazy"}), ("eager=True", {"fetchpriority": "high"})],
)
def test_only_the_first_photo_of_a_page_is_hurried(photo, eager, expected):
    _found, img = shown(photo, eager=eager)

    hurry = {name: img.attrib.get(name) for name in ("loading", "fetchpriority")}
    assert {name: value for name, value in hurry.items() if value} == expected
    assert img.attrib["decoding"] == "async"


def test_the_words_are_todays_and_escaped(photo):
    Photo.objects.update(alt_text='A "calm" <room>')
    photo.refresh_from_db()

    _found, img = shown(photo)

    assert img.attrib["alt"] == 'A "calm" <room>'


def test_a_decorative_photo_has_an_empty_text(photo):
    Photo.objects.update(is_decorative=True)
    photo.refresh_from_db()

    assert shown(photo)[1].attrib["alt"] == ""


def test_the_placeholder_has_the_tone_of_the_photo(photo):
    Photo.objects.update(tone=7)
    photo.refresh_from_db()

    assert shown(photo)[1].attrib["class"] == "photo photo-card photo-tone-7"


def test_showing_a_photo_asks_neither_database_nor_storage(photo, django_assert_num_queries):
    photo.file.storage.delete(photo.file.name)

    with django_assert_num_queries(0):
        shown(photo)


def test_on_a_list_the_first_that_has_a_photo_is_the_one_to_hurry(db, client):
    with_photo = PostFactory.create_batch(2, photo=PhotoFactory())
    PostFactory(at=timezone.now())

    page = client.get("/blog/").content.decode()

    first = max(with_photo, key=lambda post: post.publish_at)
    assert page.count('fetchpriority="high"') == 1
    assert page.index("fetchpriority") < page.index(first.title)
