"""`make renditions`: makes all anew, and shows how far it is."""

import os
import pty
import re
from contextlib import suppress

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from clinic_site.photos.models import Photo
from clinic_site.photos.renditions import make_due
from tests.factories import PhotoFactory


def test_all_can_be_made_anew(db, capsys):
    photo = PhotoFactory()
    PhotoFactory()
    make_due()
    rendition = photo.set_of("card")
    lost = Photo.objects.first().set_of("card").fallback
    default_storage.delete(lost.name)

    call_command("make_renditions")

    assert default_storage.exists(lost.name)
    assert "All renditions are there, of 2 photos." in capsys.readouterr().out
    assert rendition.sources == {}


def pieces_of(screen):
    """What a terminal shows that is closed by now; it hands out its words bit by bit."""
    with suppress(OSError):  # so it says that there is no more
        while piece := screen.read(4096):
            yield piece


def test_on_a_terminal_a_bar_shows_how_far_it_is(db):
    PhotoFactory.create_batch(3)
    screen, terminal = pty.openpty()

    with os.fdopen(screen, "rb", buffering=0) as shown_to:
        with os.fdopen(terminal, "w") as stdout:
            call_command("make_renditions", stdout=stdout)
        shown = b"".join(pieces_of(shown_to)).decode()

    percents = [int(number) for number in re.findall(r"(\d+)%", shown)]
    assert shown.count("Renditions") >= 3
    assert percents == sorted(percents)
    assert (percents[0], percents[-1]) == (0, 100)
    assert "3/3" in shown
    assert "All renditions are there, of 3 photos." in shown


def test_making_all_anew_names_those_that_cannot_be_read(db, capsys):
    broken, _sound = PhotoFactory(), PhotoFactory()
    default_storage.delete(broken.file.name)

    with pytest.raises(CommandError, match=rf"cannot be read: photo {broken.pk}\."):
        call_command("make_renditions")

    assert Photo.objects.without_renditions().get() == broken
