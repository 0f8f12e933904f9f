"""A page that is deleted goes to the trash, comes back from it with all it had, or goes after a month."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.auth.models import Group
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.utils import timezone

from blog.models import Post
from clinic_site.clinic.models import Treatment
from clinic_site.publishing.editions import publish
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.trash import empty_trash, put_in, take_out
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
    UserFactory,
)
from tests.site.filling import choose, fill_in
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

KINDS = [PostFactory, ServiceFactory, ConditionFactory, PersonFactory, PageFactory]
EACH_KIND = pytest.mark.parametrize("factory", KINDS, ids=lambda made: made._meta.model.__name__)
DAY = timedelta(days=1)


def address(page, what):
    return f"/admin/{page._meta.app_label}/{page._meta.model_name}/{page.pk}/{what}/"


def listing(page, state=""):
    label, name = page._meta.app_label, page._meta.model_name
    return f"/admin/{label}/{name}/{state and f'?state={state}'}"


def test_every_kind_of_page_is_tried_here():
    assert {factory._meta.model for factory in KINDS} == set(page_models())


@EACH_KIND
def test_deleting_takes_a_page_down_and_out_of_the_lists(client, admin_client, factory):
    page = factory(slug="gone")
    public = page.get_absolute_url()
    assert client.get(public).status_code == 200

    asked = words(read(admin_client.get(address(page, "delete")), strict=False))
    admin_client.post(address(page, "delete"), {"post": "yes"})

    assert "for 30 days it can be brought back" in asked
    assert client.get(public).status_code == 410
    assert not type(page).objects.exists()
    assert not admin_client.get(listing(page)).context["cl"].result_list
    assert list(admin_client.get(listing(page, "trashed")).context["cl"].result_list) == [page]


@EACH_KIND
def test_a_page_comes_back_as_a_draft_at_its_address_with_its_questions(admin_client, factory):
    asked = [{"question": "Why?", "answer": "<p>So.</p>"}]
    more = {"asked": asked} if factory._meta.model.row_names else {}
    page = factory(slug="gone", **more)
    put_in(page)

    admin_client.post(address(page, "bring-back"))

    back = type(page).objects.get()
    assert (back.pk, back.slug, back.state) == (page.pk, "gone", "Taken down")
    assert len(back.own_rows()) == len(more.get("asked", []))


@EACH_KIND
def test_what_is_in_the_trash_keeps_its_address_and_its_photo(admin_client, factory):
    photo = {} if factory is PageFactory else {"photo": PhotoFactory()}
    page = factory(slug="gone", **photo)
    put_in(page)

    other = factory(slug="other", is_draft=True)
    answer = fill_in(admin_client, address(other, "change"), slug="gone", _publish="")

    assert answer.status_code == 200
    assert "A page in the trash has this address." in words(read(answer, strict=False))
    if photo:
        with pytest.raises(ProtectedError):
            photo["photo"].delete()


@EACH_KIND
def test_what_is_in_the_trash_can_be_read_and_neither_changed_nor_published(admin_client, factory):
    page = factory()
    put_in(page)

    shown = words(read(admin_client.get(address(page, "change")), strict=False))
    answer = admin_client.post(address(page, "change"), {"title": "New", "_publish": ""})

    assert "This page is in the trash." in shown
    assert answer.status_code == 403
    assert not type(page).objects.published().exists()


@EACH_KIND
def test_after_a_month_a_page_is_deleted_for_good(time_machine, factory):
    page, other = factory(), factory(slug="other")
    # A treatment that can be asked about stays, with an empty draft for its page.
    Treatment.objects.update(is_offered=False)
    put_in(page)

    time_machine.move_to(timezone.now() + 30 * DAY - timedelta(minutes=1))
    assert empty_trash() == 0
    time_machine.move_to(timezone.now() + timedelta(minutes=2))
    assert empty_trash() == 1

    assert list(type(page).objects.with_trash()) == [other]
    assert type(page).objects.editions().count() == 1


def test_what_was_planned_does_not_appear_from_the_trash():
    page = PostFactory(at=timezone.now() + DAY)

    put_in(page)

    assert not Post.objects.published(at=timezone.now() + 2 * DAY).exists()


def test_several_go_to_the_trash_and_come_back(admin_client):
    pages = [PageFactory(slug=slug) for slug in ("one", "two")]

    choose(admin_client, "clinic/page", "delete_selected", *pages, post="yes")
    assert pages[0]._meta.model.objects.count() == 0
    trash = {"action": "bring_back", "_selected_action": [page.pk for page in pages]}
    admin_client.post(listing(pages[0], "trashed"), trash)

    assert pages[0]._meta.model.objects.count() == 2


def test_the_history_tells_what_went_to_the_trash_from_what_is_gone(admin_client):
    page = PostFactory()
    for way in ("delete one", "delete several"):
        if way == "delete one":
            admin_client.post(address(page, "delete"), {"post": "yes"})
            take_out(page)
        else:
            chosen = {"action": "delete_selected", "_selected_action": page.pk, "post": "yes"}
            admin_client.post(listing(page), chosen)
    admin_client.post(address(page, "delete"), {"post": "yes"})

    said = [str(line) for line in LogEntry.objects.order_by("pk")]
    kinds = [line.action_flag for line in LogEntry.objects.order_by("pk")]
    assert said[:2] == [f"Changed “{page}” — Moved to the trash."] * 2
    assert kinds == [CHANGE, CHANGE, DELETION]


def test_deleting_from_the_trash_is_for_good(admin_client):
    page = PageFactory()
    put_in(page)

    asked = words(read(admin_client.get(address(page, "delete")), strict=False))
    admin_client.post(address(page, "delete"), {"post": "yes"})

    assert "It cannot be brought back." in asked
    assert not type(page).objects.with_trash().exists()


@pytest.mark.parametrize("way", ["bring-back", "delete"])
def test_who_may_not_delete_may_neither_empty_the_trash_nor_take_out_of_it(client, way):
    page = ServiceFactory()
    put_in(page)
    account = UserFactory()
    account.groups.add(Group.objects.get(name="Clinician"))
    client.force_login(account)

    answer = client.post(address(page, way), {"post": "yes"})

    assert answer.status_code == 403
    assert list(type(page).objects.in_trash()) == [page]


def test_a_byline_and_a_treatment_come_back_too():
    author, treatment = PersonFactory(), TreatmentFactory()
    post = PostFactory(author=author, treatments=[treatment])
    put_in(author)
    assert Post.objects.published().with_bylines().get().byline is None

    take_out(author)
    put_in(post)
    take_out(post)

    post = Post.objects.get()
    assert (post.author, list(post.treatments.all())) == (author, [treatment])


def test_publishing_takes_a_page_out_of_the_trash():
    page = PageFactory()
    put_in(page)

    publish(page)

    assert (page.is_published, type(page).objects.in_trash().exists()) == (True, False)


@pytest.fixture
def author(client):
    account = UserFactory()
    account.groups.add(Group.objects.get(name="Author"))
    client.force_login(account)
    return client


@pytest.mark.parametrize("way", ["form", "list"])
@pytest.mark.parametrize("is_draft", [True, False], ids=["a draft", "what was public"])
def test_an_author_empties_the_trash_of_drafts_alone(author, is_draft, way):
    page = PostFactory(is_draft=is_draft)
    put_in(page)

    if way == "form":
        author.post(address(page, "delete"), {"post": "yes"})
    else:
        ticked = {"action": "delete_selected", "_selected_action": [page.pk], "post": "yes"}
        author.post(listing(page, "trashed"), ticked)

    assert Post.objects.with_trash().exists() != is_draft


def test_an_author_brings_back_what_was_public(author):
    page = PostFactory()
    put_in(page)

    author.post(address(page, "bring-back"))

    assert Post.objects.get() == page


def test_who_is_brought_back_while_the_trash_is_emptied_stays():
    """The worker made its list before."""
    first, second = PageFactory(), PageFactory()
    for page in (first, second):
        put_in(page)
    type(first).objects.in_trash().update(trashed_at=timezone.now() - 31 * DAY)
    gone = []

    def bring_back_the_other(sender, instance, **kwargs):
        if instance.pk in (first.pk, second.pk) and not gone:
            gone.append(instance.pk)
            take_out(second if instance.pk == first.pk else first)

    pre_delete.connect(bring_back_the_other, sender=type(first))
    try:
        assert empty_trash() == 1
    finally:
        pre_delete.disconnect(bring_back_the_other, sender=type(first))

    assert type(first).objects.count() == 1


def test_an_article_keeps_its_author_of_the_trash_when_it_is_saved(admin_client):
    author, other = PersonFactory(), PersonFactory(is_draft=True)
    post = PostFactory(author=author)
    put_in(author)
    put_in(other)

    form = address(post, "change")
    offered = admin_client.get(form).context["adminform"].form.fields["author"].queryset
    fill_in(admin_client, form, title="New")

    assert list(offered) == [author]
    assert (Post.objects.get().title, Post.objects.get().author_id) == ("New", author.pk)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Moved to the trash: 1 article. For 30 days they can be brought back."),
        (3, "Moved to the trash: 3 articles. For 30 days they can be brought back."),
    ],
)
def test_the_list_says_that_pages_are_in_the_trash_and_not_that_they_are_deleted(
    admin_client, count, said
):
    posts = [PostFactory() for _each in range(count)]
    moved = choose(admin_client, "blog/post", "delete_selected", *posts, post="yes")

    assert said in words(read(moved, strict=False))
    assert b"Successfully deleted" not in moved.content
    assert Post.objects.in_trash().count() == count


def test_the_list_of_the_trash_says_that_they_are_deleted(admin_client):
    post = PostFactory()
    put_in(post)
    address = listing(post, "trashed")
    gone = admin_client.post(
        address,
        {"action": "delete_selected", "_selected_action": [post.pk], "post": "yes"},
        follow=True,
    )

    assert b"Successfully deleted 1 article" in gone.content
    assert not Post.objects.with_trash().exists()
