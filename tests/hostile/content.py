"""Fills an empty site with what no designer drew; run inside the site by `manage.py shell`."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile, Condition, Page, Person, SpecialDay, Treatment
from clinic_site.photos.models import Photo
from tests import factories
from tests.hostile import long_words
from tests.hostile.long_pages import make_posts, make_services
from tests.hostile.long_words import SENTENCE, UNBROKEN, in_text, longest, paragraphs

TREATMENTS, SPECIAL_DAYS = 30, 40
# What is said of a person, besides what lists show.
KNOWN = (
    "quote", "license_type", "license_number", "license_state", "board_certification",
    "certified_by", "training", "languages",
)  # fmt: skip


def fill():
    photos = make_photos()
    with transaction.atomic():
        fill_profile(photos)
        people = make_people(photos)
        treatments = make_treatments()
        make_posts(photos, people, treatments)
        make_services(photos)
        make_conditions(photos, treatments)
        make_pages(photos)


def make_photos():
    sizes = {"wide": (2400, 60), "tall": (200, 2400), "tiny": (8, 8), "usual": (1200, 800)}
    captions = {"wide": SENTENCE, "tall": "m"}
    return {
        name: Photo.objects.create(
            file=ContentFile(factories.picture(size).read(), name="photo.jpg"),
            alt_text=longest(Photo, "alt_text", UNBROKEN),
            caption=longest(Photo, "caption", captions[name]) if name in captions else "",
            credit=longest(Photo, "credit", UNBROKEN) if name in captions else "",
        )
        for name, size in sizes.items()
    }


def fill_profile(photos):
    profile = ClinicProfile.get_solo()
    profile.name = long_words.CLINIC
    profile.approach = long_words.EVERYTHING
    profile.introduction = SENTENCE * 12
    profile.email = (
        "appointments-and-everything-else-that-you-may-want-to-ask@" + "x" * 60 + ".example"
    )
    for field in ("tagline", "crisis_text", "after_hours", "city", "state", "postal_code"):
        setattr(profile, field, longest(ClinicProfile, field))
    for field in ("getting_here", "responsible_physician"):
        setattr(profile, field, longest(ClinicProfile, field, UNBROKEN))
    profile.door_photo = photos["tall"]
    profile.street = longest(ClinicProfile, "street", UNBROKEN)
    profile.save()
    today = timezone.localdate()
    SpecialDay.objects.bulk_create(
        SpecialDay(
            clinic=profile,
            date=today + timedelta(days=9 * number),
            name=longest(SpecialDay, "name", UNBROKEN if number % 2 else SENTENCE),
        )
        for number in range(SPECIAL_DAYS)
    )


def make_people(photos):
    wordy = {name: longest(Person, name) for name in ("credentials", "role", "summary", *KNOWN)}
    unbroken = {name: longest(Person, name, UNBROKEN) for name in KNOWN}
    make = factories.PersonFactory
    return [
        make(name=long_words.ARABIC, slug="arabic", **wordy, bio=paragraphs(long_words.ARABIC)),
        make(name=long_words.HEBREW, slug="hebrew", credentials="ד״ר", role="רופאה", summary="כן"),
        make(
            name=f"Hubert {long_words.SURNAME}",
            slug="surname",
            photo=photos["tall"],
            bio=long_words.EVERYTHING,
            kind="clinician",
            **unbroken,
        ),
        make(name=longest(Person, "name", "O"), slug="o" * 100, credentials="", role=UNBROKEN),
        make(name="Bo", slug="bo", credentials="", photo=photos["tiny"]),
    ]


def make_treatments():
    many = [
        factories.TreatmentFactory(name=f"Treatment that is one of many, number {number}")
        for number in range(TREATMENTS)
    ]
    return [*many, factories.TreatmentFactory(name=longest(Treatment, "name", UNBROKEN))]


def make_conditions(photos, treatments):
    make = factories.ConditionFactory
    make(
        title=longest(Condition, "title", UNBROKEN),
        slug="c" * 100,
        summary=longest(Condition, "summary", UNBROKEN),
        body=long_words.EVERYTHING + in_text(photos["usual"]),
        photo=photos["tall"],
        shows_crisis_line=True,
        treatments=treatments,
    )
    make(title=long_words.ARABIC, slug="arabic", summary=longest(Condition, "summary"), body="Ja.")


def make_pages(photos):
    make = factories.PageFactory
    make(
        title=longest(Page, "title", UNBROKEN),
        slug="about",
        role="about",
        body="Ja.",
    )
    make(
        title=longest(Page, "title"),
        slug="p" * 100,
        body=long_words.EVERYTHING + in_text(photos["usual"]),
        role="accessibility",
    )
    make(title=long_words.ARABIC_TITLE, slug="privacy", role="privacy")
