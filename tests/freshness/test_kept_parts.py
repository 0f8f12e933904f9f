"""What pages share is drawn once, and is as right as if it were drawn each time."""

from datetime import timedelta

import pytest
from django.template import engines
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.editions import publish, take_down
from tests.factories import PageFactory, PersonFactory, PostFactory, ServiceFactory
from tests.site.reading import links, main_of, read, words

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def text_of(client, address):
    return words(read(client.get(address)))


@pytest.fixture(autouse=True)
def _profile(client):
    client.get("/")  # makes it


def draw(source, **context):
    return engines["django"].from_string("{% load freshness %}" + source).render(context)


def test_a_part_is_drawn_once_for_each_of_its_values():
    part = "{% kept 'part' number %}{{ number }}, first: {{ first }}{% endkept %}"

    assert draw(part, number=1, first="yes") == "1, first: yes"
    assert draw(part, number=2, first="yes") == "2, first: yes"
    assert draw(part, number=1, first="no") == "1, first: yes"


def test_what_has_no_key_is_not_kept():
    part = "{% kept 'part' number %}{{ title }}{% endkept %}"

    assert [draw(part, number=None, title=title) for title in "ab"] == ["a", "b"]


def test_a_part_within_a_part_ends_the_outer_one_too(time_machine):
    now = timezone.now().replace(microsecond=0)
    time_machine.move_to(now, tick=False)
    part = "{% load publishing %}{% kept 'outer' %}{% kept 'inner' %}{{ at|ago }}{% endkept %}{% endkept %}"
    assert draw(part, at=now) == draw(part, at=now) == "just now"

    time_machine.move_to(now + timedelta(minutes=1), tick=False)

    assert draw(part, at=now) == "1\xa0minute ago"


def test_the_foot_of_a_page_says_at_once_what_was_changed_in_the_profile(client):
    assert "4 Sample Street" not in text_of(client, "/blog/")

    ClinicProfile.objects.update(street="4 Sample Street")

    assert "4 Sample Street" in text_of(client, "/blog/")


def test_a_card_says_at_once_the_number_of_today(client):
    PostFactory(title="Sleep", excerpt="Call us: (727) 230-1438.")
    assert "(727) 230-1438" in words(main_of(read(client.get("/blog/"))))

    profile = ClinicProfile.get_solo()
    profile.telephone = "+17275550123"
    profile.save()

    shown = text_of(client, "/blog/")
    assert "Call us: (727) 555-0123." in shown
    assert "230-1438" not in shown


def test_a_card_says_how_long_ago_as_time_goes_by(client, time_machine):
    now = timezone.now()
    PostFactory(at=now)

    for after, said in [(0, "just now"), (61, "1\xa0minute ago"), (3601, "1\xa0hour ago")]:
        time_machine.move_to(now + timedelta(seconds=after))
        assert said in text_of(client, "/blog/").replace(" ", "\xa0").replace(
            "just\xa0now", "just now"
        ).replace("\xa0ago", " ago")


def test_each_page_marks_its_own_link_in_the_menu(client):
    ServiceFactory()
    PostFactory()

    marked = {
        address: [
            link.get("href")
            for link in read(client.get(address)).iter("a")
            if link.get("aria-current") == "page"
        ]
        for address in ("/blog/", "/services/", "/blog/", "/search/")
    }

    assert all(address in links for address, links in marked.items()), marked
    assert "/services/" not in marked["/blog/"]


def test_a_page_in_spanish_and_one_in_english_each_have_their_own_head(client):
    english, spanish = PageFactory(), PageFactory(language="es")

    for page in (english, spanish, english):
        header = next(read(client.get(page.get_absolute_url())).iter("header"))
        assert header.get("lang") == ("en-US" if page is spanish else None)


def below(client, post):
    return links(main_of(read(client.get(post.get_absolute_url()))))


def test_a_new_article_stands_at_once_below_those_about_the_same(client):
    peeling = ServiceFactory().treatment
    first = PostFactory(treatments=[peeling])
    assert below(client, first)

    second = PostFactory(treatments=[peeling])
    assert second.get_absolute_url() in below(client, first)

    take_down(second)
    assert second.get_absolute_url() not in below(client, first)


def test_an_article_says_at_once_who_its_author_is_by_now(client):
    robin = PersonFactory(name="Robin")
    post = PostFactory(author=robin)
    assert "By Robin" in text_of(client, post.get_absolute_url())

    robin.name = "Marlow"
    publish(robin)

    assert "By Marlow" in text_of(client, post.get_absolute_url())


def test_a_treatment_below_an_article_is_at_once_what_its_page_says(client):
    service = ServiceFactory(title="Peeling")
    post = PostFactory(treatments=[service.treatment])
    assert "Peeling" in text_of(client, post.get_absolute_url())

    service.title = "A gentle peeling"
    publish(service)

    assert "A gentle peeling" in text_of(client, post.get_absolute_url())
