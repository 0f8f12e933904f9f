"""The people: what their pages say, and whom the site shows where."""

import pytest

from clinic_site.publishing.editions import publish
from tests.factories import PersonFactory, TreatmentFactory

pytestmark = pytest.mark.django_db


def test_who_does_a_treatment_is_what_is_published_and_not_what_is_drafted():
    peeling, needling = TreatmentFactory(), TreatmentFactory()
    person = PersonFactory(treatments=[peeling])

    person.treatments.set([needling])

    assert list(peeling.people.published()) == [person.live_edition]
    assert not needling.people.published().exists()
    publish(person)
    assert list(needling.people.published()) == [person.live_edition]
