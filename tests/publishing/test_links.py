"""A link in a text names the page: it follows a changed address, and says when its page is gone."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from blog.models import Post
from clinic_site.clinic.models import Page
from clinic_site.publishing.editions import publish, take_down
from clinic_site.publishing.links import PAGES
from clinic_site.richtext.rendering import headings, render_html
from clinic_site.richtext.text import excerpt, plain_text
from clinic_site.richtext.uses import find_in_texts
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, read, words

pytestmark = pytest.mark.django_db

BODY = Page._meta.get_field("body")
IN_AN_HOUR, AN_HOUR_AGO = (timezone.now() + timedelta(hours=hours) for hours in (1, -1))
NOT_PUBLIC = pytest.mark.parametrize(
    "state",
    [
        {"is_draft": True},
        {"at": IN_AN_HOUR},
        {"until": AN_HOUR_AGO},
    ],
    ids=["draft", "scheduled", "expired"],
)


def saved(html):
    """What a form makes of a text."""
    return BODY.clean(html, Page())


def rename(page, slug):
    page.slug = slug
    publish(page)


def link(address, words="there"):
    return f'<p>See <a href="{address}">{words}</a>.</p>'


def reference(page, words="there"):
    return f'<p>See <a data-page="{page._meta.label_lower}:{page.pk}">{words}</a>.</p>'


# --- From the form --------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["about", "about/", "https://about", "http://about/"])
def test_the_word_for_a_page_names_it(word):
    page = PageFactory(slug="about")

    assert saved(link(word)) == reference(page)


@pytest.mark.parametrize("word", ["contact", "Contact", "https://contact", "blog/", "search"])
def test_the_word_for_a_page_of_the_site_itself_is_its_address(word):
    path = f"/{word.removeprefix('https://').removesuffix('/')}/".lower()

    assert saved(link(word)) == link(path)


@pytest.mark.parametrize("word", ["nowhere", "rest/", "https://localhost"])
def test_a_word_that_stands_for_no_public_page_stays_as_it_is(word):
    PageFactory(slug="nowhere", is_draft=True)

    assert saved(link(word)) == link(word)


@pytest.mark.parametrize(
    "make", [PostFactory, ServiceFactory, ConditionFactory, PersonFactory, PageFactory]
)
def test_a_link_to_a_page_of_any_kind_names_it(make):
    page = make()

    assert saved(link(page.get_absolute_url())) == reference(page)


@pytest.mark.parametrize(
    "address",
    [
        "/blog/rest/",
        "/blog/rest",
        "https://clinic.example/blog/rest/",
        "http://Clinic.example/blog/rest/",
        "//clinic.example/blog/rest/",
        "/blog/re%73t/",
        "/%62log/re%73%74",
    ],
)
def test_an_address_of_a_page_may_be_written_in_any_way(settings, address):
    settings.SITE_URL = "https://clinic.example"
    post = PostFactory(slug="rest")

    assert saved(link(address)) == reference(post)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/blog/",
        "/contact/?treatment=rest",
        "/blog/rest%3F/",
        "/blog/x/../rest/",
        "/blog/./rest/",
        "../rest/",
        "./rest/",
        "?page=2",
        "/blog/category/rest/page/2/",
        "/blog/author/rest/page/2/",
        "/blog/category/nothing/",
        "/blog/author/nothing/",
        "/blog/nothing/",
        "/services/rest/",
        "/admin/",
        "blog/rest/",
        "#rest",
        "https://other.example/blog/rest/",
        "mailto:rest@clinic.example",
        "tel:+17275550100",
    ],
)
def test_every_other_link_is_stored_as_it_is(address):
    PostFactory(slug="rest", category__slug="rest", author__slug="rest")

    assert saved(link(address)) == link(address)


def test_place_and_title_of_a_link_stay_where_they_are():
    post = PostFactory(slug="rest")
    key = f"blog.post:{post.pk}"

    html = saved(
        '<p><a title="t" href="/blog/rest/#at-home">a</a> <a href="/blog/rest/#" title="t">b</a></p>'
    )

    assert html == (
        f'<p><a title="t" data-page="{key}#at-home">a</a> <a data-page="{key}#" title="t">b</a></p>'
    )


@pytest.mark.parametrize("rest", ["?utm=1", "?utm=1&amp;b=%2F#rest", "?", "?#rest", "#?rest"])
def test_what_follows_a_path_follows_the_page(rest):
    post = PostFactory(slug="re-st")

    html = saved(link(f"/blog/re%2Dst/{rest}"))

    assert html == reference(post).replace('">', f'{rest}">')
    rename(post, "after")
    assert render_html(html) == link(f"/blog/after/{rest}")


def test_words_about_a_link_stay_words():
    PostFactory(slug="rest")
    html = (
        '<p>Write &lt;a href="/blog/rest/"&gt; or href="/blog/rest/" data-page="blog.post:1".</p>'
    )

    assert saved(html) == html
    assert render_html(html) == html


@NOT_PUBLIC
def test_the_address_of_a_page_that_is_not_public_stays_an_address_until_it_is(state):
    page = PageFactory(slug="later", **state)

    assert saved(link("/later/")) == link("/later/")
    publish(page)
    assert saved(link("/later/")) == reference(page)


def test_an_address_is_believed_before_a_key():
    post, other = PostFactory(slug="rest"), PostFactory()

    html = saved(f'<p><a data-page="blog.post:{other.pk}" href="/blog/rest/">there</a></p>')

    assert html == f'<p><a data-page="blog.post:{post.pk}">there</a></p>'


@pytest.mark.parametrize(("links", "queries"), [(0, 0), (1, 2), (3, 2)])
def test_all_links_of_a_text_are_looked_up_at_once(django_assert_num_queries, links, queries):
    html = "<p>Words.</p>" + "".join(
        link(PostFactory().get_absolute_url()) for _number in range(links)
    )

    # One that finds the page of an address, and one that looks whether it is there.
    with django_assert_num_queries(queries):
        assert saved(html).count("data-page") == links


# --- To visitors ----------------------------------------------------------------------------------


def test_a_link_follows_the_address_of_its_page():
    post = PostFactory(slug="before")
    html = saved(link("/blog/before/#rest"))
    rename(post, "after")

    assert html == reference(post).replace('">', '#rest">')
    assert render_html(html) == link("/blog/after/#rest")


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({}, True),
        ({"until": IN_AN_HOUR}, True),
        ({"is_draft": True}, False),
        ({"at": IN_AN_HOUR}, False),
        ({"until": AN_HOUR_AGO}, False),
    ],
)
def test_of_a_link_to_a_page_that_is_not_public_its_words_stand(fields, is_shown):
    page = PageFactory(slug="rest", **fields)

    shown = link("/rest/", "at <em>home</em>") if is_shown else "<p>See at <em>home</em>.</p>"
    assert render_html(reference(page, "at <em>home</em>")) == shown


@pytest.mark.parametrize("key", ["clinic.page:987654321", "auth.user:1", "no.model:1"])
def test_of_a_link_to_what_is_no_page_its_words_stand(key):
    assert render_html(f'<p><a data-page="{key}#x" title="t">there</a></p>') == "<p>there</p>"


def test_a_page_looks_as_if_its_links_were_addresses():
    PostFactory(slug="rest")
    PageFactory(slug="estimate")
    html = (
        '<h2>See <a title="t" href="/blog/rest/">this</a></h2>'
        '<p><a href="/estimate/#a&amp;b" title="t">b</a> <a href="https://x.example/">c</a></p>'
    )

    assert saved(html).count("data-page") == 2
    assert render_html(saved(html)) == render_html(html)


@pytest.mark.parametrize(("kinds", "queries"), [(0, 0), (1, 1), (2, 2)])
def test_a_text_costs_a_query_for_each_kind_of_page_that_it_links(
    django_assert_num_queries, kinds, queries
):
    makes = [PostFactory, PersonFactory][:kinds]
    html = "<p>Words.</p>" + "".join(reference(make()) + reference(make()) for make in makes)

    with django_assert_num_queries(queries):
        assert render_html(html).count("<a href") == 2 * kinds


def test_a_page_shows_the_links_of_a_text_that_got_past_the_field(client):
    page = PageFactory()
    past_the_field = f"<p onclick='hit()'>See <a data-page='clinic.page:{page.pk}'>there</a>.</p>"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE clinic_page SET body = %s", [past_the_field])

    shown = client.get(page.get_absolute_url()).content.decode()

    assert link(page.get_absolute_url()) in shown


def test_a_link_is_no_words():
    page = PageFactory(slug="rest")
    html = f"<h2>Rest</h2>{reference(page)}"

    assert plain_text(html) == excerpt(html) == "Rest See there."
    assert [heading.text for heading in headings(html)] == ["Rest"]


def test_no_page_is_found_by_the_key_in_its_links(client):
    PostFactory(title="Rest", body=reference(PageFactory(title="About")))

    assert b"Rest" in client.get("/search/?q=see").content
    assert b"Rest" not in client.get("/search/?q=page").content


# --- To its author --------------------------------------------------------------------------------

GONE = (
    "The page behind the link “{}” is gone or not public. Link another page, or take the link out."
)


def form_of(client, page):
    """The text in the form of a page."""
    label = page._meta.label_lower.replace(".", "/")
    response = client.get(f"/admin/{label}/{page.pk}/change/")
    return by_id(read(response, strict=False), "id_body").text.strip()


def test_an_author_sees_and_edits_an_ordinary_link(admin_client):
    target = PageFactory(slug="rest")
    page, other = PageFactory(body=reference(target)), PageFactory(slug="other")
    Page.objects.filter(pk=target.pk).update(slug="moved")
    seen_by_visitors = form_of(admin_client, page)
    rename(target, "moved")

    assert (seen_by_visitors, form_of(admin_client, page)) == (link("/rest/"), link("/moved/"))
    fill_in(admin_client, f"/admin/clinic/page/{page.pk}/change/", body=link("/other/"))

    page.refresh_from_db()
    assert page.body == reference(other)


def test_a_text_that_comes_back_as_it_was_shown_has_not_changed():
    page = PageFactory(body=reference(PageFactory(slug="rest")))
    field = BODY.formfield()

    assert not field.has_changed(page.body, link("/rest/"))
    assert field.has_changed(page.body, link("/other/"))


def test_an_author_is_told_of_a_link_whose_page_is_gone(admin_client):
    target = PageFactory(slug="rest")
    page = PageFactory(body=reference(target, "how to <em>rest</em>"))
    target.delete()
    shown = form_of(admin_client, page)

    typed = {"body": shown, "_publish": ""}
    response = fill_in(admin_client, f"/admin/clinic/page/{page.pk}/change/", **typed)

    tree = read(response, strict=False)
    errors = [words(part) for part in tree.iter("ul") if "errorlist" in part.get("class", "")]
    assert errors == [GONE.format("how to rest")]
    assert by_id(tree, "id_body").text.strip() == shown


def test_a_draft_is_saved_while_it_links_what_is_gone_and_its_form_says_so(admin_client):
    target = PageFactory(slug="rest")
    linked = reference(target, "how to rest")
    page = PageFactory(body=linked, is_draft=True)
    target.delete()
    address = f"/admin/clinic/page/{page.pk}/change/"
    more = f"{form_of(admin_client, page)}<p>More.</p>"

    response = fill_in(admin_client, address, title="Changed", body=more)

    page.refresh_from_db()
    assert response.status_code == 302
    assert (page.title, page.body) == ("Changed", f"{linked}<p>More.</p>")
    assert GONE.format("how to rest") in words(read(admin_client.get(address), strict=False))


def test_each_link_whose_page_is_gone_has_a_sentence_of_its_own():
    html = '<p><a data-page="blog.post:987654321">one</a> <a data-page="auth.user:1">two</a></p>'

    with pytest.raises(ValidationError) as refusal:
        saved(html)

    assert refusal.value.messages == [GONE.format("one"), GONE.format("two")]


def test_a_page_with_a_link_to_what_is_gone_is_not_published_and_can_be_taken_down():
    gone = PostFactory()
    page = PageFactory(body=reference(gone))
    gone.delete()

    with pytest.raises(ValidationError):
        publish(page)
    assert page.is_published  # as it was
    take_down(page)

    assert not Page.objects.published().exists()


def test_below_the_form_a_link_to_what_is_gone_is_stored_and_not_shown():
    page = PageFactory(is_draft=True, body='<p><a data-page="blog.post:987654321">one</a></p>')

    assert Page.objects.get().body == '<p><a data-page="blog.post:987654321">one</a></p>'
    assert render_html(page.body) == "<p>one</p>"


# --- What nobody learns by a link -----------------------------------------------------------------

SECRET = {"slug": "secret-merger", "title": "Secret merger"}


def answers_to(client, body):
    """What an author is told and shown who sends a text of a new article."""
    response = fill_in(client, "/admin/blog/post/add/", title="Mine", slug="mine", body=body)
    if response.status_code == 302:
        response = client.get(f"/admin/blog/post/{Post.objects.latest('pk').pk}/change/")
    tree = read(response, strict=False)
    errors = [words(part) for part in tree.iter("ul") if "errorlist" in part.get("class", "")]
    return errors, by_id(tree, "id_body").text.strip()


@NOT_PUBLIC
@pytest.mark.parametrize(
    "typed",
    [
        link("/page-that-is-not-public/{}/"),
        '<p>See <a data-page="{}">there</a>.</p>',
        '<p>See <a data-page="{}" href="">there</a>.</p>',
    ],
    ids=["address", "key", "key without an address"],
)
def test_who_types_a_key_learns_nothing_about_a_page_that_is_not_public(
    who_sees_no_pages, typed, state
):
    page = PageFactory(**SECRET | state)

    there, nowhere = (
        answers_to(who_sees_no_pages, typed.format(key))
        for key in (f"clinic.page:{page.pk}", "clinic.page:987654321")
    )

    assert there[0] == nowhere[0] == [GONE.format("there")]
    assert there[1].replace(f":{page.pk}", ":987654321") == nowhere[1]
    assert not Post.objects.exists()


@NOT_PUBLIC
def test_who_types_an_address_learns_nothing_about_a_page_that_is_not_public(
    who_sees_no_pages, state
):
    page = PageFactory(**SECRET | state)
    typed = link("/secret-merger/")

    assert answers_to(who_sees_no_pages, typed) == ([], typed)
    Page.objects.filter(pk=page.pk).update(slug="renamed")
    shown = form_of(who_sees_no_pages, Post.objects.get())
    assert shown == typed


@NOT_PUBLIC
def test_a_link_outlives_the_time_when_its_page_is_not_public(admin_client, state):
    target = PageFactory(slug="rest", **state)
    page = PageFactory(body=reference(target))
    Page.objects.filter(pk=target.pk).update(slug="secret-merger")

    shown = form_of(admin_client, page)
    response = fill_in(admin_client, f"/admin/clinic/page/{page.pk}/change/", title="Changed")

    page.refresh_from_db()
    assert response.status_code == 302
    assert shown == link(f"/page-that-is-not-public/clinic.page:{target.pk}/")
    assert (page.title, page.body) == ("Changed", reference(target))


# --- Where a page is linked -----------------------------------------------------------------------


def test_the_texts_that_link_a_page_are_found():
    target, other = PageFactory(), PageFactory()
    post = PostFactory(is_draft=True, body=reference(target))
    post.questions.create(question="Why?", answer=reference(target).replace('">', '#rest">'))
    PersonFactory(is_draft=True, bio=f'<p><a data-page="clinic.page:{target.pk}0">there</a></p>')
    key, key_of_other = (f"clinic.page:{page.pk}" for page in (target, other))

    assert list(find_in_texts(PAGES, key)) == [(key, post), (key, post)]
    assert list(find_in_texts(PAGES, key_of_other)) == []
    assert {found for found, _text in find_in_texts(PAGES)} == {key, f"{key}0"}


def test_a_text_that_only_visitors_see_links_a_page_too():
    target = PageFactory()
    post = PostFactory(body=reference(target))
    Post.objects.update(body="")

    assert [text for _key, text in find_in_texts(PAGES)] == [post]


def test_whoever_takes_down_a_page_is_told_how_many_texts_link_it(admin_client):
    linked, unlinked = PageFactory(slug="linked", title="Linked"), PageFactory(title="Unlinked")
    linking = PageFactory.build(body='<p><a href="/linked/">Go</a></p>')
    publish(linking)

    said = [
        words(
            read(
                choose(admin_client, "clinic/page", "take_down", page, _address_asked="yes"),
                strict=False,
            )
        )
        for page in (linked, unlinked)
    ]

    assert (
        "Linked: Visitors do not see this page. Texts that now show only the words of their link to "
        "it: 1" in said[0]
    )
    assert "show only the words" not in said[1]
