"""Photos in a bucket: the same library and the same addresses, by one setting alone.

The server is moto's, a real one that speaks S3 over HTTP on this machine.
"""

import logging
from datetime import timedelta

import boto3
import pytest
import time_machine
from django.utils import timezone
from moto.server import ThreadedMotoServer

from clinic_site import service_urls
from clinic_site.clinic.models import ClinicProfile
from clinic_site.photos.gone import settle_gone
from clinic_site.photos.models import Photo
from clinic_site.photos.orphans import delete_orphans
from clinic_site.photos.renditions import make_due
from clinic_site.publishing.editions import take_down
from clinic_site.publishing.seo import meta_of
from clinic_site.sharing.addresses import name_of
from clinic_site.sharing.kept import delete_unused
from tests.factories import PhotoFactory, PostFactory, picture

pytestmark = pytest.mark.slow

BUCKET = "photos-of-the-clinic"


@pytest.fixture(scope="module")
def server():
    """The address of a running S3 server, and a client that looks into its bucket."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    address = "{}:{}".format(*server.get_host_and_port())
    bucket = boto3.resource(
        "s3",
        endpoint_url=f"http://{address}",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
        region_name="us-east-1",
    ).create_bucket(Bucket=BUCKET)
    yield address, bucket
    server.stop()


@pytest.fixture
def bucket(server, settings, monkeypatch):
    """The bucket that the site keeps its photos in, empty."""
    address, bucket = server
    bucket.objects.delete()
    url = f"s3+http://key:secret@{address}/{BUCKET}?region=us-east-1"
    monkeypatch.setenv("MEDIA_STORAGE", url)
    settings.STORAGES = settings.STORAGES | {
        "default": service_urls.media_storage("MEDIA_STORAGE")
    }
    return bucket


def names_in(bucket):
    return sorted(found.key for found in bucket.objects.all())


def test_photos_and_renditions_are_in_the_bucket_and_nowhere_else(db, bucket, settings):
    PhotoFactory()
    make_due()

    photo = Photo.objects.get()
    expected = {
        file.name
        for shape in ("whole", "card", "hero", "portrait", "share")
        for file in photo.set_of(shape).files
    }
    assert names_in(bucket) == sorted(expected | {photo.file.name})
    assert not settings.MEDIA_ROOT.exists()


def test_visitors_get_them_from_the_site_itself(db, bucket, client):
    photo = PhotoFactory()
    stored = bucket.Object(photo.file.name).get()["Body"].read()

    response = client.get(photo.address)

    assert photo.address.startswith("/media/photos/")
    assert (response.status_code, response.content) == (200, stored)


def test_of_a_deleted_photo_nothing_is_left_in_the_bucket(
    db, bucket, client, django_capture_on_commit_callbacks
):
    photo, kept = PhotoFactory(), PhotoFactory()
    make_due()
    address, before = photo.address, len(names_in(bucket))

    with django_capture_on_commit_callbacks(execute=True):
        Photo.objects.get(pk=photo.pk).delete()

    left = names_in(bucket)
    assert (before, len(left)) == (28, 14)
    assert all(kept.key in name for name in left)
    assert client.get(address).status_code == 410


def test_what_a_crash_left_in_the_bucket_is_deleted_by_the_worker(db, bucket):
    PhotoFactory().delete()
    assert len(names_in(bucket)) == 1

    settle_gone()

    assert names_in(bucket) == []


def test_orphans_in_the_bucket_are_deleted_after_an_hour(db, bucket):
    kept = PhotoFactory().file.name
    orphans = [f"photos/{'0' * 32}.jpg", f"photos/{'0' * 32}/card-60-1-50-50.jpg"]
    for name in orphans:
        bucket.put_object(Key=name, Body=b"with a face")

    delete_orphans()
    assert names_in(bucket) == sorted([kept, *orphans])

    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False):
        delete_orphans()
    assert names_in(bucket) == [kept]


def test_a_replaced_picture_leaves_the_bucket(db, bucket, django_capture_on_commit_callbacks):
    photo = PhotoFactory()

    with django_capture_on_commit_callbacks(execute=True):
        photo.file = picture((80, 60))
        photo.save()

    assert names_in(bucket) == [photo.file.name]


def test_a_name_that_is_not_there_is_not_found(db, bucket, client):
    assert client.get(f"/media/photos/{'0' * 32}.jpg").status_code == 404


def test_cards_are_in_the_bucket_too_and_gone_with_their_page(db, bucket, client):
    page = PostFactory()
    name = name_of(meta_of(page.live_edition).card, ClinicProfile.get_solo())
    address = f"/media/{name}"

    drawn, kept = client.get(address), client.get(address)
    found = names_in(bucket)
    take_down(page)
    delete_unused()

    assert (drawn.status_code, drawn.content) == (200, kept.content)
    assert (found, names_in(bucket)) == ([name], [])
