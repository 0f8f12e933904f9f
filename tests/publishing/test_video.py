"""A page with a video shows a still of ours and a link, and asks nobody else for anything."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from clinic_site.publishing.editions import publish
from clinic_site.publishing.fitness import Fault, faults_of
from tests.factories import PhotoFactory, PostFactory, ServiceFactory
from tests.site.filling import fill_in
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db

KINDS = pytest.mark.parametrize("make", [PostFactory, ServiceFactory])
ADDRESS = "https://www.youtube.com/watch?v=a&t=1"


def video(**fields):
    still = PhotoFactory(alt_text="A drip")
    return {"video_url": ADDRESS, "video_title": "A slow drip", "video_still": still} | fields


def figures(client, page):
    main = main_of(read(client.get(page.get_absolute_url())))
    return [part for part in main.iter("figure") if part.get("class") == "video"]


@KINDS
def test_the_page_shows_the_still_and_a_link_that_says_where_it_leads(client, make):
    (figure,) = figures(client, make(**video()))

    (still,) = figure.iter("img")
    (link,) = figure.iter("a")
    assert (still.get("alt"), still.get("loading")) == ("A drip", "lazy")
    assert "photo-hero" in still.get("class")
    assert words(link) == "Watch: A slow drip (on youtube.com)"
    assert link.attrib == {"href": ADDRESS, "rel": "noopener noreferrer"}
    assert {part.tag for part in figure.iter()} == {
        "figure", "picture", "img", "figcaption", "a",
    }  # fmt: skip


@KINDS
def test_a_page_without_a_video_shows_none(client, make):
    assert figures(client, make()) == []


@KINDS
def test_a_video_costs_no_query_of_its_own(client, make):
    pages = [make(photo=PhotoFactory(), **own) for own in ({}, video())]
    client.get("/")  # makes the clinic's profile

    costs = []
    for page in pages:
        with CaptureQueriesContext(connection) as queries:
            client.get(page.get_absolute_url())
        costs.append(len(queries))

    assert costs[0] == costs[1]


SENTENCES = {
    "video_url": "Give the address of the video too, or leave all three fields empty.",
    "video_title": "Give the title of the video too, or leave all three fields empty.",
    "video_still": "Choose a still for the video too, or leave all three fields empty.",
}
EMPTY = {"video_url": "", "video_title": "", "video_still": None}


@KINDS
@pytest.mark.parametrize(
    "missing",
    [["video_url"], ["video_title"], ["video_still"], ["video_url", "video_still"]],
    ids=" and ".join,
)
def test_a_part_of_a_video_is_refused_with_a_sentence_for_each_that_is_missing(make, missing):
    page = make(**video(**{name: EMPTY[name] for name in missing}), is_draft=True)

    with pytest.raises(ValidationError) as refused:
        publish(page)

    assert refused.value.message_dict == {name: [SENTENCES[name]] for name in missing}
    assert not page.is_published


@KINDS
@pytest.mark.parametrize("missing", SENTENCES)
def test_a_draft_with_a_part_of_a_video_is_kept_and_its_preview_shows_none(
    admin_client, make, missing
):
    page = make(**video(**{missing: EMPTY[missing]}), is_draft=True)
    address = f"/admin/{page._meta.label_lower.replace('.', '/')}/{page.pk}/preview/"

    main = main_of(read(admin_client.get(address)))

    assert [part for part in main.iter("figure") if part.get("class") == "video"] == []


@KINDS
def test_a_whole_video_and_none_are_both_welcome(make):
    pages = [make(**video()), make(**EMPTY)]

    for page in pages:
        publish(page)
        page.refresh_from_db()
    assert [page.video_url for page in pages] == [video()["video_url"], ""]


@pytest.mark.parametrize(
    "address",
    ["http://videos.example/1", "ftp://videos.example/1", "javascript:alert(1)", "//v.example/"],
)
def test_a_video_has_an_https_address(address):
    page = PostFactory(**video(video_url=address), is_draft=True)

    assert Fault("The address must begin with https://.", "video_url") in faults_of(page)
    with pytest.raises(ValidationError) as refused:
        publish(page)
    assert list(refused.value.message_dict) == ["video_url"]


@KINDS
def test_the_still_of_a_video_cannot_be_deleted(make):
    page = make(**video())

    with pytest.raises(ProtectedError), transaction.atomic():
        page.video_still.delete()


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.youtube.com/watch?v=a", "youtube.com"),
        ("https://vimeo.com:443/1", "vimeo.com"),
        ("https://WWW.Videos.Example/", "videos.example"),
        ("", ""),
    ],
)
def test_the_site_of_a_video_is_named_as_people_call_it(address, host):
    assert PostFactory.build(video_url=address).video_host == host


def test_staff_give_an_article_its_video_in_the_form(admin_client):
    still = PhotoFactory()

    fill_in(
        admin_client, "/admin/blog/post/add/", title="Mine", slug="mine", body="<p>Words.</p>",
        video_url=ADDRESS, video_title="A slow drip", video_still=still.pk,
    )  # fmt: skip

    post = still.post_videos.get()
    assert (post.video_url, post.video_title) == (ADDRESS, "A slow drip")
