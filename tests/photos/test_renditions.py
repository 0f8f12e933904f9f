"""Making renditions: complete, once, again after a crash, and never half."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from clinic_site.photos.files import files_of
from clinic_site.photos.models import Photo
from clinic_site.photos.renditions import make_due, make_next
from clinic_site.photos.shapes import RATIOS, RECIPE
from tests.factories import PhotoFactory
from tests.photos.pictures import encoded


def halves(size=(1200, 1200), colors=("red", "lime"), mode="RGB"):
    """A picture whose left half has another color than its right."""
    drawn = Image.new(mode, size, colors[1])
    drawn.paste(colors[0], (0, 0, size[0] // 2, size[1]))
    return ContentFile(encoded(drawn, "PNG"), "halves.png")


def all_renditions(photo):
    return [file for shape in RATIOS for file in photo.set_of(shape).files]


def opened(rendition):
    with default_storage.open(rendition.name) as file:
        found = Image.open(file)
        found.load()
        return found


def contents(photo):
    found = {}
    for name in files_of(photo.key):
        with default_storage.open(name) as file:
            found[name] = file.read()
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("mode", "fallback"), [("RGB", "JPEG"), ("RGBA", "PNG")])
def test_every_rendition_is_there_in_its_format_and_size(db, mode, fallback):
    PhotoFactory(file=halves(colors=((255, 0, 0, 90)[: len(mode)], "lime"), mode=mode))

    assert make_due() == 1

    photo = Photo.objects.get()
    expected = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG", "png": "PNG"}
    found = {file.name: opened(file) for file in all_renditions(photo)}
    assert photo.renditions == f"{RECIPE}-50-50"
    assert len(found) == 27
    assert sorted(found) == sorted(set(files_of(photo.key)) - {photo.file.name})
    for file in all_renditions(photo):
        assert found[file.name].size == (file.width, file.height)
        assert found[file.name].format == expected[file.ending]
    assert {picture.format for picture in found.values()} == {"AVIF", "WEBP", "JPEG", fallback}


@pytest.mark.parametrize(
    ("focal_x", "color"), [(0, (255, 0, 0)), (25, (255, 0, 0)), (100, (0, 255, 0))]
)
def test_a_crop_keeps_the_focal_point(db, focal_x, color):
    PhotoFactory(file=halves((1200, 300)), focal_x=focal_x)
    make_due()

    crop = opened(Photo.objects.get().set_of("card").fallback)

    left = crop.getpixel((10, 150))
    assert left == pytest.approx(color, abs=12)
    assert crop.getpixel((crop.width - 10, 150)) == pytest.approx(color, abs=12)


def test_a_photo_of_an_earlier_release_gets_its_tone(db):
    photo = PhotoFactory()
    tone = photo.tone
    Photo.objects.update(tone=0)

    make_due()

    photo.refresh_from_db()
    assert photo.tone == tone != 0


def test_there_is_nothing_to_do_when_all_is_done(db):
    PhotoFactory.create_batch(2)

    assert [make_due(), make_due()] == [2, 0]


def test_until_all_are_stored_pages_show_what_there_was(db):
    photo = PhotoFactory()
    make_due()
    Photo.objects.update(focal_x=10)

    photo.refresh_from_db()
    assert photo.renditions == f"{RECIPE}-50-50"
    assert default_storage.exists(photo.set_of("card").fallback.name)

    make_due()

    photo.refresh_from_db()
    assert photo.renditions == f"{RECIPE}-10-50"


def test_of_former_versions_only_the_last_is_kept(db):
    photo = PhotoFactory()
    for focal_x in (10, 20, 30):
        Photo.objects.update(focal_x=focal_x)
        make_due()

    versions = {name.partition("-60-")[2].rpartition(".")[0] for name in files_of(photo.key)}
    assert versions == {"", f"{RECIPE}-20-50", f"{RECIPE}-30-50"}


def test_half_a_file_of_a_version_that_stays_is_no_rendition(db):
    photo = PhotoFactory()
    half = f"photos/{photo.key}/card-60-{RECIPE}-50-50.avif.0123456789abcdef.part"
    longer = f"photos/{photo.key}/card-60-{RECIPE}-50-50.avif.part.jpg"
    for name in (half, longer):
        default_storage.save(name, ContentFile(b"half"))

    make_due()

    found = files_of(photo.key)
    assert len(found) == 14
    assert {name.rpartition(".")[2] for name in found} == {"avif", "jpg", "webp"}


def test_another_pillow_makes_all_anew_at_other_addresses(db, client):
    photo = PhotoFactory()
    make_due()
    photo.refresh_from_db()
    now = photo.set_of("card").fallback
    earlier = "2.9.5.0-50-50"
    # As a release with an earlier Pillow would have left it.
    old = f"photos/{photo.key}/card-60-{earlier}.jpg"
    default_storage.save(old, ContentFile(b"of an earlier encoder"))
    Photo.objects.update(renditions=earlier)

    before = client.get(f"/media/{old}")
    assert make_due() == 1

    photo.refresh_from_db()
    assert photo.set_of("card").fallback.name == now.name != old
    assert photo.renditions == f"{RECIPE}-50-50"
    after = client.get(f"/media/{old}")
    assert before.content == after.content == b"of an earlier encoder"


def test_renditions_of_the_first_releases_are_made_anew_and_keep_their_addresses(db, client):
    photo = PhotoFactory()
    old = f"photos/{photo.key}/card-60-1-50-50.jpg"
    default_storage.save(old, ContentFile(b"a picture"))
    Photo.objects.update(renditions="1-50-50")

    assert make_due() == 1

    assert client.get(f"/media/{old}").content == b"a picture"


@pytest.mark.slow
def test_the_same_pillow_makes_the_same_files(db):
    photo = PhotoFactory(file=halves())
    make_due()
    before = contents(photo)
    Photo.objects.update(renditions="")

    make_due()

    after = contents(photo)
    assert after == before
    assert len(after) == 28


def test_two_workers_never_make_the_same_photo(db):
    photo = PhotoFactory()
    Photo.objects.update(claimed_at=timezone.now())

    assert not make_next()

    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert make_next()
    photo.refresh_from_db()
    assert (photo.renditions, photo.claimed_at) == (f"{RECIPE}-50-50", None)


def test_what_a_crash_left_half_is_written_anew(db):
    photo = PhotoFactory()
    photo.renditions = f"{RECIPE}-50-50"
    name = photo.set_of("card").fallback.name
    default_storage.save(name, ContentFile(b"half of a pic"))

    make_due()

    assert opened(Photo.objects.get().set_of("card").fallback).size == (60, 40)
    assert [found for found in files_of(photo.key) if "card-60" in found].count(name) == 1


def test_a_worker_that_is_stopped_hands_its_photo_back(db, monkeypatch):
    PhotoFactory()

    def stop(*_arguments, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Image.Image, "save", stop)
        with pytest.raises(KeyboardInterrupt):
            make_next()

    assert make_next()


def test_a_photo_that_cannot_be_read_keeps_nobody_waiting(db, caplog):
    broken, sound = PhotoFactory(), PhotoFactory()
    default_storage.delete(broken.file.name)

    assert make_due() == 2

    sound.refresh_from_db()
    broken.refresh_from_db()
    assert (sound.renditions, broken.renditions) == (f"{RECIPE}-50-50", "")
    assert caplog.messages == [f"Photo {broken.pk} has no renditions: FileNotFoundError"]


def test_a_replaced_picture_gets_renditions_of_its_own(db):
    photo = PhotoFactory()
    make_due()

    photo = Photo.objects.get()
    photo.file = halves()
    photo.save()
    photo.refresh_from_db()
    assert (photo.renditions, photo.width) == ("", 1200)

    assert make_due() == 1
