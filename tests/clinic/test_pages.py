"""The people, the clinic's own pages, and what every page says about the clinic."""

from datetime import timedelta

import html5lib
import pytest
from django.db.models import QuerySet
from django.urls import resolve, reverse
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile, Page, Treatment
from clinic_site.richtext.rendering import render_html
from tests.factories import PageFactory, PersonFactory, PhotoFactory, TreatmentFactory
from tests.site.reading import headings, main_of, read

TOMORROW = timezone.now() + timedelta(days=1)
YESTERDAY = timezone.now() - timedelta(days=1)
NOT_PUBLIC = pytest.mark.parametrize(
    "state",
    [
        {"is_draft": True},
        {"at": TOMORROW},
        {"at": YESTERDAY - timedelta(days=1), "until": YESTERDAY},
    ],
    ids=["draft", "scheduled", "expired"],
)


def status_of(state):
    """What was public once is gone, and what never was is not found."""
    return 410 if "until" in state else 404


def elements(response, name):
    tree = html5lib.parse(response.content, namespaceHTMLElements=False)
    return list(tree.iter(name))


def texts(response, name):
    return [" ".join("".join(element.itertext()).split()) for element in elements(response, name)]


def links(response):
    return [element.attrib["href"] for element in elements(response, "a")]


def test_clinicians_stand_first_on_the_people_page(db, client):
    PersonFactory(name="Ada Writer", credentials="")
    PersonFactory(name="Cora Clinician", credentials="MD", kind="clinician")
    PersonFactory(name="Ben Clinician", credentials="APRN", kind="clinician")

    response = client.get("/people/")

    people = ["Ben Clinician, APRN", "Cora Clinician, MD", "Ada Writer"]
    assert [title for title in texts(response, "h2") if title in people] == people


@NOT_PUBLIC
def test_the_people_page_names_only_those_who_are_published(db, client, admin_user, state):
    hidden = PersonFactory(name="Nobody Yet", **state)
    client.force_login(admin_user)

    listed = client.get("/people/")
    own = client.get(hidden.get_absolute_url())

    assert (listed.status_code, own.status_code) == (200, status_of(state))
    assert "Nobody Yet" not in listed.content.decode()
    assert "Nobody Yet" not in own.content.decode()


def test_the_page_of_a_person_shows_credentials_role_and_words(db, client):
    person = PersonFactory(
        name="Cora", credentials="MD", role="Medical director", bio="<p>Hi.</p>"
    )

    response = client.get(person.get_absolute_url())

    assert person.get_absolute_url() == f"/people/{person.slug}/"
    assert texts(response, "h1") == ["Cora, MD"]
    assert {"Medical director", "Hi."} <= set(texts(response, "p"))


@pytest.mark.parametrize("number", [1, 3])
def test_the_people_page_takes_the_same_queries_for_any_number(
    db, client, django_assert_num_queries, number
):
    ClinicProfile.get_solo()
    for _ in range(number):
        PersonFactory(photo=PhotoFactory())

    # The people with their photos, the profile, the menu.
    with django_assert_num_queries(3):
        response = client.get("/people/")

    assert len(elements(response, "img")) == number


def test_a_page_of_the_clinic_stands_at_the_top(db, client):
    page = PageFactory(title="Privacy", slug="privacy", body="<h2>Your rights</h2><p>All.</p>")

    response = client.get("/privacy/")

    assert page.get_absolute_url() == "/privacy/"
    assert texts(response, "h1") == ["Privacy"]
    assert "Your rights" in texts(response, "h2")


@NOT_PUBLIC
def test_a_page_that_is_not_public_is_not_found_by_anybody(db, client, admin_user, state):
    PageFactory(title="Not yet public", slug="parking", role="about", **state)
    client.force_login(admin_user)

    response = client.get("/parking/")

    assert response.status_code == status_of(state)
    assert "Not yet public" not in response.content.decode()


def test_a_page_never_takes_the_place_of_another_part_of_the_site(db):
    PageFactory()
    QuerySet(Page).update(slug="contact")  # past the door, which refuses it

    assert resolve("/contact/").view_name == "contact:request"


def test_the_page_about_privacy_is_drawn_like_every_other(client, admin_client):
    page = PageFactory(
        title="Privacy",
        slug="privacy",
        role="privacy",
        no_index=True,
        canonical_url="https://hq.example/privacy",
    )

    public = read(client.get("/privacy/"))
    preview = read(admin_client.get(f"/admin/clinic/page/{page.pk}/preview/"))

    told = {part.get("name"): part.get("content") for part in public.iter("meta")}
    canonical = [
        part.get("href") for part in public.iter("link") if part.get("rel") == "canonical"
    ]
    assert (told["robots"], canonical) == ("noindex", ["https://hq.example/privacy"])
    assert "What this website keeps, and how long" in headings(main_of(preview))
    assert headings(main_of(preview)) == headings(main_of(public))


@NOT_PUBLIC
def test_a_link_to_the_page_about_privacy_leads_there_whatever_becomes_of_it(db, client, state):
    about = PageFactory(slug="privacy")
    html = '<p><a href="/privacy/#kept">kept</a></p>'
    body = Page._meta.get_field("body")
    text = body.clean(html, PageFactory())
    about.delete()
    PageFactory(slug="privacy", **state)

    assert client.get("/privacy/").status_code == 200
    assert render_html(text) == html
    assert body.clean(text, PageFactory()) == text


@pytest.mark.parametrize("address", ["/people/", "/privacy/", "/people/nobody/"])
def test_a_page_can_only_be_read(db, client, address):
    methods = ("post", "put", "patch", "delete", "options")
    statuses = [getattr(client, method)(address).status_code for method in methods]

    assert statuses == [405] * len(methods)


def test_every_page_links_the_published_pages_of_the_footer(db, client):
    PageFactory(slug="privacy", role="privacy")
    PageFactory(slug="hidden", role="about", is_draft=True)

    found = links(client.get("/people/"))

    assert "/privacy/" in found
    assert "/hidden/" not in found


def test_the_telephone_is_shown_nationally_and_dialed_internationally(db, client):
    ClinicProfile.objects.create(telephone="+17275550199")

    response = client.get("/people/")

    assert "(727) 555-0199" in response.content.decode()
    assert {link for link in links(response) if link.startswith("tel:+")} == {"tel:+17275550199"}


def test_a_treatment_is_asked_about_in_the_form_with_it_chosen():
    treatment = TreatmentFactory.build(slug="body-contouring")

    assert treatment.ask_url == f"{reverse('contact:request')}?treatment=body-contouring"


def test_treatments_stand_in_the_order_of_the_staff_and_only_those_on_offer(db):
    TreatmentFactory(name="Last", order=3)
    TreatmentFactory(name="B", order=1)
    TreatmentFactory(name="A", order=1)
    TreatmentFactory(name="Withdrawn", order=2, is_offered=False)

    assert [row.name for row in Treatment.objects.offered()] == ["A", "B", "Last"]
