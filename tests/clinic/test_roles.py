"""Pages that the site itself leads to are known by a role, whatever their titles and addresses are."""

import pytest
from django.core.exceptions import ValidationError

from clinic_site.clinic.models import MenuItem, Page
from clinic_site.publishing.editions import publish, take_down
from clinic_site.publishing.trash import put_in
from tests.factories import PageFactory, ServiceFactory
from tests.site.reading import headings, links, main_of, read

pytestmark = pytest.mark.django_db


def links_of(client, address):
    return links(read(client.get(address)))


def renamed(page):
    page.slug, page.title = "another-address", "Another title"
    publish(page)


@pytest.mark.parametrize(
    ("role", "address"),
    [("about", "/people/"), ("privacy", "/contact/"), ("estimate", "/services/peeling/")],
)
def test_a_page_with_a_role_that_is_renamed_is_linked_where_it_was(client, role, address):
    ServiceFactory(slug="peeling")
    page = PageFactory(slug="first-address", role=role)
    before = links_of(client, address)

    renamed(page)

    after = links_of(client, address)
    assert before.count("/first-address/") == after.count("/another-address/") > 0
    assert "/first-address/" not in after


@pytest.mark.parametrize("role", ["about", "accessibility", "estimate"])
def test_an_address_alone_makes_no_page_what_the_site_leads_to(client, role):
    ServiceFactory(slug="peeling")
    PageFactory(slug={"estimate": "good-faith-estimate"}.get(role, role))

    pages = [links_of(client, address) for address in ("/people/", "/contact/")]

    assert not [one for found in pages for one in found if one.strip("/").endswith(role)]


def test_the_page_about_privacy_tells_what_is_kept_wherever_it_stands(client):
    page = PageFactory(role="privacy", slug="your-privacy")

    shown = headings(main_of(read(client.get(page.get_absolute_url()))))

    assert "What this website keeps, and how long" in shown


def test_the_address_of_privacy_leads_to_the_page_about_it_while_that_is_public(client):
    page = PageFactory(role="privacy", slug="your-privacy")
    there = client.get("/privacy/")

    take_down(page)

    assert (there.status_code, there["Location"]) == (302, "/your-privacy/")
    assert client.get("/privacy/").status_code == 200


@pytest.mark.parametrize("listed", [True, False])
def test_without_a_page_about_privacy_the_form_and_the_footer_lead_to_what_the_site_tells(
    client, listed
):
    if not listed:
        MenuItem.objects.all().delete()

    found = links_of(client, "/contact/")

    assert found.count("/privacy/") == 2
    told = headings(main_of(read(client.get("/privacy/"))))
    assert "What this website keeps, and how long" in told


def test_what_stands_at_the_address_of_privacy_tells_what_is_kept_with_or_without_a_role(client):
    PageFactory(slug="privacy", title="Our own words")

    told = headings(main_of(read(client.get("/privacy/"))))

    assert {"Our own words", "What this website keeps, and how long"} <= set(told)


def test_a_role_is_that_of_one_page_and_the_sentence_names_it():
    PageFactory(title="Who we are", role="about")
    other = PageFactory.build(title="Ourselves", role="about")

    with pytest.raises(ValidationError) as refusal:
        other.full_clean()

    (sentence,) = refusal.value.message_dict["role"]
    assert sentence.startswith("“Who we are” is this page already.")


def test_a_role_stays_with_the_page_while_visitors_see_it_with_that():
    page = PageFactory(title="Who we are", role="about")
    page.role = ""
    page.save()
    other = PageFactory.build(role="about")
    with pytest.raises(ValidationError):
        other.full_clean()

    publish(page)

    other.full_clean()


def test_a_page_in_the_trash_keeps_its_role_and_the_sentence_says_where_it_is():
    put_in(PageFactory(title="Who we are", role="about"))

    with pytest.raises(ValidationError, match="“Who we are”, a page in the trash, has this role"):
        PageFactory.build(role="about").full_clean()


def test_pages_without_a_role_are_many():
    PageFactory.create_batch(2)

    assert Page.objects.filter(role="").count() == 2
