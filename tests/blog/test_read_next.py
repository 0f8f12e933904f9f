"""What is read next stands in the order in which staff chose it: in the form, for visitors, in versions."""

import pytest

from blog.models import Post
from clinic_site.publishing.editions import publish
from clinic_site.publishing.trash import put_in, take_out
from clinic_site.revisions.models import Revision
from tests.factories import PostFactory
from tests.site.filling import fill_in
from tests.site.reading import by_id, form_values, main_of, read, section_titled, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def others():
    return [PostFactory(title=title) for title in ("A", "B", "C")]


@pytest.fixture
def post(others):
    return PostFactory(title="It leads on")


def form_of(post, what="change/"):
    return f"/admin/blog/post/{post.pk}/{what}"


def keys(*posts):
    return [str(post.pk) for post in posts]


def chosen_in_the_form(client, post, what="change/"):
    tree = read(client.get(form_of(post, what)), strict=False)
    return form_values(by_id(tree, "post_form")).get("read_next", [])


def words_of_the_form(client, post):
    return words(read(client.get(form_of(post)), strict=False))


def seen(client, post):
    main = main_of(read(client.get(post.get_absolute_url())))
    return [
        words(next(card.iter("h3")))
        for card in section_titled(main, "Related articles").iter("article")
    ]


@pytest.mark.parametrize("order", ["BAC", "CAB"])
def test_the_order_of_choosing_is_that_of_visitors(client, admin_client, others, post, order):
    named = {other.title: other for other in others}
    chosen = keys(*(named[title] for title in order))
    fill_in(admin_client, form_of(post), read_next=chosen, _publish="1")

    assert chosen_in_the_form(admin_client, post) == chosen
    assert seen(client, post) == list(order)


def test_another_order_is_a_change_that_visitors_see_when_it_is_published(
    client, admin_client, others, post
):
    a, b, c = others
    fill_in(admin_client, form_of(post), read_next=keys(a, b, c), _publish="1")
    fill_in(admin_client, form_of(post), read_next=keys(c, a, b), _save="1")
    before, shown = seen(client, post), words_of_the_form(admin_client, post)
    publish(Post.objects.get(pk=post.pk))

    assert "Draft. The version of" in shown
    assert (before, seen(client, post)) == (["A", "B", "C"], ["C", "A", "B"])


def test_versions_keep_the_order_tell_it_apart_and_bring_it_back(admin_client, others, post):
    a, b, c = others
    for chosen in (keys(b, a, c), keys(c, b, a)):
        fill_in(admin_client, form_of(post), read_next=chosen, _save="1")
    second, first = Revision.objects.of(post).values_list("number", flat=True)[:2]

    compared = words(
        read(admin_client.get(form_of(post, f"compare/?from={first}&to={second}")), strict=False)
    )
    assert "B; A; C" in compared
    assert "C; B; A" in compared
    assert chosen_in_the_form(admin_client, post, f"restore/{first}/") == keys(b, a, c)


def test_who_saves_after_somebody_changed_the_order_is_told_and_keeps_their_own(
    admin_client, others, post
):
    a, b, c = others
    fill_in(admin_client, form_of(post), read_next=keys(a, b), _save="1")
    opened = read(admin_client.get(form_of(post)), strict=False)
    mine = form_values(by_id(opened, "post_form")) | {"read_next": keys(c, a, b)}
    fill_in(admin_client, form_of(post), read_next=keys(b, a), _save="1")

    answer = read(admin_client.post(form_of(post), mine | {"_save": "1"}), strict=False)

    assert form_values(by_id(answer, "post_form"))["read_next"] == keys(c, a, b)
    assert "Read next" in words(answer)
    assert chosen_in_the_form(admin_client, post) == keys(b, a)


def test_one_that_is_in_the_trash_while_others_are_ordered_comes_back(admin_client, others, post):
    a, b, c = others
    fill_in(admin_client, form_of(post), read_next=keys(a, b, c), _save="1")
    put_in(b)
    fill_in(admin_client, form_of(post), read_next=keys(c, a), _save="1")
    take_out(b)

    assert sorted(chosen_in_the_form(admin_client, post)) == keys(a, b, c)
