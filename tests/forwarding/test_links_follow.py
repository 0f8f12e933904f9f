"""Links name what they lead to, however old the address was that somebody wrote."""

import pytest

from blog.models import Post
from clinic_site.broken_links.report import faults
from clinic_site.clinic.models import MenuItem
from clinic_site.forwarding.models import Address
from clinic_site.publishing.editions import publish, take_down
from clinic_site.publishing.trash import put_in
from clinic_site.richtext.rendering import render_html
from tests.factories import (
    CategoryFactory,
    MenuItemFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
)
from tests.site.reading import links, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def moved():
    """A page that moved twice, with one address of an older site."""
    post = PostFactory(slug="a")
    for slug in ("b", "c"):
        post.slug = slug
        publish(post)
    Address.objects.create(path="/a.html", target=f"/blog/{post.slug}/")
    return post


def stored(html):
    return Post._meta.get_field("body").clean(html, PostFactory.build())


@pytest.mark.parametrize(
    "address", ["/blog/a/", "/blog/b/", "/blog/c/", "/a.html", "http://localhost:8000/blog/a"]
)
def test_a_text_names_the_page_whatever_address_of_it_was_written(moved, address):
    html = stored(f'<p><a href="{address}#part">there</a></p>')

    assert html == f'<p><a data-page="blog.post:{moved.pk}#part">there</a></p>'


@pytest.mark.parametrize(
    ("written", "kept"),
    [("", "?a=1&amp;b=%22#part"), ("?c=2", "?c=2"), ("#other", "#other"), ("?c=2#d", "?c=2#d")],
)
def test_a_link_to_an_address_that_leads_to_a_part_of_a_page_names_that_part(moved, written, kept):
    Address.objects.create(path="/part.html", target='/blog/a/?a=1&b="#part')

    html = stored(f'<p><a href="/part.html{written}">there</a></p>')

    assert html == f'<p><a data-page="blog.post:{moved.pk}{kept}">there</a></p>'
    assert render_html(html) == f'<p><a href="/blog/c/{kept}">there</a></p>'


@pytest.mark.parametrize("address", ["/blog/gone/", "/nothing.html", "/services/", "/blog/draft/"])
def test_other_addresses_stay_as_they_are_written(address):
    PostFactory(slug="gone").delete()
    PostFactory(slug="draft", is_draft=True)
    html = f'<p><a href="{address}">there</a></p>'

    assert stored(html) == html


def test_a_text_with_a_thousand_links_to_nothing_asks_no_more_than_one_with_a_hundred(
    django_assert_max_num_queries,
):
    html = "".join(f'<p><a href="/old-{number}/">there</a></p>' for number in range(1000))

    with django_assert_max_num_queries(200):
        stored(html)


def test_a_link_of_the_menu_follows_too(moved):
    item = MenuItem(place="site", address="/blog/a/")
    item.full_clean()

    assert (item.page, item.address) == (f"blog.post:{moved.pk}", "")


def test_a_link_of_the_menu_to_a_category_follows_it():
    category = CategoryFactory(slug="pain")
    item = MenuItemFactory(address="/blog/category/pain/")
    category.slug = "chronic-pain"
    category.save()
    item.refresh_from_db()

    assert item.address == "/blog/category/chronic-pain/"


# --- Lists: of a category, and of an author -------------------------------------------------------


def renamed(thing, slug):
    thing.slug = slug
    if hasattr(thing, "page_id"):
        publish(thing)
    else:
        thing.save()


LISTS = pytest.mark.parametrize(
    ("make", "label", "address"),
    [
        (CategoryFactory, "blog.category", "/blog/category/{}/"),
        (PersonFactory, "blog.author", "/blog/author/{}/"),
    ],
    ids=["category", "author"],
)


@LISTS
@pytest.mark.parametrize("added", ["", "?from=home#main-content"])
def test_a_text_names_a_list_and_follows_it(make, label, address, added):
    thing = make(slug="one")
    html = stored(f'<p><a href="{address.format("one")}{added}">there</a></p>')
    renamed(thing, "two")

    assert html == f'<p><a data-page="{label}:{thing.pk}{added}">there</a></p>'
    assert render_html(html) == f'<p><a href="{address.format("two")}{added}">there</a></p>'
    assert stored(f'<p><a href="{address.format("one")}{added}">there</a></p>') == html
    assert stored(f'<p><a href="{address.format("two")}{added}">there</a></p>') == html


@LISTS
def test_the_author_of_a_text_sees_and_edits_an_ordinary_link_to_a_list(make, label, address):
    thing = make(slug="one")
    field = Post._meta.get_field("body").formfield()

    shown = field.prepare_value(f'<p><a data-page="{label}:{thing.pk}">there</a></p>')

    assert shown == f'<p><a href="{address.format("one")}">there</a></p>'


def test_an_address_that_leads_to_the_list_of_an_author_follows_it(client, client_of):
    person = PersonFactory(slug="one")
    client_of("Editor").post(
        "/admin/forwarding/address/add/", {"path": "/old/", "target": "/blog/author/one/"}
    )
    renamed(person, "two")

    assert client.get("/old/")["Location"] == "/blog/author/two/"
    person.delete()
    assert client.get("/old/").status_code == 410


@LISTS
def test_whoever_deletes_it_is_told_which_texts_link_its_list(admin_client, make, label, address):
    thing = make(slug="one")
    html = stored(f'<p><a href="{address.format("one")}">there</a></p>')
    text = PageFactory(body=html)
    model = thing._meta.label_lower.replace(".", "/")
    listed = f"/admin/{model}/"
    if hasattr(thing, "page_id"):
        put_in(thing)
        listed += "?state=trashed"
    linked = f"/admin/clinic/page/{text.pk}/change/"

    one = admin_client.get(f"/admin/{model}/{thing.pk}/delete/")
    several = admin_client.post(
        listed,
        {"action": "delete_selected", "_selected_action": thing.pk},
    )

    assert linked in links(read(one, strict=False))
    assert linked in links(read(several, strict=False))


@LISTS
def test_the_report_tells_of_a_list_that_is_gone_or_not_public(make, label, address):
    thing = make(slug="one")
    PageFactory(body=stored(f'<p><a href="{address.format("one")}">there</a></p>'))
    assert faults() == []
    if hasattr(thing, "page_id"):
        take_down(thing)
        assert [line["fault"][:22] for line in faults()] == ["The page is not public"]

    thing.delete()

    assert [line["fault"] for line in faults()] == ["The page is gone for good."]


def test_a_page_does_not_lead_to_a_list_that_ends_with_it(client_of):
    person = PersonFactory(slug="one")
    put_in(person)
    publish(PersonFactory(slug="other"))

    client_of("Editor").post(
        f"/admin/clinic/person/{person.pk}/delete/",
        {"post": "yes", "_address_asked": "yes", "_led_to": "/blog/author/one/"},
    )

    assert type(person).objects.with_trash().filter(pk=person.pk).exists()
