"""Conditions that lead to a treatment: its page leads back, and has the crisis line with them."""

import pytest

from clinic_site.clinic.models import ClinicProfile
from clinic_site.publishing.editions import publish
from tests.factories import ConditionFactory, ServiceFactory, TreatmentFactory
from tests.site.reading import links, main_of, read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def treatment():
    return TreatmentFactory()


@pytest.fixture
def page(client, treatment):
    """A function: what stands on the page of the treatment now."""
    service = ServiceFactory(treatment=treatment)
    return lambda: main_of(read(client.get(service.get_absolute_url())))


def test_the_page_of_a_treatment_leads_back_to_the_conditions_that_visitors_see(page, treatment):
    condition = ConditionFactory(title="Chronic pain", slug="pain", treatments=[treatment])
    ConditionFactory(slug="not-yet", treatments=[treatment], is_draft=True)
    ConditionFactory(slug="another", treatments=[TreatmentFactory()])
    condition.title = "Long pain"
    condition.save()

    shown = page()

    assert [link for link in links(shown) if "/conditions/" in link] == ["/conditions/pain/"]
    assert "Chronic pain" in words(shown)
    assert "Long pain" not in words(shown)


def test_what_visitors_see_of_a_condition_decides_whether_it_leads_there(page, treatment):
    condition = ConditionFactory(slug="pain", treatments=[treatment])
    condition.treatments.clear()
    assert "/conditions/pain/" in links(page())

    publish(condition)
    assert "/conditions/pain/" not in links(page())


@pytest.mark.parametrize(
    ("is_marked", "is_draft", "is_shown"),
    [(True, False, True), (False, False, False), (True, True, False)],
)
def test_the_crisis_line_stands_where_a_condition_that_visitors_see_is_marked_for_it(
    page, treatment, is_marked, is_draft, is_shown
):
    ClinicProfile.objects.create(crisis_text="Quicksilver at any hour.")
    ConditionFactory(treatments=[treatment], shows_crisis_line=is_marked, is_draft=is_draft)

    assert ("Quicksilver" in words(page())) == is_shown
