"""The words of the site itself are kept by staff, with the words that it came with as they were."""

import pytest

from clinic_site.clinic.models import ClinicProfile, SiteWords
from clinic_site.publishing.editions import publish
from clinic_site.publishing.links import key_of
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.filling import fill_in
from tests.site.reading import headings, links, main_of, read, section_titled, words

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/clinic/sitewords/"
# Where the words of each group are read.
PLACES = {
    "home": "/", "treatments": "/services/", "treatment": "/services/one/",
    "conditions": "/conditions/", "condition": "/conditions/one/", "article": "/blog/one/",
    "person": "/people/one/", "page": "/one/",
}  # fmt: skip


@pytest.fixture
def site():
    """A page of each kind at "one"."""
    service = ServiceFactory(slug="one")
    treatments = [service.treatment]
    PersonFactory(slug="one", name="Cora", kind="clinician", treatments=treatments)
    ConditionFactory(slug="one", treatments=treatments)
    PostFactory(slug="one")
    PageFactory(slug="one")
    profile = ClinicProfile.get_solo()
    profile.approach = "<p>Slowly.</p>"
    profile.save()


def change(**fields):
    found = SiteWords.get_solo()
    for name, value in fields.items():
        setattr(found, name, value)
    found.save()


def page(client, address):
    return main_of(read(client.get(address)))


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("group", PLACES)
def test_the_invitation_of_a_kind_of_page_is_the_clinics_own(client, group):
    text = '<p>Call us, or <a href="/contact/">reach out online</a>.</p>'
    change(**{f"{group}_title": "Quicksilver", f"{group}_text": text})

    section = section_titled(page(client, PLACES[group]), "Quicksilver")

    assert "Call us, or reach out online." in words(section)
    assert "/contact/" in links(section)


def test_the_columns_of_the_footer_have_the_headings_that_staff_give_them(client):
    PageFactory(role="about")

    def shown():
        return headings(next(read(client.get("/contact/")).iter("footer")))[1:]

    came_with = shown()
    change(footer_lists="Where to go", footer_site="Who we are", footer_search="Lost?")

    assert came_with == ["Find your way", "About this site", "Looking for something?"]
    assert shown() == ["Where to go", "Who we are", "Lost?"]


@pytest.mark.usefixtures("site")
def test_without_a_word_of_staff_the_site_says_what_it_always_said(client):
    assert not SiteWords.objects.exists()

    said = {group: words(page(client, address)) for group, address in PLACES.items()}

    assert (
        "Talk it over with us Tell us what is on your mind. We listen first, say" in said["home"]
    )
    assert "Not sure which one fits? You do not have to know." in said["treatments"]
    assert "Ask us about this treatment Tell us about your health" in said["treatment"]
    assert "Do you have something else, or no name for it?" in said["conditions"]
    assert "Tell us what you have tried and what a bad day is like." in said["condition"]
    assert "Tell us what you are living with and what you hope for." in said["article"]
    assert "that you would like to see this person." in said["person"]
    assert "We listen first, and you decide what comes next." in said["page"]


@pytest.mark.usefixtures("site")
def test_the_parts_of_the_home_page_have_the_headings_of_staff(client):
    names = ("home_treatments", "home_approach", "home_people", "home_articles")
    change(**{name: f"Own words for {name}" for name in names})

    assert {f"Own words for {name}" for name in names} <= set(headings(page(client, "/")))


@pytest.mark.usefixtures("site")
def test_a_list_begins_with_the_sentence_of_staff_and_search_engines_read_it(client):
    addresses = {
        "treatments": "/services/", "conditions": "/conditions/", "articles": "/blog/",
        "people": "/people/",
    }  # fmt: skip
    change(**{f"{name}_lead": f"All our {name}." for name in addresses})

    for name, address in addresses.items():
        tree = read(client.get(address))
        told = {part.get("name"): part.get("content") for part in tree.iter("meta")}
        assert told["description"] == f"All our {name}."
        assert f"All our {name}." in words(main_of(tree))


@pytest.mark.usefixtures("site")
def test_every_button_says_what_staff_call_it(client):
    change(request_button="Ask us", treatment_button="Ask about it", person_button="See somebody")

    home, service = read(client.get("/")), words(page(client, "/services/one/"))

    assert words(home).count("Ask us") == 5  # header, opening, invitation, footer, edge of a phone
    assert "Request a consultation" not in words(home)
    assert "Ask about it" in service
    assert "See somebody with Cora" in words(page(client, "/people/one/"))


@pytest.mark.usefixtures("site")
def test_an_article_with_an_invitation_of_its_own_keeps_it_with_its_links(client):
    text = '<p>Or <a href="/contact/">reach out online</a>.</p>'
    PostFactory(slug="two", next_step_title="Come", next_step_text=text)

    section = section_titled(page(client, "/blog/two/"), "Come")

    assert "Or reach out online." in words(section)
    assert links(section).count("/contact/") == 2


def test_a_link_in_an_invitation_follows_the_page_that_it_leads_to(client):
    linked = PageFactory(slug="parking")
    change(home_text=f'<p>See <a data-page="{key_of(linked)}">where to park</a>.</p>')
    linked.slug = "getting-here"

    publish(linked)

    assert "/getting-here/" in links(section_titled(page(client, "/"), "Talk it over with us"))


def test_whoever_deletes_a_page_is_told_that_the_words_of_the_site_link_it(client_of):
    linked = PageFactory()
    change(home_text=f'<p><a data-page="{key_of(linked)}">There</a>.</p>')

    asked = client_of("Editor").get(f"/admin/clinic/page/{linked.pk}/delete/")

    assert "Words of the site: Words of the site" in words(read(asked, strict=False))


def test_staff_change_the_words_in_one_form(client_of):
    client = client_of("Editor")

    answer = fill_in(client, ADDRESS, home_title="Talk with us")

    assert answer.status_code == 302
    assert "Talk with us" in headings(page(client, "/"))


def test_the_form_asks_for_every_word_that_there_is(client_of):
    tree = read(client_of("Editor").get(ADDRESS), strict=False)
    named = {part.get("name") for part in tree.iter() if part.tag in {"input", "textarea"}}

    fields = {field.name for field in SiteWords._meta.fields} - {"id", "clinic"}
    assert fields <= named


def test_the_words_cost_no_query_of_their_own(client, django_assert_num_queries):
    change(people_lead="Who we are.")

    with django_assert_num_queries(3):  # the people, the profile with the words, the menu
        assert "Who we are." in client.get("/people/").content.decode()


@pytest.mark.parametrize("group", ["Author", "Clinician", "Front desk"])
def test_only_who_keeps_the_clinics_profile_changes_the_words(client_of, group):
    assert client_of(group).get(ADDRESS).status_code == 403
