"""Builders of the tests' objects: published, complete, and without surprises."""

from copy import copy
from datetime import timedelta
from functools import cache
from io import BytesIO

import factory
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory
from PIL import Image

from blog.models import Category, Post
from clinic_site.clinic.models import Condition, MenuItem, Page, Person, Treatment
from clinic_site.photos.cleaning import clean_photo
from clinic_site.photos.models import Photo
from clinic_site.publishing.editions import publish
from contact.models import ConsultationRequest
from services.models import Service


def picture(size=(60, 40), kind="JPEG", **options) -> ContentFile:
    """A real picture of one color, as a file to upload."""
    output = BytesIO()
    Image.new("RGB", size, "teal").save(output, kind, **options)
    return ContentFile(output.getvalue(), name=f"holiday.{kind.lower()}")


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence("staff{}".format)
    password = factory.django.Password("a long password")
    is_staff = True


@cache
def _cleaned_once():
    # Cleaning starts a process, and the outcome is always the same.
    return clean_photo(picture())


class PhotoFactory(DjangoModelFactory):
    class Meta:
        model = Photo

    file = factory.LazyFunction(lambda: copy(_cleaned_once()))
    alt_text = "A calm room with a chair by the window"


class PublishedFactory(DjangoModelFactory):
    """A page as staff edit it: a draft, or published `at` a moment and `until` another.

    What visitors see of it is its `live_edition`.
    """

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        treatments, conditions, asked, priced = (
            kwargs.pop(name, ()) for name in ("treatments", "conditions", "asked", "priced")
        )
        is_draft, at, until = (kwargs.pop(name) for name in ("is_draft", "at", "until"))
        page = model_class(*args, **kwargs)
        page.save()
        if treatments:
            page.treatments.set(treatments)
        if conditions:
            page.conditions.set(conditions)
        for question in asked:
            page.questions.create(**question)
        for price in priced:
            page.prices.create(**price)
        if not is_draft:
            publish(page, at=at, until=until)
        return page

    @classmethod
    def _build(cls, model_class, *args, **kwargs):
        for name in ("is_draft", "at", "until"):
            del kwargs[name]
        return model_class(*args, **kwargs)

    is_draft = False
    at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    until = None


class PersonFactory(PublishedFactory):
    class Meta:
        model = Person

    name = factory.Sequence("Robin Sample {}".format)
    slug = factory.Sequence("robin-sample-{}".format)
    credentials = "MD"


class PageFactory(PublishedFactory):
    class Meta:
        model = Page

    title = factory.Sequence("Page {}".format)
    slug = factory.Sequence("page-{}".format)
    body = "<p>What the clinic says about itself.</p>"


class MenuItemFactory(DjangoModelFactory):
    class Meta:
        model = MenuItem

    place = MenuItem.Place.SITE


class TreatmentFactory(DjangoModelFactory):
    class Meta:
        model = Treatment

    name = factory.Sequence("Treatment {}".format)
    slug = factory.Sequence("treatment-{}".format)


class ConditionFactory(PublishedFactory):
    class Meta:
        model = Condition

    title = factory.Sequence("Condition {}".format)
    slug = factory.Sequence("condition-{}".format)
    summary = "What it is like, in a sentence."
    body = "<h2>How it feels</h2><p>Words of people who have it.</p>"


class CategoryFactory(DjangoModelFactory):
    class Meta:
        model = Category

    name = factory.Sequence("Category {}".format)
    slug = factory.Sequence("category-{}".format)


class PostFactory(PublishedFactory):
    class Meta:
        model = Post

    title = factory.Sequence("Post {}".format)
    slug = factory.Sequence("post-{}".format)
    author = factory.SubFactory(PersonFactory)
    category = factory.SubFactory(CategoryFactory)
    body = "<h2>What it is</h2><p>Words about a treatment.</p><h2>What it is not</h2><p>More.</p>"


class ServiceFactory(PublishedFactory):
    class Meta:
        model = Service

    title = factory.Sequence("Service {}".format)
    slug = factory.Sequence("service-{}".format)
    treatment = factory.SubFactory(TreatmentFactory)
    summary = "What it is, and for whom."
    who_it_is_for = "<p>People who asked a clinician first.</p>"
    session = "<p>You sit down and talk.</p>"
    risks = "<p>Nausea and dizziness.</p>"
    aftercare = "<p>Rest for a day.</p>"


class ConsultationRequestFactory(DjangoModelFactory):
    class Meta:
        model = ConsultationRequest

    name = factory.Sequence("Sample Visitor {}".format)
    telephone = "+17275550100"
    has_consented = True
