"""What visitors see or will see holds what it names; what they only saw once lets go."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from clinic_site.photos.models import Photo
from clinic_site.photos.uses import used_ids, uses_of
from clinic_site.publishing.editions import publish, take_down
from tests.factories import (
    CategoryFactory,
    PageFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.filling import fill_in
from tests.site.reading import links, read

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def text_with(photo):
    return f'<p>Words.</p><p><img data-photo="{photo.pk}"></p>'


def as_photo(photo):
    return PostFactory(photo=photo)


def as_still(photo):
    return ServiceFactory(video_url="https://video.example/1", video_title="A", video_still=photo)


def in_text(photo):
    return PostFactory(body=text_with(photo))


def in_answer(photo):
    return PostFactory(asked=[{"question": "Why?", "answer": text_with(photo)}])


def without_it(page):
    """Take the photo out of what staff edit."""
    page = type(page).objects.get(pk=page.pk)
    page.photo = page.video_still = None
    page.video_url = page.video_title = ""
    page.body = "<p>Words.</p>"
    page.questions.all().delete()
    page.save()
    return page


EACH_WAY = pytest.mark.parametrize("use", [as_photo, as_still, in_text, in_answer])


@EACH_WAY
def test_a_photo_that_only_visitors_see_any_more_cannot_be_deleted(use):
    photo = PhotoFactory()
    page = without_it(use(photo))

    with pytest.raises(ProtectedError), transaction.atomic():
        photo.delete()

    assert uses_of(photo) == [page]
    assert photo.pk in used_ids()


@EACH_WAY
def test_a_photo_of_what_is_planned_cannot_be_deleted(use):
    photo = PhotoFactory()
    page = use(photo)
    take_down(page)
    publish(type(page).objects.get(pk=page.pk), at=timezone.now() + DAY)
    without_it(page)

    with pytest.raises(ProtectedError), transaction.atomic():
        photo.delete()

    assert Photo.objects.filter(pk=photo.pk).exists()


@EACH_WAY
def test_a_photo_that_visitors_saw_once_can_be_deleted(use):
    photo = PhotoFactory()
    page = without_it(use(photo))
    publish(page)

    assert (uses_of(photo), photo.pk in used_ids()) == ([], False)
    photo.delete()

    assert type(page).objects.editions().count() == 2


def test_the_library_leads_to_the_form_of_the_page_and_not_of_its_edition(admin_client):
    photo = PhotoFactory()
    page = without_it(as_photo(photo))

    tree = read(admin_client.get(f"/admin/photos/photo/{photo.pk}/change/"), strict=False)

    found = [
        address
        for address in links(tree)
        if "/admin/blog/post/" in address and "change" in address
    ]
    assert set(found) == {f"/admin/blog/post/{page.pk}/change/"}


def test_a_category_and_a_treatment_are_held_alike_and_let_go_alike():
    post, service = PostFactory(), ServiceFactory()
    category, treatment = post.category, service.treatment
    post.category, service.treatment = CategoryFactory(), TreatmentFactory()
    for page, held in ((post, category), (service, treatment)):
        page.save()
        with pytest.raises(ProtectedError), transaction.atomic():
            held.delete()

        publish(page)
        held.delete()
        assert page.is_published


@pytest.mark.parametrize("at", [None, timezone.now() + DAY], ids=["public", "planned"])
def test_an_address_that_visitors_see_or_will_see_is_taken(admin_client, at):
    page = PageFactory(slug="fees", **({"at": at} if at else {}))
    page.slug = "prices"
    page.save()
    other = PageFactory(slug="other", is_draft=True)

    asked = {"slug": "fees", "_publish": ""}
    answer = fill_in(admin_client, f"/admin/clinic/page/{other.pk}/change/", **asked)
    other.slug = "fees"

    assert "slug" in answer.context["adminform"].form.errors
    with pytest.raises(ValidationError, match="already exists"):
        publish(other)


def test_an_address_of_the_past_is_free_and_a_page_may_return_to_its_own():
    page, other = PageFactory(slug="fees"), PageFactory(slug="other")
    page.slug = "prices"
    publish(page)
    other.slug = "fees"
    publish(other)
    other.slug = "other"
    publish(other)
    page.slug = "fees"

    publish(page)

    assert page.live_edition.slug == "fees"
