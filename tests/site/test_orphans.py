"""Which public pages nothing leads to, of all that a visitor can follow."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile, Condition, MenuItem, Page, Person, SiteWords
from clinic_site.publishing.editions import publish
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.links import key_of
from clinic_site.workplace.orphans import orphans
from tests.factories import (
    ConditionFactory,
    MenuItemFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def alone():
    """A public page of the clinic that nothing leads to."""
    return PageFactory(slug="alone")


@pytest.fixture
def bare_menu():
    """A menu that leads to the form and nowhere else."""
    MenuItem.objects.all().delete()
    MenuItemFactory(part="request")


def linked_by_key(page):
    return f'<p>See <a data-page="{key_of(page)}#part">there</a>.</p>'


def linked_by_address(page):
    return f'<p>See <a href="{page.get_absolute_url()}?a=1#part">there</a>.</p>'


def test_a_page_that_nothing_leads_to_is_one(alone):
    assert orphans()[Page] == [alone.pk]


def test_of_a_page_that_visitors_do_not_see_nothing_is_said():
    PageFactory(is_draft=True)
    PageFactory(until=timezone.now() - timedelta(hours=1))

    assert orphans()[Page] == []


@pytest.mark.parametrize("linked", [linked_by_key, linked_by_address])
@pytest.mark.parametrize(
    "say",
    [
        lambda html: PostFactory(body=html),
        lambda html: PostFactory(asked=[{"question": "Where?", "answer": html}]),
        lambda html: ServiceFactory(risks=html),
        lambda html: PersonFactory(bio=html),
        lambda html: SiteWords.objects.create(home_text=html),
        lambda html: ClinicProfile.objects.update_or_create(defaults={"approach": html}),
    ],
    ids=["article", "answer", "treatment", "person", "words of the site", "home page"],
)
def test_a_text_that_visitors_read_leads_to_it(alone, linked, say):
    ClinicProfile.get_solo()
    say(linked(alone))

    assert orphans()[Page] == []


def test_a_text_that_only_staff_read_does_not_lead_to_it(alone):
    PostFactory(body=linked_by_key(alone), is_draft=True)
    post = PostFactory()
    post.body = linked_by_key(alone)
    post.save()
    assert orphans()[Page] == [alone.pk]

    publish(post)
    assert orphans()[Page] == []


def test_nobody_comes_to_a_page_by_its_own_text(alone):
    for html in (linked_by_key(alone), linked_by_address(alone)):
        alone.body = html
        publish(alone)
        assert orphans()[Page] == [alone.pk]


@pytest.mark.parametrize("of", ["page", "address"])
def test_menu_and_footer_lead_to_it(alone, of):
    target = {"page": key_of(alone)} if of == "page" else {"address": alone.get_absolute_url()}
    MenuItemFactory(label="Alone", place=MenuItem.Place.LISTS, **target)

    assert orphans()[Page] == []


def test_the_sites_own_menu_leads_to_pages_with_a_role():
    for role in Page.Role.values:
        PageFactory(role=role)

    assert orphans()[Page] == []


@pytest.mark.usefixtures("bare_menu")
def test_form_and_treatments_lead_to_pages_with_a_role():
    about, _privacy, accessibility, estimate = [
        PageFactory(role=role).pk for role in Page.Role.values
    ]
    assert orphans()[Page] == [about, accessibility, estimate]

    ServiceFactory()  # its price is a written estimate
    assert orphans()[Page] == [about, accessibility]


def test_a_page_and_its_counterpart_lead_to_each_other():
    english = PageFactory()
    spanish = PageFactory(language="es", translation_of=english)
    assert orphans()[Page] == []

    spanish.translation_of = None
    publish(spanish)
    assert orphans()[Page] == [english.pk, spanish.pk]


def test_lists_lead_to_what_they_list_and_bylines_to_who_has_left():
    for factory in (PostFactory, ServiceFactory, ConditionFactory, PersonFactory):
        factory.create_batch(2)
    signs, gone = PersonFactory.create_batch(2, is_former=True)
    PostFactory(author=signs)

    assert [orphans()[kind] for kind in page_models() if kind not in (Person, Page)] == [[]] * 3
    assert orphans()[Person] == [gone.pk]


@pytest.mark.usefixtures("bare_menu")
def test_of_a_kind_whose_list_is_in_no_menu_one_that_is_led_to_leads_to_all():
    treatment = TreatmentFactory()
    conditions = [ConditionFactory(treatments=[treatment]), ConditionFactory()]
    assert orphans()[Condition] == [condition.pk for condition in conditions]

    ServiceFactory(treatment=treatment)  # names the first, whose page leads to the list
    assert orphans()[Condition] == []


@pytest.mark.usefixtures("bare_menu")
@pytest.mark.parametrize("make", [PostFactory, PersonFactory])
def test_articles_and_people_name_conditions(make):
    treatment = TreatmentFactory()
    condition = ConditionFactory(treatments=[treatment])
    assert orphans()[Condition] == [condition.pk]

    make(**({"conditions": [condition]} if make is PostFactory else {"treatments": [treatment]}))
    assert orphans()[Condition] == []


@pytest.mark.parametrize("number", [1, 20])
def test_it_asks_the_same_queries_for_few_and_for_many(django_assert_num_queries, number):
    ClinicProfile.get_solo()
    for _ in range(number):
        page, treatment = PageFactory(), TreatmentFactory()
        body = linked_by_key(page)
        post = PostFactory(body=body, asked=[{"question": "Why?", "answer": body}])
        ServiceFactory(treatment=treatment, risks=body)
        ConditionFactory(treatments=[treatment], body=body)
        MenuItemFactory(page=key_of(page))
        PersonFactory(is_former=True)
        assert post

    with django_assert_num_queries(17):
        assert len(orphans()[Person]) == number
