"""Those who write but do not publish: whatever they send, visitors see the same as before."""

import pytest
from django.utils import timezone

from blog.models import Post
from tests.factories import PhotoFactory, PostFactory, ServiceFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, form_values, read, words

pytestmark = pytest.mark.django_db

WRITERS = ["Author", "Clinician"]
TIMES = {
    "live_from_0": "2020-01-01",
    "live_from_1": "09:00:00",
    "live_until_0": "2040-01-01",
    "live_until_1": "09:00:00",
}
BUTTONS = ("_publish", "_take_down", "_cancel_plan")
IN_A_YEAR = timezone.now() + timezone.timedelta(days=365)
# Of a page: what visitors see of it, and what is planned.
SEEN = pytest.mark.parametrize("state", [{}, {"at": IN_A_YEAR}], ids=["public", "planned"])


def seen(post):
    """What visitors see of an article, and will."""
    return list(Post.objects.editions().filter(edition_of=post.pk).values())


@pytest.fixture(params=WRITERS)
def writer(request, client_of):
    return client_of(request.param)


def test_a_new_article_is_a_draft_whatever_times_were_sent(writer):
    response = fill_in(
        writer, "/admin/blog/post/add/", title="Mine", slug="mine", body="<p>X</p>", **TIMES
    )

    assert response.status_code == 302
    mine = Post.objects.get(slug="mine")
    assert (seen(mine), mine.live_from, mine.live_until) == ([], None, None)


def test_a_changed_draft_stays_a_draft_whatever_times_were_sent(writer):
    draft = PostFactory(is_draft=True)

    response = fill_in(writer, f"/admin/blog/post/{draft.pk}/change/", title="Changed", **TIMES)

    draft.refresh_from_db()
    assert response.status_code == 302
    assert (seen(draft), draft.live_from, draft.live_until) == ([], None, None)
    assert draft.title == "Changed"


@SEEN
def test_the_draft_of_a_public_or_planned_article_is_written_on_and_visitors_see_the_same(
    writer, state
):
    post = PostFactory(title="Before", **state)
    before = seen(post)

    response = fill_in(writer, f"/admin/blog/post/{post.pk}/change/", title="After", **TIMES)

    assert response.status_code == 302
    assert (Post.objects.get().title, seen(post)) == ("After", before)


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize(
    "state", [{"is_draft": True}, {}, {"at": IN_A_YEAR}], ids=["draft", "public", "planned"]
)
def test_no_button_of_who_publishes_works_for_a_writer(writer, button, state):
    post = PostFactory(title="Before", **state)
    before = seen(post)

    response = fill_in(
        writer, f"/admin/blog/post/{post.pk}/change/", title="After", **{button: ""}
    )

    assert seen(post) == before
    tree = read(response, strict=False)
    assert "Your account saves drafts." in words(tree)
    # Nothing is saved, and nothing of what was typed is lost.
    assert form_values(by_id(tree, "post_form"))["title"] == ["After"]
    assert Post.objects.get().title == "Before"


def test_a_new_article_is_not_published_by_a_button_of_who_publishes(writer):
    mine = {"title": "Mine", "slug": "mine", "body": "<p>X</p>"}

    fill_in(writer, "/admin/blog/post/add/", **mine, _publish="")

    assert not Post.objects.editions().exists()


@pytest.mark.parametrize(
    "state", [{"is_draft": True}, {}, {"at": IN_A_YEAR}], ids=["draft", "public", "planned"]
)
def test_the_form_offers_nothing_to_publish_with(writer, state):
    post = PostFactory(**state)

    page = read(writer.get(f"/admin/blog/post/{post.pk}/change/"), strict=False)

    form = by_id(page, "post_form")
    names = {part.get("name") for part in form.iter()}
    assert names & {*TIMES, *BUTTONS, "publish_at"} == set()
    assert "_save" in names


@pytest.mark.parametrize("action", ["publish", "take_down"])
def test_the_actions_that_publish_do_nothing(writer, action):
    draft, public = PostFactory(is_draft=True), PostFactory()

    choose(writer, "blog/post", action, draft, public)

    assert (draft.is_published, public.is_published) == (False, True)


@SEEN
def test_an_article_that_visitors_see_or_will_is_not_deleted(writer, state):
    public = PostFactory(**state)

    response = writer.post(f"/admin/blog/post/{public.pk}/delete/", {"post": "yes"})

    assert response.status_code == 403
    assert list(Post.objects.all()) == [public]


def test_an_article_that_visitors_see_no_more_is_deleted(writer):
    ended = PostFactory(until=timezone.now() - timezone.timedelta(hours=1))

    writer.post(f"/admin/blog/post/{ended.pk}/delete/", {"post": "yes"})

    assert not Post.objects.exists()


def test_deleting_in_the_list_takes_no_published_article_along(writer):
    draft, public = PostFactory(is_draft=True), PostFactory()

    response = choose(writer, "blog/post", "delete_selected", draft, public, post="yes")

    assert response.status_code == 403
    assert Post.objects.count() == 2


def test_deleting_in_the_list_takes_drafts(writer):
    drafts = PostFactory.create_batch(2, is_draft=True)

    response = choose(writer, "blog/post", "delete_selected", *drafts, post="yes")

    assert response.status_code == 200
    assert Post.objects.count() == 0


def test_a_clinician_writes_on_the_draft_of_a_public_treatment_page(client_of):
    public = ServiceFactory(title="Before")

    fill_in(client_of("Clinician"), f"/admin/services/service/{public.pk}/change/", title="After")

    public.refresh_from_db()
    assert (public.title, public.live_edition.title) == ("After", "Before")


def test_the_words_for_a_photo_that_visitors_see_are_out_of_reach(writer):
    photo = PhotoFactory(alt_text="Before")
    PostFactory(photo=photo)

    response = writer.post(f"/admin/photos/photo/{photo.pk}/change/", {"alt_text": "After"})

    photo.refresh_from_db()
    assert (response.status_code, photo.alt_text) == (403, "Before")
