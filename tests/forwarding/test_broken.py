"""The report of broken links: each that leads nowhere, where it stands, and the form to mend it."""

import pytest
from django.db.models import Q, QuerySet

from blog.models import Post
from clinic_site.broken_links.report import faults
from clinic_site.clinic.models import ClinicProfile, Page, SiteWords
from clinic_site.forwarding.models import Address
from clinic_site.publishing.editions import publish, take_down
from clinic_site.publishing.links import key_of
from tests.factories import MenuItemFactory, PageFactory, PostFactory, ServiceFactory
from tests.site.reading import links, main_of, read, words

pytestmark = pytest.mark.django_db

REPORT = "/admin/forwarding/checkedlink/"


def linking(address, **others):
    """A public page with one link, as it is stored after the page was written by its form."""
    text = Post._meta.get_field("body").clean(
        f'<p><a href="{address}">there</a></p>', PostFactory.build()
    )
    return PageFactory(body=text, **others)


def amiss():
    return [line["fault"] for line in faults()]


def stored(address, **others):
    """The same past the form, which refuses some of these."""
    return PageFactory(body=f'<p><a href="{address}">there</a></p>', **others)


@pytest.mark.parametrize(
    "address",
    [
        "/services/", "/", "/contact/", "/contact/#main-content", "/blog/there/", "/blog/there/#what-it-is", "tel:+17275550100",
        "tel:988", "sms:988", "mailto:a@clinic.example", "mailto:a@clinic.example?subject=x", "http://localhost:8000/services/",
        "/blog/category/skin/", "https://other.example/", "/search/?q=pain", "/privacy/", "/sitemap.xml",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_not_in_it(address):
    PostFactory(slug="there", category__slug="skin")
    stored(address)

    assert amiss() == []


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("/nothing/", "Nothing answers there (404)."),
        ("/blog/gone/", "What stood there is gone (410)."),
        ("/blog/old/", "It moved to /blog/new/. Link that."),
        ("/blog/category/nothing/", "Nothing answers there (404)."),
        ("/services", "It moved to /services/. Link that."),
        ("/blog/new/#no-such-heading", "That page has nothing that is called “#no-such-heading”."),
        ("/contact/#nothing", "That page has nothing that is called “#nothing”."),
        ("#nothing", "That page has nothing that is called “#nothing”."),
        ("tel:call-us", "Nobody can call that."),
        ("tel:", "Nobody can call that."),
        ("mailto:nobody", "That is no email address."),
        ("mailto:", "That is no email address."),
        ("services/", "It is no whole address: begin it with a slash, or with https://."),
        ("/admin/", "It leads to pages of the staff, which no visitor sees."),
    ],
)
def test_what_leads_nowhere_is_told_in_a_sentence(address, fault):
    take_down(PostFactory(slug="gone"))
    post = PostFactory(slug="old")
    post.slug = "new"
    publish(post)
    page = PageFactory()
    # Past the field, which refuses some of these: as rows of an older version may stand.
    rows = QuerySet(Page).filter(Q(pk=page.pk) | Q(edition_of=page.pk))
    rows.update(body=f'<p><a href="{address}">there</a></p>')

    assert amiss() == [fault]


def test_a_link_to_a_page_that_is_taken_down_is_told_with_its_place(admin_client):
    post = PostFactory(slug="one", title="One")
    page = linking("/blog/one/", title="Linking")
    assert amiss() == []
    take_down(post)

    (line,) = faults()
    shown = main_of(read(admin_client.get(REPORT), strict=False))

    assert line["fault"].startswith("The page is not public")
    assert f"/admin/clinic/page/{page.pk}/change/" in links(shown)
    assert "there" in words(shown)


def test_a_link_to_a_renamed_page_follows_and_is_not_in_it(client):
    post = PostFactory(slug="one")
    page = linking("/blog/one/#what-it-is")
    post.slug = "two"
    publish(post)

    assert amiss() == []
    assert "/blog/two/#what-it-is" in links(read(client.get(page.get_absolute_url())))


def test_a_heading_that_is_renamed_is_told_where_a_link_leads_to_it():
    post = PostFactory(slug="one")
    linking("/blog/one/#what-it-is")
    post.body = "<h2>Something else</h2><p>Words.</p>"
    publish(post)

    assert amiss() == ["That page has nothing that is called “#what-it-is”."]


def test_links_of_the_menu_the_words_of_the_site_and_calls_to_action_are_in_it(client_of):
    ClinicProfile.get_solo()
    site_words = SiteWords.get_solo()
    site_words.home_text = '<p><a href="/nothing/">here</a></p>'
    site_words.save()
    PostFactory(next_step_text='<p><a href="/nowhere/">call</a></p>')
    ServiceFactory(asked=[{"question": "Q?", "answer": '<p><a href="/never/">a</a></p>'}])
    gone = PageFactory(slug="gone")
    MenuItemFactory(page=key_of(gone))
    MenuItemFactory(address="/no-such/")
    take_down(gone)

    found = {(line["where"].split(":")[0], line["fault"]) for line in faults()}

    assert found == {
        ("Text of the invitation", "Nothing answers there (404)."),
        ("Text of the call to action", "Nothing answers there (404)."),
        ("Question “Q?”", "Nothing answers there (404)."),
        ("Footer", "The page is not public, so this is not shown."),
        ("Footer", "Nothing answers there (404)."),
    }
    assert client_of("Editor").get(REPORT).status_code == 200


def test_what_stands_in_the_draft_alone_is_told_as_that(admin_client):
    page = stored("/nothing/")
    page.body = "<p>Mended.</p>"
    publish(page)
    page.body = '<p><a href="/nowhere/">there</a></p>'
    page.save()

    assert [(line["is_seen"], line["is_of_draft"]) for line in faults()] == [(False, True)]
    assert "in the draft alone" in words(read(admin_client.get(REPORT), strict=False))


def test_a_page_in_the_trash_is_not_in_it():
    page = stored("/nothing/", is_draft=True)
    page.trashed_at = page.updated_at
    page.save()

    assert amiss() == []


def test_a_writer_sees_it_but_not_what_drafts_are_called_that_they_may_not_see(who_sees_no_pages):
    stored("/nothing/", title="Secret page", is_draft=True)
    PostFactory(title="Own kind", body='<p><a href="/nowhere/">there</a></p>')

    page = words(main_of(read(who_sees_no_pages.get(REPORT), strict=False)))

    assert "Own kind" in page
    assert "Secret page" not in page
    assert "In texts that your account may not see: 1 more." in page


def test_a_forwarded_address_is_a_detour():
    Address.objects.create(path="/old/", target="/services/")
    stored("/old/")

    assert amiss() == ["It moved to /services/. Link that."]


@pytest.mark.parametrize("method", ["post", "put"])
def test_the_report_can_only_be_read(admin_client, method):
    assert getattr(admin_client, method)(REPORT).status_code == 405


@pytest.mark.parametrize("many", [1, 20])
def test_it_asks_the_same_of_the_database_for_one_page_and_for_twenty(
    django_assert_num_queries, many
):
    PostFactory(slug="there")
    for _ in range(many):
        stored("/blog/there/")
        stored("/nothing/")
    ClinicProfile.get_solo()

    with django_assert_num_queries(18):
        assert len(faults()) == many
