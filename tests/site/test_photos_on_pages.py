"""The photos of the demo site's pages: the first is fetched first, and each has its place."""

import pytest

from blog.models import Post
from clinic_site.clinic.models import ClinicProfile, Condition
from clinic_site.demo.subjects import SUBJECTS
from services.models import Service
from tests.site.crawling import faults
from tests.site.reading import words

pytestmark = pytest.mark.slow


def photos_of(tree):
    """The photos of a page in its order, but for the small face beside a name."""
    faces = {
        part
        for place in tree.iter("span")
        if place.get("class") == "byline-face"
        for part in place.iter("img")
    }
    photos = [part for part in tree.iter("img") if "photo" in part.get("class", "").split()]
    return [part for part in photos if part not in faces]


def test_no_page_has_two_photos_that_are_fetched_first(pages):
    def several(_address, _response, tree):
        first = [part for part in tree.iter("img") if part.get("fetchpriority")]
        return first[1:]

    assert faults(pages, several) == {}


def test_the_photo_that_is_fetched_first_is_the_first_of_its_page(pages):
    def misplaced(_address, _response, tree):
        return [part.get("src") for part in photos_of(tree)[1:] if part.get("fetchpriority")]

    assert faults(pages, misplaced) == {}


def test_every_list_and_every_article_has_a_photo_that_is_fetched_first(pages):
    places = [
        "/",
        "/blog/",
        "/services/",
        "/blog/first-ketamine-infusion/",
        "/services/morpheus8/",
    ]

    found = {
        place: [part.get("fetchpriority") for part in photos_of(pages[place][1])][:1]
        for place in places
    }

    assert found == {place: ["high"] for place in places}


def test_no_picture_comes_twice_on_a_page_and_each_is_described(pages):
    def repeated(_address, _response, tree):
        alts = [part.get("alt") for part in photos_of(tree) if "drawn" not in part.get("alt")]
        return [alt for alt in alts if not alt or alts.count(alt) > 1]

    assert faults(pages, repeated) == {}


def test_each_page_with_a_photo_and_the_door_of_the_demo_has_a_subject_of_its_own(seeded_client):
    models = (Service, Condition, Post)
    subjects = [
        page.photo.alt_text for model in models for page in model.objects.select_related("photo")
    ]
    subjects.append(ClinicProfile.get_solo().door_photo.alt_text)

    assert len(set(subjects)) == len(subjects) == len(SUBJECTS)


def test_every_photo_says_its_size_and_waits_unless_it_is_the_first(pages):
    def unsized(_address, _response, tree):
        return [
            part.get("src")
            for part in tree.iter("img")
            if not (part.get("width") and part.get("height") and part.get("alt") is not None)
            or (part.get("fetchpriority") is None) != (part.get("loading") == "lazy")
        ]

    assert faults(pages, unsized) == {}


def test_the_demo_article_has_two_figures_with_words_of_their_own(pages):
    tree = pages["/blog/first-ketamine-infusion/"][1]
    figures = [part for part in tree.iter("figure") if part.get("class") == "figure"]

    captions = [words(figure.find("figcaption")) for figure in figures]
    alternatives = [next(figure.iter("img")).get("alt") for figure in figures]

    assert len(figures) == 2
    assert all(caption.endswith("Drawing: sample picture") for caption in captions)
    assert all(len(text) > 30 for text in alternatives)


def test_no_demo_text_keeps_the_name_of_a_photo_in_place_of_it(seeded_client):
    assert [post.slug for post in Post.objects.all() if "[" in post.body] == []
