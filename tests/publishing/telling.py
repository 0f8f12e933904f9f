"""A small site with all that pages can tell machines, and what they tell."""

from datetime import time, timedelta

from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
)
from tests.publishing.schema_org import data_in, things_in
from tests.site.reading import read


def told(client, address):
    """The types of things that a page tells of, each with what it tells."""
    return things_in(data_in(read(client.get(address))))


def known_clinic() -> ClinicProfile:
    """The clinic with an address, a week and two special days to come."""
    clinic = ClinicProfile.get_solo()
    clinic.street, clinic.postal_code, clinic.email = (
        "1 Bay Street",
        "33755",
        "desk@clinic.example",
    )
    clinic.latitude, clinic.longitude = "27.965853", "-82.800103"
    clinic.save()
    for weekday in range(5):
        clinic.opening_hours.create(weekday=weekday, opens=time(9), closes=time(17, 30))
    clinic.opening_hours.create(weekday=5, opens=time(0), closes=time(0))
    soon = timezone.localdate() + timedelta(days=20)
    clinic.special_days.create(date=soon, name="A holiday")
    clinic.special_days.create(
        date=soon + timedelta(days=1),
        name="After it",
        is_closed=False,
        opens=time(10),
        closes=time(12),
    )
    return clinic


def one_of_each() -> None:
    """A page of each kind, with all that it can tell."""
    known_clinic()
    photo = PhotoFactory()
    asked = [
        {"question": "Does it hurt?", "answer": "<p>A <em>little</em>.</p><ul><li>Not after</li></ul>"},
        {"question": "Whom to call?", "answer": "<p>Us: 727.230.1438.</p>"},
    ]  # fmt: skip
    priced = [
        {"what": "One session", "low": 1350, "unit": "per session", "includes": "The room"},
        {"what": "A course", "low": "99.50", "high": 2400, "position": 1},
    ]
    service = ServiceFactory(slug="peeling", photo=photo, asked=asked, priced=priced)
    living = ConditionFactory(slug="living", photo=photo, treatments=[service.treatment])
    robin = PersonFactory(
        slug="robin", photo=photo, kind="clinician", role="Medical director", summary="Listens.",
        license_type="Medical doctor", license_number="ME 00000", license_state="Florida",
        board_certification="Anesthesiology", certified_by="A board", languages="English and Spanish",
    )  # fmt: skip
    PostFactory(
        title="Newest", slug="newest", category__slug="skin", photo=photo, author=robin,
        treatments=[service.treatment], conditions=[living], asked=asked,
    )  # fmt: skip
    PageFactory(slug="about", role="about")
    PageFactory(slug="ayuda", language="es", title="En español")
