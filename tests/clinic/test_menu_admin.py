"""Staff put menu and footer in order on one page, and are told what visitors see of each link."""

import pytest

from clinic_site.clinic.models import MenuItem
from clinic_site.publishing.links import key_of
from tests.factories import MenuItemFactory, PageFactory, PostFactory
from tests.site.filling import fill_in, form_values
from tests.site.reading import by_id, read, words

pytestmark = pytest.mark.django_db
LIST, ADD = "/admin/clinic/menuitem/", "/admin/clinic/menuitem/add/"


def row(page, label):
    (found,) = [one for one in page.iter("tr") if label in words(one)]
    return words(found)


def test_the_list_says_of_each_link_where_it_leads_or_why_it_is_not_shown(client_of):
    MenuItemFactory(page=key_of(PageFactory(title="Parking", slug="parking")))
    MenuItemFactory(page=key_of(PageFactory(title="Insurance", is_draft=True)))

    page = read(client_of("Editor").get(LIST), strict=False)

    assert "/parking/" in row(page, "Parking")
    assert "Nothing yet: what it leads to is not public." in row(page, "Insurance")


def test_links_are_put_in_order_by_their_numbers_in_the_list(client_of):
    client = client_of("Editor")
    values = form_values(by_id(read(client.get(LIST), strict=False), "changelist-form"))
    held = [str(search().pk)]
    (number,) = [
        name.replace("-id", "-order")
        for name, value in values.items()
        if name.endswith("-id") and value == held
    ]

    client.post(LIST, values | {number: "1", "_save": "Save"})

    assert MenuItem.objects.filter(place="header").first() == search()


def search():
    return MenuItem.objects.get(place="header", part="search")


def test_a_page_of_any_kind_is_chosen_by_its_title_also_a_draft(client_of):
    client = client_of("Editor")
    post = PostFactory(title="Sleep", is_draft=True)

    shown = words(read(client.get(ADD), strict=False))
    fill_in(client, ADD, place="site", page=key_of(post))

    assert "Sleep (draft)" in shown
    assert MenuItem.objects.get(page=key_of(post)).place == "site"


def test_a_link_with_two_targets_is_refused_with_a_sentence_and_the_words_stay(client_of):
    answer = fill_in(
        client_of("Editor"), ADD, place="site", part="search", address="/blog/", label="Both"
    )

    assert "Choose one of the three" in words(read(answer, strict=False))
    assert 'value="Both"' in answer.content.decode()


def test_a_link_to_a_page_that_is_gone_can_be_opened_and_led_elsewhere(client_of):
    page = PageFactory()
    item = MenuItemFactory(page=key_of(page))
    page.delete()
    client, address = client_of("Editor"), f"/admin/clinic/menuitem/{item.pk}/change/"

    shown = words(read(client.get(address), strict=False))
    fill_in(client, address, page="", part="articles")

    assert "A page that is gone" in shown
    assert MenuItem.objects.get(pk=item.pk).part == "articles"


def test_whoever_deletes_a_page_is_told_that_the_menu_leads_to_it(client_of):
    page = PageFactory(title="Parking")
    MenuItemFactory(page=key_of(page))

    asked = client_of("Editor").get(f"/admin/clinic/page/{page.pk}/delete/")

    assert "Link of menu or footer: Parking" in words(read(asked, strict=False))


def test_it_is_said_of_a_page_with_a_role_too(client_of):
    page = PageFactory(title="How we bill", role="estimate")

    asked = client_of("Editor").get(f"/admin/clinic/page/{page.pk}/delete/")

    assert "Link of menu or footer: The page about the good faith estimate" in words(
        read(asked, strict=False)
    )


@pytest.mark.parametrize("group", ["Author", "Clinician", "Front desk"])
def test_only_who_keeps_the_clinics_profile_orders_the_menu(client_of, group):
    assert client_of(group).get(LIST).status_code == 403
