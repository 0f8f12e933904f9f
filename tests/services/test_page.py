"""The page of a treatment around its record: the photo, the crisis line, the anchors."""

import pytest

from clinic_site.clinic.models import ClinicProfile
from tests.factories import PhotoFactory, ServiceFactory, TreatmentFactory
from tests.site.reading import main_of, read, words

pytestmark = pytest.mark.django_db


def page(client, service):
    return main_of(read(client.get(service.get_absolute_url())))


def test_the_photo_says_its_size_and_what_it_shows(client):
    main = page(client, ServiceFactory(photo=PhotoFactory(alt_text="A quiet room")))

    (picture,) = main.iter("img")
    shown = [picture.get(name) for name in ("width", "height", "alt")]
    assert shown == ["60", "30", "A quiet room"]  # as it will be cut


@pytest.mark.parametrize("is_marked", [True, False])
def test_the_crisis_line_stands_on_the_page_of_a_treatment_marked_for_it(client, is_marked):
    ClinicProfile.objects.create(crisis_text="Call or text 988 at any hour.")
    treatment = TreatmentFactory(shows_crisis_line=is_marked)

    main = page(client, ServiceFactory(treatment=treatment))

    assert ("Call or text 988 at any hour." in words(main)) == is_marked


def test_the_same_heading_in_two_parts_makes_two_anchors(client):
    same = "<h3>In short</h3><p>Words.</p>"

    tree = read(client.get(ServiceFactory(risks=same, session=same).get_absolute_url()))

    anchors = [element.get("id") for element in tree.iter() if element.get("id")]
    assert sorted(anchors) == sorted(set(anchors))
    assert {"risks-in-short", "session-in-short"} <= set(anchors)
