"""The list of conditions, and the page of one: what it leads to."""

import pytest

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.editions import publish
from tests.factories import (
    ConditionFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.reading import headings, links, main_of, read, section_titled, words
from tests.site.sitemap import content_at

pytestmark = pytest.mark.django_db

TREATMENTS = "Treatments to ask us about"


def page(client, condition):
    return main_of(read(client.get(condition.get_absolute_url())))


def test_the_list_names_conditions_in_the_order_that_staff_gave_them(client):
    ConditionFactory(title="Menopause", slug="menopause", order=2)
    ConditionFactory(title="Acne scars", slug="acne-scars", order=2)
    ConditionFactory(title="Depression", slug="depression", order=1, summary="Every day is gray.")
    ConditionFactory(title="Not yet", is_draft=True)

    main = main_of(read(client.get("/conditions/")))

    assert headings(main)[1:4] == ["Depression", "Acne scars", "Menopause"]
    assert links(main)[:3] == [
        "/conditions/depression/", "/conditions/acne-scars/", "/conditions/menopause/",
    ]  # fmt: skip
    assert "Every day is gray." in words(main)
    assert "Not yet" not in words(main)


def test_an_empty_list_says_what_to_do(client):
    assert "Please call us and ask." in words(main_of(read(client.get("/conditions/"))))


def test_a_page_says_what_it_is_like_and_shows_its_photo(client):
    condition = ConditionFactory(
        title="Chronic pain", slug="chronic-pain", summary="It does not stop.",
        body="<h2>A bad day</h2><p>Stairs are far.</p>", photo=PhotoFactory(),
    )  # fmt: skip

    main = page(client, condition)

    assert condition.get_absolute_url() == "/conditions/chronic-pain/"
    assert headings(main)[:2] == ["Chronic pain", "A bad day"]
    assert "It does not stop." in words(main)
    assert "Stairs are far." in words(main)
    assert "#a-bad-day" in links(main)
    assert len(list(main.iter("img"))) == 1


def test_a_page_leads_to_the_public_pages_of_its_treatments(client):
    shown = ServiceFactory(title="Peeling", slug="peeling")
    hidden = ServiceFactory(title="Not yet", is_draft=True)
    ServiceFactory(title="Something else")

    main = page(client, ConditionFactory(treatments=[shown.treatment, hidden.treatment]))

    assert links(section_titled(main, TREATMENTS)) == ["/services/peeling/"]


def test_a_condition_for_which_nothing_is_offered_has_no_part_for_treatments(client):
    main = page(client, ConditionFactory(treatments=[TreatmentFactory()]))

    assert TREATMENTS not in words(main)


@pytest.mark.parametrize("is_marked", [True, False])
def test_the_crisis_line_stands_where_the_condition_is_marked_for_it(client, is_marked):
    ClinicProfile.objects.create(crisis_text="Call or text 988 at any hour.")

    main = page(client, ConditionFactory(shows_crisis_line=is_marked))

    assert ("Call or text 988 at any hour." in words(main)) == is_marked


@pytest.mark.parametrize("number", [1, 50])
def test_the_list_costs_the_same_queries_for_any_number(client, django_assert_num_queries, number):
    photo = PhotoFactory()
    for _ in range(number):
        ConditionFactory(photo=photo, treatments=[TreatmentFactory()])
    client.get("/")  # makes the clinic's profile

    # The conditions with their photos, the profile, the pages of the footer.
    with django_assert_num_queries(3):
        assert client.get("/conditions/").status_code == 200


def test_a_page_lists_all_articles_about_it_the_newest_with_their_pictures(client):
    condition = ConditionFactory()
    posts = PostFactory.create_batch(5, conditions=[condition])
    PostFactory(conditions=[condition], is_draft=True)
    PostFactory(conditions=[ConditionFactory()])

    section = section_titled(page(client, condition), "Articles about this")

    assert links(section) == [post.get_absolute_url() for post in reversed(posts)]
    assert len(list(section.iter("article"))) == 3


def test_a_condition_that_nobody_wrote_about_has_no_part_for_articles(client):
    assert "Articles about this" not in words(page(client, ConditionFactory()))


# --- People ---------------------------------------------------------------------------------------


def test_a_page_leads_to_the_clinicians_of_today_who_give_one_of_its_treatments_each_once(client):
    peeling, rest = TreatmentFactory(), TreatmentFactory()
    PersonFactory(slug="cora", kind="clinician", treatments=[peeling, rest])
    PersonFactory(slug="writer", treatments=[peeling])
    PersonFactory(slug="former", kind="clinician", is_former=True, treatments=[peeling])
    PersonFactory(slug="not-yet", kind="clinician", treatments=[peeling], is_draft=True)
    PersonFactory(slug="another", kind="clinician", treatments=[TreatmentFactory()])

    main = page(client, ConditionFactory(treatments=[peeling, rest]))

    assert links(section_titled(main, "Who you would meet")) == ["/people/cora/"]
    assert "#people-title" in links(main)


def test_the_page_of_a_person_leads_back_to_it(client):
    peeling = TreatmentFactory()
    ConditionFactory(slug="acne-scars", treatments=[peeling])
    ConditionFactory(slug="not-yet", treatments=[peeling], is_draft=True)
    ConditionFactory(slug="another", treatments=[TreatmentFactory()])

    main = page(client, PersonFactory(treatments=[peeling]))

    assert [link for link in links(main) if "/conditions/" in link] == ["/conditions/acne-scars/"]


# --- The menu ---------------------------------------------------------------------------------------


def led_to(client, address="/"):
    return links(read(client.get(address))).count("/conditions/")


def test_header_and_footer_lead_to_the_list_once_there_is_a_condition(client):
    condition = ConditionFactory(is_draft=True)
    assert (led_to(client), led_to(client, "/search/")) == (0, 0)
    assert "/conditions/</loc>" not in content_at(client)

    publish(condition)

    assert (led_to(client), led_to(client, "/search/")) == (2, 2)
    assert "/conditions/</loc>" in content_at(client)
