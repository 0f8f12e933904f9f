"""A photo that a text shows is in use: the library knows where, and lets nobody delete it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from blog.models import Post
from clinic_site.clinic.models import ClinicProfile
from clinic_site.photos.models import Photo
from clinic_site.photos.uses import used_ids, uses_of
from clinic_site.publishing.editions import cancel_plan, publish
from tests.factories import (
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.filling import choose

pytestmark = pytest.mark.django_db


def showing(photo):
    return f'<p>Words.</p><p><img data-photo="{photo.pk}"></p>'


def in_an_answer(html):
    return PostFactory(asked=[{"question": "Why?", "answer": html}])


PLACES = {
    "an article": lambda html: PostFactory(body=html),
    "an answer": in_an_answer,
    "a treatment": lambda html: ServiceFactory(aftercare=html),
    "a person": lambda html: PersonFactory(bio=html),
    "a page": lambda html: PageFactory(body=html),
    "the home page": lambda html: ClinicProfile.objects.create(approach=html),
}


def delete_one(photo):
    photo.delete()


def delete_many(photo):
    Photo.objects.filter(pk=photo.pk).delete()


@pytest.mark.parametrize("write", PLACES.values(), ids=PLACES.keys())
def test_the_library_knows_every_text_that_shows_a_photo(write):
    photo, other = PhotoFactory(), PhotoFactory()
    place = write(showing(photo))

    assert uses_of(photo) == [place]
    assert used_ids() == {photo.pk}
    assert uses_of(other) == []


def test_a_page_that_shows_a_photo_in_several_ways_is_named_once():
    photo = PhotoFactory()
    asked = [{"question": "Why?", "answer": showing(photo)}]
    post = PostFactory(photo=photo, body=showing(photo) * 2, asked=asked)

    assert uses_of(photo) == [post]


def test_a_number_that_only_begins_alike_is_another_photo():
    photo = PhotoFactory()
    PostFactory(is_draft=True, body=f'<p><img data-photo="{photo.pk}0"></p>')
    PostFactory(body=f'<p>&lt;img data-photo="{photo.pk}"&gt; data-photo="{photo.pk}"</p>')

    assert uses_of(photo) == []
    assert used_ids() == {int(f"{photo.pk}0")}


@pytest.mark.parametrize("delete", [delete_one, delete_many], ids=lambda way: way.__name__)
@pytest.mark.parametrize("write", PLACES.values(), ids=PLACES.keys())
def test_a_photo_that_a_text_shows_cannot_be_deleted(write, delete):
    photo = PhotoFactory()
    write(showing(photo))

    with pytest.raises(ProtectedError), transaction.atomic():
        delete(photo)

    assert list(Photo.objects.all()) == [photo]
    assert photo.file.storage.exists(photo.file.name)


def test_the_admin_deletes_no_photo_that_a_text_shows(admin_client):
    shown, unused = PhotoFactory(), PhotoFactory()
    PostFactory(body=showing(shown))
    address = f"/admin/photos/photo/{shown.pk}/delete/"

    one = admin_client.post(address, {"post": "yes"})
    many = choose(admin_client, "photos/photo", "delete_selected", shown, unused, post="yes")

    assert (one.status_code < 500, many.status_code) == (True, 200)
    assert shown in Photo.objects.all()


def test_a_photo_is_free_again_when_neither_draft_nor_visitors_show_it_any_more():
    photo = PhotoFactory()
    post = PostFactory(body=showing(photo))
    post.body = "<p>Words.</p>"

    post.save()
    with pytest.raises(ProtectedError), transaction.atomic():
        delete_many(photo)  # visitors still see it
    publish(post)
    delete_many(photo)

    assert not Photo.objects.exists()


def test_a_photo_that_is_only_planned_is_held_until_the_plan_is_cancelled():
    photo = PhotoFactory()
    post = PostFactory(body="<p>Words.</p>")
    post.body = showing(photo)
    publish(post, at=timezone.now() + timedelta(days=1))
    Post.objects.update(body="<p>Words.</p>")

    with pytest.raises(ProtectedError), transaction.atomic():
        delete_many(photo)
    cancel_plan(post)
    delete_many(photo)

    assert not Photo.objects.exists()
