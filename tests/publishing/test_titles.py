"""The title of a page in search results: with the clinic and the place, as long as they have room."""

import pytest

from clinic_site.clinic.models import ClinicProfile, SiteWords
from clinic_site.publishing.seo import PageMeta
from clinic_site.publishing.titles import head_title
from tests.factories import PageFactory, PersonFactory, PostFactory, ServiceFactory
from tests.site.reading import read, words

HERE = "in Clearwater, FL"


def titled(title, **more):
    return head_title(PageMeta(title, "", "", **more), ClinicProfile())


def title_at(client, address):
    return words(next(read(client.get(address)).iter("title")))


def description_at(client, address):
    told = {
        part.get("name"): part.get("content") for part in read(client.get(address)).iter("meta")
    }
    return told["description"]


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Peeling", f"Peeling {HERE} | Priority You MD"),
        ("Ketamine infusion for chronic pain", f"Ketamine infusion for chronic pain {HERE}"),
        ("Ketamine infusion for long lasting pain of nerves", None),
        ("Peeling at Clearwater Beach", "Peeling at Clearwater Beach | Priority You MD"),
        ("Priority You MD", f"Priority You MD {HERE}"),
        ("W" * 120, None),
    ],
)
def test_what_is_to_be_had_here_says_where_and_then_with_whom(title, whole):
    assert titled(title, names_place=True) == (whole or title)


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("Sleep and skin", f"Sleep and skin | Priority You MD {HERE}"),
        ("Sleep, skin, and what both of them have to do with you", None),
        (
            "Why rest helps more than you think",
            "Why rest helps more than you think | Priority You MD",
        ),
    ],
)
def test_what_is_merely_read_here_ends_with_the_clinic_and_where_it_is(title, whole):
    assert titled(title) == (whole or title)


def test_a_title_in_spanish_names_no_place_in_english():
    assert titled("Ayuda", language="es") == "Ayuda | Priority You MD"


def test_a_clinic_that_keeps_its_city_to_itself_names_none():
    nowhere = ClinicProfile(city="", state="")

    assert head_title(PageMeta("Peeling", "", "", names_place=True), nowhere) == (
        "Peeling | Priority You MD"
    )


def test_each_kind_of_page_has_its_title(client, db):
    ServiceFactory(title="Peeling", slug="peeling")
    PostFactory(title="Why rest helps", slug="rest")
    PersonFactory(name="Robin Sample", credentials="MD", slug="robin")
    PageFactory(title="Ayuda", slug="ayuda", language="es")

    assert {address: title_at(client, address) for address in (
        "/services/", "/services/peeling/", "/blog/rest/", "/people/robin/", "/ayuda/", "/contact/",
    )} == {
        "/services/": f"Treatments {HERE} | Priority You MD",
        "/services/peeling/": f"Peeling {HERE} | Priority You MD",
        "/blog/rest/": f"Why rest helps | Priority You MD {HERE}",
        "/people/robin/": f"Robin Sample, MD | Priority You MD {HERE}",
        "/ayuda/": "Ayuda | Priority You MD",
        "/contact/": f"Request a consultation {HERE} | Priority You MD",
    }  # fmt: skip


def test_the_home_page_is_found_by_the_clinic_and_the_place_or_as_staff_say(client, db):
    ClinicProfile.objects.update_or_create(
        defaults={
            "tagline": "Care that starts with listening",
            "introduction": "For mood and pain.",
        }
    )
    own = title_at(client, "/"), description_at(client, "/")
    kept = SiteWords.get_solo()
    kept.home_seo_title, kept.home_seo_description = "Mood and pain in Clearwater", "We listen."
    kept.save()

    assert own == (f"Priority You MD {HERE}", "For mood and pain.")
    assert title_at(client, "/") == "Mood and pain in Clearwater | Priority You MD"
    assert description_at(client, "/") == "We listen."


def test_a_person_and_the_list_of_their_articles_are_described_each_in_its_own_words(client, db):
    robin = PersonFactory(name="Robin Sample", credentials="MD", slug="robin", summary="Listens.")
    PostFactory(author=robin)

    assert description_at(client, "/people/robin/") == "Listens."
    assert description_at(client, "/blog/author/robin/") == (
        "What Robin Sample, MD wrote for us. Listens."
    )


def test_nothing_that_is_not_to_be_listed_is_kept_from_those_who_must_read_that(client, db):
    rules = client.get("/robots.txt").content.decode()

    assert "Disallow: /" not in rules
    for address in ("/search/?q=rest", "/admin/login/"):
        told = {
            part.get("name"): part.get("content")
            for part in read(client.get(address)).iter("meta")
        }
        assert told["robots"].lower().startswith("no")
