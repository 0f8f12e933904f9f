"""Those who write but do not publish: whatever they send, visitors see the same as before."""

import pytest
from django.utils import timezone

from blog.models import Post
from tests.factories import PhotoFactory, PostFactory, ServiceFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, form_values, read

pytestmark = pytest.mark.django_db

WRITERS = ["Author", "Clinician"]
PUBLISHING = {
    "status": "published",
    "publish_at_0": "2020-01-01",
    "publish_at_1": "09:00:00",
    "expire_at_0": "2040-01-01",
    "expire_at_1": "09:00:00",
}


def published_fields(post):
    post.refresh_from_db()
    return post.status, post.publish_at, post.expire_at


@pytest.fixture(params=WRITERS)
def writer(request, client_of):
    return client_of(request.param)


def test_a_new_article_is_a_draft_whatever_was_sent(writer):
    response = fill_in(
        writer, "/admin/blog/post/add/", title="Mine", slug="mine", body="<p>X</p>", **PUBLISHING
    )

    assert response.status_code == 302
    assert published_fields(Post.objects.get(slug="mine")) == ("draft", None, None)


def test_a_changed_draft_stays_a_draft_whatever_was_sent(writer):
    draft = PostFactory(status="draft", publish_at=None)

    response = fill_in(
        writer, f"/admin/blog/post/{draft.pk}/change/", title="Changed", **PUBLISHING
    )

    assert response.status_code == 302
    assert published_fields(draft) == ("draft", None, None)
    assert draft.title == "Changed"


def test_the_form_offers_nothing_to_publish_with(writer):
    draft = PostFactory(status="draft")

    page = read(writer.get(f"/admin/blog/post/{draft.pk}/change/"), strict=False)

    assert (
        form_values(by_id(page, "post_form")).keys() & (PUBLISHING.keys() | {"publish_at"})
        == set()
    )


@pytest.mark.parametrize("action", ["publish", "unpublish"])
def test_the_actions_that_publish_do_nothing(writer, action):
    draft, public = PostFactory(status="draft"), PostFactory()

    choose(writer, "blog/post", action, draft, public)

    statuses = [published_fields(post)[0] for post in (draft, public)]
    assert statuses == ["draft", "published"]


@pytest.mark.parametrize(
    "state",
    [{}, {"publish_at": timezone.now() + timezone.timedelta(days=1)}],
    ids=["public", "scheduled"],
)
@pytest.mark.parametrize("page", ["change", "delete"])
def test_an_article_that_is_published_is_out_of_reach(writer, page, state):
    public = PostFactory(title="Before", **state)

    response = writer.post(
        f"/admin/blog/post/{public.pk}/{page}/",
        {"title": "After", "slug": "after", "body": "<p>After</p>", "post": "yes"},
    )

    assert response.status_code == 403
    assert [post.title for post in Post.objects.all()] == ["Before"]


def test_an_article_that_is_published_can_be_read_and_not_typed_into(writer):
    public = PostFactory(title="Before")

    response = writer.get(f"/admin/blog/post/{public.pk}/change/")

    assert response.status_code == 200
    assert "title" not in form_values(by_id(read(response, strict=False), "post_form"))


def test_deleting_in_the_list_takes_no_published_article_along(writer):
    draft, public = PostFactory(status="draft"), PostFactory()

    response = choose(writer, "blog/post", "delete_selected", draft, public, post="yes")

    assert response.status_code == 403
    assert Post.objects.count() == 2


def test_deleting_in_the_list_takes_drafts(writer):
    drafts = PostFactory.create_batch(2, status="draft")

    response = choose(writer, "blog/post", "delete_selected", *drafts, post="yes")

    assert response.status_code == 200
    assert Post.objects.count() == 0


def test_a_clinician_reaches_no_published_treatment_page(client_of):
    public = ServiceFactory(title="Before")

    response = client_of("Clinician").post(
        f"/admin/services/service/{public.pk}/change/", {"title": "After"}
    )

    assert response.status_code == 403


def test_the_words_for_a_photo_that_visitors_see_are_out_of_reach(writer):
    photo = PhotoFactory(alt_text="Before")
    PostFactory(photo=photo)

    response = writer.post(f"/admin/photos/photo/{photo.pk}/change/", {"alt_text": "After"})

    photo.refresh_from_db()
    assert (response.status_code, photo.alt_text) == (403, "Before")
