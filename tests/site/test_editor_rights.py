"""Those who publish: by the form, for later, and by the actions of the list."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.messages import get_messages

from blog.models import Post
from clinic_site.clinic.models import Person
from tests.factories import PostFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, form_values, headings, read, words

pytestmark = pytest.mark.django_db

ADD = "/admin/blog/post/add/"
NOT_SEEN_YET = "Draft. The version of"
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


def test_a_saved_article_is_a_draft_that_visitors_do_not_see(editor, client):
    fill_in(editor, ADD, **MINE)

    assert Post.objects.get().state == "Draft"
    assert client.get("/blog/mine/").status_code == 404


def test_a_published_article_with_no_time_is_public_at_once(editor, client):
    fill_in(editor, ADD, **MINE, _publish="")

    assert headings(read(client.get("/blog/mine/")))[0] == "Mine"


def test_a_scheduled_article_appears_at_its_time_in_the_clinics_time_zone(editor, client):
    fill_in(editor, ADD, **MINE, _publish="", live_from_0="2030-07-01", live_from_1="09:00:00")

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
    scheduled = PostFactory(at=datetime(2090, 7, 1, tzinfo=UTC))

    response = editor.get("/admin/blog/post/" + path.format(pk=scheduled.pk))

    assert settings.TIME_ZONE == "America/New_York"
    assert "Clinic time (New York)." in words(read(response, strict=False))


def test_the_draft_of_a_public_article_is_saved_until_it_is_published_again(editor):
    public = PostFactory(title="Before")
    form = f"/admin/blog/post/{public.pk}/change/"

    fill_in(editor, form, title="After")
    saved = (Post.objects.get().title, public.live_edition.title)
    fill_in(editor, form, _publish="")

    assert saved == ("After", "Before")
    assert public.live_edition.title == "After"


def test_a_change_of_a_public_article_is_planned_and_the_plan_cancelled(editor):
    public, at = PostFactory(title="Before"), datetime(2030, 7, 1, 13, tzinfo=UTC)
    form = f"/admin/blog/post/{public.pk}/change/"

    fill_in(
        editor, form, title="After", live_from_0="2030-07-01", live_from_1="09:00:00", _publish=""
    )
    planned = Post.objects.published(at).get().title
    fill_in(editor, form, _cancel_plan="")

    assert planned == "After"
    assert Post.objects.published(at).get().title == "Before"
    assert Post.objects.get().title == "After"


def test_a_public_article_is_taken_down_by_its_form_and_keeps_its_words(editor, client):
    public = PostFactory(title="Before")

    fill_in(editor, f"/admin/blog/post/{public.pk}/change/", title="After", _take_down="")

    assert client.get(public.get_absolute_url()).status_code == 410
    assert Post.objects.get().title == "After"


def test_where_nothing_is_planned_the_form_says_so_and_keeps_what_was_typed(editor):
    public = PostFactory(title="Before")
    form = f"/admin/blog/post/{public.pk}/change/"

    response = fill_in(editor, form, title="After", _cancel_plan="")

    tree = read(response, strict=False)
    assert "Nothing is planned for this page." in words(tree)
    assert form_values(by_id(tree, "post_form"))["title"] == ["After"]
    assert Post.objects.get().title == "Before"


def test_a_published_article_goes_to_the_trash_and_from_there_for_good(editor, client):
    public = PostFactory()

    for is_there_still in (True, False):
        editor.post(f"/admin/blog/post/{public.pk}/delete/", {"post": "yes"})

        assert client.get(public.get_absolute_url()).status_code == 410
        assert not Post.objects.exists()
        assert Post.objects.with_trash().exists() == is_there_still
    assert not Post.objects.editions().exists()


def test_the_action_publishes_drafts_and_scheduled_pages_now(editor, client):
    draft = PostFactory(is_draft=True)
    scheduled = PostFactory(at=datetime(2090, 7, 1, tzinfo=UTC))

    response = choose(editor, "blog/post", "publish", draft, scheduled)

    pages = (draft, scheduled)
    assert [sentence.partition(": Published. ")[0] for sentence in sorted(said(response))] == (
        sorted(map(str, pages))
    )
    assert [client.get(page.get_absolute_url()).status_code for page in pages] == [200, 200]


def test_publishing_again_keeps_the_date_of_an_article(editor):
    public = PostFactory(at=datetime(2020, 7, 1, tzinfo=UTC))

    choose(editor, "blog/post", "publish", public)

    public.refresh_from_db()
    assert public.publish_at == datetime(2020, 7, 1, tzinfo=UTC)


def test_the_action_takes_pages_down(editor, client):
    public = PostFactory()

    response = choose(editor, "blog/post", "take_down", public, _address_asked="yes")

    assert said(response) == [f"{public}: Visitors do not see this page."]
    assert client.get(public.get_absolute_url()).status_code == 410


def test_the_action_says_of_a_page_that_is_not_public_that_it_cannot_be_taken_down(editor):
    draft = PostFactory(is_draft=True)

    response = choose(editor, "blog/post", "take_down", draft)

    assert said(response) == [f"{draft}: This page is not public, and nothing is planned for it."]


def test_the_action_publishes_again_what_has_ended_and_forgets_the_end(editor):
    ended = PostFactory(
        at=datetime(2020, 7, 1, tzinfo=UTC), until=datetime(2020, 7, 2, tzinfo=UTC)
    )

    choose(editor, "blog/post", "publish", ended)

    assert ended.live_edition.live_until is None
    assert ended.live_edition.publish_at == datetime(2020, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "missing",
    [{"body": ""}, {"title": ""}, {"slug": "feed"}],
    ids=["no words", "no title", "a reserved address"],
)
def test_a_page_that_cannot_become_public_is_named_with_the_reason(editor, client, missing):
    page = PostFactory(is_draft=True, **missing)
    good = PostFactory(is_draft=True, title="A good one")

    response = choose(editor, "blog/post", "publish", page, good)

    refused = [sentence for sentence in said(response) if ": Published. " not in sentence]
    assert response.status_code == 200
    assert (len(said(response)), len(refused)) == (2, 1)
    assert Post.objects.published().get().page_id == good.pk


def test_a_person_published_beside_an_article_is_handed_to_its_form(editor):
    answer = fill_in(
        editor,
        "/admin/clinic/person/add/?_popup=1",
        name="Robin New",
        slug="robin-new",
        _publish="",
    )

    assert Person.objects.get().is_published
    assert answer.context_data["popup_response_data"]


def test_another_time_alone_is_no_change_that_visitors_do_not_see(editor):
    public = PostFactory()
    form = f"/admin/blog/post/{public.pk}/change/"

    fill_in(editor, form, live_from_0="07/01/2090", live_from_1="9:00 AM")
    times_only = words(read(editor.get(form), strict=False))
    fill_in(editor, form, title="New")
    new_words = words(read(editor.get(form), strict=False))

    assert Post.objects.get().live_from.year == 2090
    assert [NOT_SEEN_YET in said for said in (times_only, new_words)] == [False, True]
