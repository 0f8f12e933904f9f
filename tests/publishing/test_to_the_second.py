"""What begins, changes and ends does so at its second, wherever visitors see it; nothing runs at that time."""

from datetime import UTC, datetime, timedelta

import pytest

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.editions import publish
from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.sitemap import content_at

pytestmark = pytest.mark.django_db

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
LONG_AGO = datetime(2026, 1, 1, 12, tzinfo=UTC)
MOMENTS = {
    "on an ordinary day": datetime(2026, 5, 4, 13, tzinfo=UTC),
    "as the clocks go forward": datetime(2026, 3, 8, 7, tzinfo=UTC),
    "as the clocks go back": datetime(2026, 11, 1, 6, tzinfo=UTC),
}
EACH_MOMENT = pytest.mark.parametrize("at", MOMENTS.values(), ids=MOMENTS.keys())

# Wherever a page of a kind is shown by its name; beside it stand others that are always public.
SURFACES = {
    PostFactory: [
        "/", "/blog/", "/blog/category/skin/", "/blog/author/robin/", "/blog/feed/", "/blog/own/",
        "/blog/other/", "/services/peeling/", "/people/robin/", "/conditions/living/", "/search/?q={}",
    ],
    ServiceFactory: [
        "/", "/services/", "/services/own/", "/blog/other/", "/conditions/living/", "/search/?q={}",
        "/nowhere/",
    ],
    ConditionFactory: [
        "/conditions/", "/conditions/own/", "/blog/other/", "/services/peeling/", "/people/robin/",
        "/search/?q={}",
    ],
    PersonFactory: [
        "/", "/people/", "/people/own/", "/blog/by-own/", "/blog/feed/", "/blog/author/own/",
        "/conditions/living/", "/search/?q={}",
    ],
    PageFactory: ["/own/", "/", "/blog/other/", "/search/?q={}"],
}  # fmt: skip
EACH_KIND = pytest.mark.parametrize(
    "factory", SURFACES, ids=lambda made: made._meta.model.__name__
)


@pytest.fixture
def site(time_machine):
    """A function that makes a page of a kind, not public yet, among others that lead to it."""
    time_machine.move_to(LONG_AGO, tick=False)
    category = CategoryFactory(slug="skin")
    peeling, own = TreatmentFactory(slug="peeling"), TreatmentFactory(slug="own", name="Own")
    robin = PersonFactory(slug="robin", name="Robin", treatments=[peeling])
    ServiceFactory(slug="peeling", treatment=peeling)
    living = ConditionFactory(slug="living", treatments=[peeling, own])
    other = PostFactory(slug="other", author=robin, treatments=[peeling, own])

    def make(factory):
        name = "name" if factory is PersonFactory else "title"
        more = {
            PostFactory: {
                "category": category,
                "author": robin,
                "treatments": [peeling],
                "conditions": [living],
            },
            ServiceFactory: {"treatment": own},
            ConditionFactory: {"treatments": [peeling]},
            PersonFactory: {"kind": "clinician", "treatments": [peeling]},
            PageFactory: {"role": "about"},
        }.get(factory, {})
        page = factory(slug="own", is_draft=True, **{name: "Quicksilver"}, **more)
        if factory is ConditionFactory:
            other.conditions.add(page)
            publish(other)
        if factory is PersonFactory:
            PostFactory(slug="by-own", author=page)
        return page

    return make


def rename(page, name):
    setattr(page, "name" if hasattr(page, "name") else "title", name)


@pytest.fixture
def seen(client, time_machine):
    """A function: where a word is shown at a moment, of the addresses at which its kind can be."""

    def look(word, factory, at):
        time_machine.move_to(at, tick=False)
        asked = [address.format(word.lower()) for address in SURFACES[factory]]
        answers = {address: client.get(address).content.decode() for address in asked}
        return {address for address, answer in answers.items() if word in answer}

    return look


def everywhere(word, factory):
    return {address.format(word.lower()) for address in SURFACES[factory]}


@EACH_MOMENT
@EACH_KIND
def test_a_page_appears_at_its_second(site, seen, factory, at):
    publish(site(factory), at=at)

    assert seen("Quicksilver", factory, at - SECOND) == set()
    assert seen("Quicksilver", factory, at) == everywhere("Quicksilver", factory)


@EACH_MOMENT
@EACH_KIND
def test_a_page_disappears_at_its_second(site, seen, factory, at):
    publish(site(factory), until=at)

    assert seen("Quicksilver", factory, at - SECOND) == everywhere("Quicksilver", factory)
    assert seen("Quicksilver", factory, at) == set()


@EACH_MOMENT
@EACH_KIND
def test_a_public_page_changes_at_its_second(site, seen, factory, at):
    page = site(factory)
    publish(page)
    rename(page, "Cinnabar")
    publish(page, at=at)

    assert seen("Quicksilver", factory, at - SECOND) == everywhere("Quicksilver", factory)
    assert seen("Cinnabar", factory, at - SECOND) == set()
    assert seen("Quicksilver", factory, at) == set()
    assert seen("Cinnabar", factory, at) == everywhere("Cinnabar", factory)


@EACH_KIND
def test_the_sitemap_lists_a_page_while_it_is_public(site, client, time_machine, factory):
    at = MOMENTS["on an ordinary day"]
    page = site(factory)
    publish(page, at=at, until=at + DAY)

    def is_listed(moment):
        time_machine.move_to(moment, tick=False)
        return f"{page.get_absolute_url()}</loc>" in content_at(client)

    around = [at - SECOND, at, at + DAY - SECOND, at + DAY]
    assert [is_listed(moment) for moment in around] == [False, True, True, False]


@EACH_KIND
def test_what_staff_save_is_seen_nowhere_before_it_is_published(site, seen, factory):
    page = site(factory)
    publish(page)
    rename(page, "Cinnabar")
    page.save()

    assert seen("Cinnabar", factory, LONG_AGO + DAY) == set()
    assert seen("Quicksilver", factory, LONG_AGO + DAY) == everywhere("Quicksilver", factory)


def test_the_crisis_line_and_the_menu_follow_a_condition_to_the_second(client, time_machine):
    at = MOMENTS["on an ordinary day"]
    time_machine.move_to(LONG_AGO, tick=False)
    ClinicProfile.objects.create(crisis_text="Quicksilver at any hour.")
    peeling = TreatmentFactory(slug="peeling")
    ServiceFactory(slug="peeling", treatment=peeling)
    condition = ConditionFactory(is_draft=True, shows_crisis_line=True, treatments=[peeling])
    PostFactory(slug="about-it", conditions=[condition])
    publish(condition, at=at, until=at + DAY)

    def shown(moment):
        time_machine.move_to(moment, tick=False)
        pages = [
            client.get(address).content.decode()
            for address in ("/services/peeling/", "/blog/about-it/")
        ]
        return {("Quicksilver" in page, 'href="/conditions/"' in page) for page in pages}

    around = [at - SECOND, at, at + DAY - SECOND, at + DAY]
    assert [shown(moment) for moment in around] == [
        {(False, False)}, {(True, True)}, {(True, True)}, {(False, False)},
    ]  # fmt: skip
