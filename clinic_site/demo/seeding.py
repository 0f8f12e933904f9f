"""Fills an empty site with a believable clinic; the texts are the TOML files beside this module."""

import tomllib
from datetime import date, time, timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.html import linebreaks

from blog.models import Category, Post
from clinic_site.clinic.models import ClinicProfile, Condition, MenuItem, Page, Person, Treatment
from clinic_site.photos.models import Photo
from clinic_site.publishing.editions import publish
from clinic_site.publishing.links import key_of
from clinic_site.richtext.stored import as_from_a_form, clean_stored_texts
from services.models import Service

from .drawings import in_texts, portraits
from .subjects import picture_of

TEXTS = Path(__file__).parent / "texts"


def is_seeded() -> bool:
    """Whether a site is here already; its profile is the first row that anything makes."""
    return ClinicProfile.objects.exists()


@transaction.atomic
def seed() -> None:
    """Write the demo content, all of it or none."""
    clinic = _read("clinic.toml")
    _seed_profile(clinic)
    for row in clinic["categories"]:
        Category.objects.create(**row)
    pages = [_read(path) for path in sorted((TEXTS / "pages").glob("*.toml"))]
    for row in sorted(pages, key=lambda row: "translation_of" in row):  # what they translate first
        _seed_page(row)
    for path in sorted((TEXTS / "services").glob("*.toml")):
        _seed_service(_read(path))
    for row in clinic["people"]:
        _seed_person(row)
    for path in sorted((TEXTS / "conditions").glob("*.toml")):
        _seed_condition(_read(path))
    for path in sorted((TEXTS / "posts").glob("*.toml")):
        _seed_post(_read(path))
    clean_stored_texts(clean=as_from_a_form)  # links to pages that came later name them, too


def _read(path):
    """What a file holds, without the ends of lines that a form would take away as well."""
    values = tomllib.loads((TEXTS / path).read_text(encoding="utf-8"))
    return {
        name: value.strip() if isinstance(value, str) else value for name, value in values.items()
    }


def _publish(page, days_ago):
    at = timezone.now() - timedelta(days=days_ago)
    publish(page, at=at.replace(minute=0, second=0, microsecond=0))


def _seed_profile(clinic):
    lists = ("hours", "special_days", "categories", "people")
    fields = {name: value for name, value in clinic.items() if name not in lists}
    profile = ClinicProfile.objects.create(**fields, door_photo=picture_of("door"))
    for row in clinic["hours"]:
        profile.opening_hours.create(
            weekday=row["weekday"],
            opens=time.fromisoformat(row["opens"]),
            closes=time.fromisoformat(row["closes"]),
        )
    for row in clinic["special_days"]:
        profile.special_days.create(
            date=_next(row["month"], row["day"]), name=row["name"], is_closed=row["closed"]
        )


def _seed_page(row):
    if "translation_of" in row:
        row["translation_of"] = Page.objects.get(slug=row["translation_of"])
    page = Page(**row)
    _publish(page, days_ago=400)
    if not page.role:
        MenuItem.objects.create(place=MenuItem.Place.SITE, page=key_of(page))


def _next(month, day):
    today = timezone.localdate()
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _seed_service(row):
    questions, prices = row.pop("faqs", []), row.pop("prices", [])
    treatment = Treatment.objects.create(
        name=row["title"],
        slug=row["slug"],
        order=row.pop("order"),
        shows_crisis_line=row.pop("shows_crisis_line"),
    )
    photo = picture_of(row["slug"])
    service = Service.objects.create(**row, treatment=treatment, photo=photo)
    _ask(service, questions)
    for position, price in enumerate(prices, start=1):
        service.prices.create(position=position, **price)
    _publish(service, days_ago=400)


def _seed_person(row):
    subjects = row.pop("treatments", [])
    drawn = ContentFile(getattr(portraits, row.pop("portrait"))(), name="portrait.jpg")
    portrait = Photo.objects.create(file=drawn, alt_text="A drawn sample portrait, of nobody")
    person = Person.objects.create(**row, photo=portrait)
    person.treatments.set(Treatment.objects.filter(slug__in=subjects))
    _publish(person, days_ago=400)


def _seed_condition(row):
    treatments = Treatment.objects.filter(slug__in=row.pop("treatments"))
    condition = Condition.objects.create(**row, photo=picture_of(row["slug"]))
    condition.treatments.set(treatments)
    _publish(condition, days_ago=400)


def _seed_post(row):
    questions = row.pop("faqs", [])
    subjects, conditions = row.pop("treatments"), row.pop("conditions", [])
    body = _with_photos(row["body"], row.pop("photos", {}))
    days_ago = row.pop("days_ago")
    own = {
        "body": body,
        "category": Category.objects.get(slug=row["category"]),
        "author": Person.objects.get(slug=row["author"]),
        "next_step_text": linebreaks(row.get("next_step_text", "")),
        "photo": picture_of(row["slug"]),
    }
    post = Post.objects.create(**row | own)
    post.treatments.set(Treatment.objects.filter(slug__in=subjects))
    post.conditions.set(Condition.objects.filter(slug__in=conditions))
    _ask(post, questions)
    _publish(post, days_ago)


def _ask(page, questions):
    for position, question in enumerate(questions, start=1):
        page.questions.create(position=position, **question)


def _with_photos(body, photos):
    """The text with a reference to a photo wherever it names one: `[chair]`."""
    for name, row in photos.items():
        draw = getattr(in_texts, row.pop("drawing"))
        photo = Photo.objects.create(file=ContentFile(draw(), name="drawing.jpg"), **row)
        body = body.replace(f"[{name}]", f'<img data-photo="{photo.pk}">')
    return body
