"""Those who publish: by the form, for later, and by the actions of the list."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.messages import get_messages

from blog.models import Post
from tests.factories import PostFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import headings, read, words

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/post/add/"
MINE = {"title": "Mine", "slug": "mine", "body": "<p>Words.</p>"}


@pytest.fixture(params=["Editor", "Administrator"])
def editor(request, client_of):
    return client_of(request.param)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)] or [
        words(part)
        for part in read(response, strict=False).iter("li")
        if part.get("class") in {"success", "error", "warning", "info"}
    ]


def test_a_published_article_with_no_time_is_public_at_once(editor, client):
    fill_in(editor, ADD, **MINE, status="published")

    assert headings(read(client.get("/blog/mine/")))[0] == "Mine"


def test_a_scheduled_article_appears_at_its_time_in_the_clinics_time_zone(editor, client):
    fill_in(
        editor, ADD, **MINE, status="published", publish_at_0="2030-07-01", publish_at_1="09:00:00"
    )

    before, after = (
        datetime(2030, 7, 1, 12, 59, 59, tzinfo=UTC),
        datetime(2030, 7, 1, 13, tzinfo=UTC),
    )
    statuses = []
    for moment in (before, after):
        with time_machine.travel(moment, tick=False):
            statuses.append(client.get("/blog/mine/").status_code)
    assert statuses == [404, 200]


@pytest.mark.parametrize("path", ["add/", "{pk}/change/"])
def test_the_form_names_the_time_zone_of_its_times(editor, settings, path):
    scheduled = PostFactory(publish_at=datetime(2090, 7, 1, tzinfo=UTC))

    response = editor.get("/admin/blog/post/" + path.format(pk=scheduled.pk))

    assert settings.TIME_ZONE == "America/New_York"
    assert "Clinic time (New York)." in words(read(response, strict=False))


def test_a_published_article_can_be_changed_and_deleted(editor):
    public = PostFactory()

    fill_in(editor, f"/admin/blog/post/{public.pk}/change/", title="After")
    assert Post.objects.get().title == "After"

    editor.post(f"/admin/blog/post/{public.pk}/delete/", {"post": "yes"})
    assert Post.objects.count() == 0


def test_the_action_publishes_drafts_and_scheduled_pages_now(editor, client):
    draft = PostFactory(status="draft", publish_at=None)
    scheduled = PostFactory(publish_at=datetime(2090, 7, 1, tzinfo=UTC))

    response = choose(editor, "blog/post", "publish", draft, scheduled)

    pages = (draft, scheduled)
    assert sorted(said(response)) == sorted(f"Published: {page}" for page in pages)
    assert [client.get(page.get_absolute_url()).status_code for page in pages] == [200, 200]


def test_publishing_again_keeps_the_date_of_an_article(editor):
    public = PostFactory(publish_at=datetime(2020, 7, 1, tzinfo=UTC))

    choose(editor, "blog/post", "publish", public)

    public.refresh_from_db()
    assert public.publish_at == datetime(2020, 7, 1, tzinfo=UTC)


def test_the_action_unpublishes_pages(editor, client):
    public = PostFactory()

    response = choose(editor, "blog/post", "unpublish", public)

    assert said(response) == [f"Unpublished: {public}"]
    assert client.get(public.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "missing",
    [
        {"status": "draft", "body": ""},
        {"status": "draft", "title": ""},
        {"status": "draft", "slug": "feed"},
        {"status": "draft", "publish_at": None, "expire_at": datetime(2020, 7, 2, tzinfo=UTC)},
        {
            "publish_at": datetime(2020, 7, 1, tzinfo=UTC),
            "expire_at": datetime(2020, 7, 2, tzinfo=UTC),
        },
    ],
    ids=["no words", "no title", "a reserved address", "expired before", "expired since"],
)
def test_a_page_that_cannot_become_public_is_named_with_the_reason(editor, client, missing):
    page, good = PostFactory(**missing), PostFactory(status="draft", title="A good one")

    response = choose(editor, "blog/post", "publish", page, good)

    refused = [sentence for sentence in said(response) if not sentence.startswith("Published: ")]
    assert response.status_code == 200
    assert (len(said(response)), len(refused)) == (2, 1)
    assert Post.objects.published().get() == good
