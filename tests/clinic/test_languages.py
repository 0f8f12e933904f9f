"""A page may be in Spanish: it says so, what stands around it stays English, and its counterpart is linked."""

import pytest
from django.core.exceptions import ValidationError

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.editions import publish, take_down
from clinic_site.publishing.links import key_of
from tests.factories import MenuItemFactory, PageFactory
from tests.site.filling import fill_in
from tests.site.reading import links, main_of, read, section_titled, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def english():
    return PageFactory(title="Help", slug="help")


@pytest.fixture
def spanish(english):
    return PageFactory(title="Ayuda", slug="ayuda", language="es", translation_of=english)


def shown(client, page):
    return read(client.get(page.get_absolute_url()))


def alternates(tree):
    return {
        link.get("hreflang"): link.get("href")
        for link in tree.iter("link")
        if link.get("rel") == "alternate" and link.get("hreflang")
    }


def told(tree, name):
    (found,) = [part for part in tree.iter("meta") if part.get("property") == name]
    return found.get("content")


def test_a_spanish_page_says_its_language_and_what_stands_around_it_stays_english(client, spanish):
    tree = shown(client, spanish)

    around = [part for part in tree.iter() if part.tag in {"header", "footer", "aside"}]
    site = [part for part in around if part.get("class") in {"site-header", "site-footer"}]
    assert (tree.get("lang"), told(tree, "og:locale")) == ("es-US", "es_US")
    assert [part.get("lang") for part in site] == ["en-US"] * 2
    assert main_of(tree).get("lang") is None


def test_an_english_page_is_english_throughout(client, english):
    tree = shown(client, english)

    assert (tree.get("lang"), told(tree, "og:locale")) == ("en-US", "en_US")
    assert [part.tag for part in tree.iter() if part.get("lang") == "en-US"] == ["html"]
    assert alternates(tree) == {}


def test_two_pages_that_say_the_same_lead_to_each_other(client, english, spanish, settings):
    both = {
        "en": f"{settings.SITE_URL}/help/", "es": f"{settings.SITE_URL}/ayuda/",
        "x-default": f"{settings.SITE_URL}/help/",
    }  # fmt: skip

    trees = [shown(client, page) for page in (english, spanish)]

    assert [alternates(tree) for tree in trees] == [both, both]
    assert ["/ayuda/" in links(main_of(trees[0])), "/help/" in links(main_of(trees[1]))] == [
        True
    ] * 2


def test_a_counterpart_that_is_not_public_is_not_told_and_comes_back(client, english, spanish):
    take_down(english)
    alone = shown(client, spanish)
    publish(english)

    assert (alternates(alone), "/help/" in links(main_of(alone))) == ({}, False)
    assert "en" in alternates(shown(client, spanish))


def test_a_counterpart_is_linked_at_its_address_of_today(client, english, spanish):
    english.slug = "how-to-reach-us"
    publish(english)

    assert "/how-to-reach-us/" in links(main_of(shown(client, spanish)))


@pytest.mark.parametrize(
    "fields",
    [{"no_index": True}, {"canonical_url": "https://hq.example/"}],
    ids=["hidden", "elsewhere"],
)
def test_search_engines_that_a_page_sends_away_are_told_of_no_other(client, spanish, fields):
    for name, value in fields.items():
        setattr(spanish, name, value)
    publish(spanish)

    assert alternates(shown(client, spanish)) == {}


def test_the_counterpart_is_in_the_other_language(english):
    other = PageFactory(translation_of=english, is_draft=True)

    with pytest.raises(ValidationError, match="That page is in the same language"):
        publish(other)


def test_the_ways_to_ask_at_the_edge_of_a_phone_are_spanish_too(client, spanish):
    (reach,) = [
        part for part in shown(client, spanish).iter("aside") if part.get("class") == "reach"
    ]

    assert words(reach) == "Llamar al (727) 230-1438 Pedir una consulta"
    assert links(reach) == ["tel:+17272301438", "/contact/"]


def test_the_way_to_ask_beside_a_spanish_page_is_spanish(client, spanish):
    ClinicProfile.get_solo()

    section = section_titled(shown(client, spanish), "Hable con nosotros")

    assert "Pedir una consulta" in words(section)
    assert "Llamar al (727) 230-1438" in words(section)


def test_menu_and_search_say_which_titles_are_spanish(client, english, spanish):
    MenuItemFactory(page=key_of(spanish))
    MenuItemFactory(page=key_of(english))

    tree = read(client.get("/search/?q=clinic"))

    def spoken(title):
        return [
            (part.tag, part.get("lang"), part.get("hreflang"))
            for part in tree.iter()
            if part.tag in {"a", "div"} and title in words(part) and part.get("lang")
        ]

    assert spoken("Ayuda") == [("div", "es", None), ("a", "es", "es")]
    assert spoken("Help") == []


def test_staff_choose_language_and_counterpart_in_the_form(client_of, english, spanish):
    address = f"/admin/clinic/page/{spanish.pk}/change/"
    client = client_of("Editor")

    refused = fill_in(client, address, language="en", _publish="")
    fill_in(client, address, translation_of="")

    spanish.refresh_from_db()
    assert "That page is in the same language" in words(read(refused, strict=False))
    assert (spanish.language, spanish.translation_of) == ("es", None)


def test_a_page_takes_three_queries_with_a_counterpart_and_without(
    client, english, spanish, django_assert_num_queries
):
    alone = PageFactory(slug="alone")
    ClinicProfile.get_solo()

    for page in (english, spanish, alone):
        with django_assert_num_queries(3):  # the page with its counterpart, the profile, the menu
            client.get(page.get_absolute_url())
