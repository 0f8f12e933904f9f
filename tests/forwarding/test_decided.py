"""What staff decide about an old address, in their list: where it leads, or that it is gone."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from clinic_site.forwarding.deciding import decide_for_page
from clinic_site.forwarding.models import Address
from clinic_site.publishing.editions import publish, take_down
from clinic_site.publishing.links import key_of
from tests.factories import (
    CategoryFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    UserFactory,
)
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db

ADD = "/admin/forwarding/address/add/"


@pytest.fixture
def editor(client_of):
    return client_of("Editor")


def decide(client, path, target=""):
    """What the form answers: nothing, or the words of the page that shows it again."""
    answer = client.post(ADD, {"path": path, "target": target})
    return "" if answer.status_code == 302 else words(main_of_form(answer))


def main_of_form(answer):
    return main_of(read(answer, strict=False))


def answer(client, address):
    response = client.get(address)
    return response.status_code, response.get("Location")


@pytest.mark.parametrize(
    "old", ["/about-us.html", "https://old.example/about-us.html", "  /About-Us.HTML "]
)
def test_an_old_address_leads_to_a_page_and_follows_it(editor, old):
    page = PageFactory(slug="about")
    assert decide(editor, old, "/about/") == ""
    page.slug = "who-we-are"
    publish(page)

    assert answer(editor, "/about-us.html") == (301, "/who-we-are/")


@pytest.mark.parametrize("added", ["#prices", "?from=old", "?from=old#prices"])
def test_an_address_that_leads_to_a_part_of_a_page_follows_the_page(editor, added):
    page, other = PageFactory(slug="about"), PageFactory(slug="other")
    assert decide(editor, "/old/", f"/about/{added}") == ""
    page.slug = "who-we-are"
    publish(page)
    other.slug = "about"
    publish(other)

    assert answer(editor, "/old/") == (301, f"/who-we-are/{added}")


def test_what_takes_the_place_of_a_page_is_led_to_without_a_part_of_that(editor):
    page = PageFactory(slug="about")
    decide(editor, "/old/", "/about/#prices")
    take_down(page)
    decide_for_page(key_of(page), "/services/?of=all")

    assert answer(editor, "/old/") == (301, "/services/?of=all")


def test_a_part_that_was_written_before_its_page_moved_stays_named(client):
    page = PageFactory(slug="about")
    Address.objects.create(path="/old/", target="/about/#prices")
    page.slug = "who-we-are"
    publish(page)

    assert answer(client, "/old/") == (301, "/who-we-are/#prices")


def test_an_address_that_leads_nowhere_is_gone(editor):
    assert decide(editor, "/offers/") == ""

    response = editor.get("/offers/")

    tree = read(response)
    assert response.status_code == 410
    assert "This page is not here any more" in words(main_of(tree))
    assert [form.get("action") for form in main_of(tree).iter("form")] == ["/search/"]
    assert "988" in words(main_of(tree))


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example/", "/\\evil.example/", "\\\\evil.example", "https://evil.example/", "javascript:alert(1)",
        "java\tscript:alert(1)", "/%2f/evil.example", "/%5cevil.example/", "/services/%0d%0aSet-Cookie:a",
        "http:evil.example", "https:///evil.example", "/../admin/", "/admin/", "/static/a.css", "/media/photos/a.jpg",
        "services/", "mailto:a@b.example", "data:text/html,a", "https://localhost@evil.example/", "/\u202eservices/",
        "https://localhost.evil.example/services/",
    ],
)  # fmt: skip
def test_nobody_is_led_to_another_site_nor_to_the_sites_own_files(editor, target):
    assert decide(editor, "/old/", target)
    assert Address.objects.count() == 0


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "/\\evil.example/"]
)
def test_nor_by_what_was_written_past_the_form(client, target):
    Address.objects.create(path="/old/", target=target)

    assert client.get("/old/").status_code in {404, 410}


@pytest.mark.parametrize(
    "old",
    ["/admin/", "/static/clinic/a.css", "/media/photos/", "/", "/a/?p=12", "old", "", "/.env"],
)
def test_what_belongs_to_the_site_itself_is_never_an_old_address(editor, old):
    assert decide(editor, old, "/services/")
    assert Address.objects.count() == 0


def test_an_address_at_which_a_page_stands_is_no_old_one(editor):
    PageFactory(slug="about")

    assert "A page stands at this address now." in decide(editor, "/about/", "/services/")


def test_a_line_is_written_once_for_an_address(editor):
    decide(editor, "/old/", "/services/")

    assert "has a line of its own already" in decide(editor, "/OLD", "/blog/")


def test_a_target_that_has_moved_itself_is_written_as_where_it_is(editor):
    decide(editor, "/first/", "/services/")
    decide(editor, "/second/", "/first/")

    assert Address.objects.get(path="/second/").target == "/services/"


@pytest.mark.parametrize("target", ["/old/", "/older/", "/OLD"])
def test_what_would_lead_round_in_a_circle_is_refused(editor, target):
    Address.objects.create(path="/older/", target="/old/")

    assert "leads back" in decide(editor, "/old/", target)


def test_a_circle_that_came_about_all_the_same_is_not_found(client):
    Address.objects.create(path="/a/", target="/b/")
    Address.objects.create(path="/b/", target="/a/")

    assert answer(client, "/a/") == (404, None)


def test_a_chain_that_came_about_leads_to_its_end_in_one_step(client):
    for one, two in [("a", "/b/"), ("b", "/c/"), ("c", "/services/#prices")]:
        Address.objects.create(path=f"/{one}/", target=two)

    assert answer(client, "/a/?x=1") == (301, "/services/?x=1#prices")


@pytest.mark.parametrize("target", ["/nothing/", "/blog/nothing/", "/blog/draft/"])
def test_a_target_at_which_nothing_stands_is_refused(editor, target):
    PostFactory(slug="draft", is_draft=True)

    assert "Nothing on this site answers" in decide(editor, "/old/", target)


def test_a_target_that_is_taken_down_later_is_gone_and_comes_back_with_its_page(editor):
    page = PageFactory(slug="about")
    decide(editor, "/old/", "/about/")
    take_down(page)
    gone = answer(editor, "/old/")
    publish(page)

    assert (gone, answer(editor, "/old/")) == ((410, None), (301, "/about/"))


def test_what_staff_decide_counts_for_more_than_where_a_page_went_before(editor):
    post = PostFactory(slug="one")
    post.slug = "two"
    publish(post)

    decide(editor, "/blog/one/", "/services/")

    assert answer(editor, "/blog/one/") == (301, "/services/")


def test_a_page_that_was_there_after_it_was_decided_counts_for_more(editor):
    decide(editor, "/blog/one/", "/services/")
    post = PostFactory(slug="one", at=timezone.now())
    there = answer(editor, "/blog/one/")
    post.slug = "two"
    publish(post)

    assert (there, answer(editor, "/blog/one/")) == ((200, None), (301, "/blog/two/"))


def test_an_address_may_lead_to_a_category_and_follows_it(editor):
    category = CategoryFactory(slug="pain")
    decide(editor, "/pain.html", "/blog/category/pain/")
    category.slug = "chronic-pain"
    category.save()

    assert answer(editor, "/pain.html") == (301, "/blog/category/chronic-pain/")


def led_to(client):
    """What the list says of the only address in it."""
    tree = read(client.get("/admin/forwarding/address/"), strict=False)
    (cell,) = [cell for cell in tree.iter("td") if cell.get("class") == "field-leads_to"]
    return words(cell)


def test_the_list_says_where_an_address_leads_today(request, editor):
    page = PageFactory(title="About us", slug="about")
    decide(editor, "/old/", "/about/#prices")
    page.title, page.slug = "Who we are", "who-we-are"
    publish(page)
    public = led_to(editor)
    take_down(page)

    assert public == "/who-we-are/#prices Who we are"
    assert led_to(editor) == "A page that is not public now Who we are"
    assert led_to(request.getfixturevalue("who_sees_no_pages")) == "A page that is not public now"


def test_the_list_says_where_a_list_of_articles_is_today(editor):
    author = PersonFactory(name="Ada Sample", slug="ada")
    PostFactory(author=author)
    decide(editor, "/old/", "/blog/author/ada/")
    author.slug = "ada-sample"
    publish(author)

    assert led_to(editor) == "/blog/author/ada-sample/ Ada Sample, MD"


@pytest.mark.parametrize("number", [1, 20])
def test_it_costs_the_same_for_one_address_and_for_twenty(
    editor, django_assert_max_num_queries, number
):
    for one in range(number):
        decide(editor, f"/old-{one}/", PageFactory(slug=f"page-{one}").get_absolute_url())

    with django_assert_max_num_queries(21):
        editor.get("/admin/forwarding/address/")


@pytest.mark.parametrize(
    ("group", "status"), [("Author", 403), ("Clinician", 403), ("Editor", 302)]
)
def test_who_may_publish_decides_and_others_look(client_of, group, status):
    Address.objects.create(path="/old/", target="/services/")
    client = client_of(group)

    listed = client.get("/admin/forwarding/address/")

    assert "/old/" in listed.content.decode()
    assert client.post(ADD, {"path": "/x/", "target": "/services/"}).status_code == status


def test_a_group_of_the_clinics_own_that_publishes_one_kind_decides_as_well(client):
    account = UserFactory()
    account.user_permissions.add(Permission.objects.get(codename="publish_condition"))
    client.force_login(account)

    assert client.post(ADD, {"path": "/x/", "target": "/services/"}).status_code == 302


def test_a_line_saved_again_as_it_stands_stays_as_it_is(editor):
    PageFactory(slug="about")
    decide(editor, "/old/", "/about/")
    before = Address.objects.values().get()

    editor.post(
        f"/admin/forwarding/address/{before['id']}/change/", {"path": "/old/", "target": "/about/"}
    )

    assert Address.objects.values().get() == before
