"""Makes the renditions of all photos anew: what `make renditions` runs."""

import time

import click
from django.core.management.base import BaseCommand, CommandError

from clinic_site.photos.models import Photo
from clinic_site.photos.renditions import make_next

PAUSE = 0.2  # seconds


class Command(BaseCommand):
    help = "Makes the renditions of all photos anew; pages show the originals meanwhile."

    def handle(self, **options):
        # From here on a crash leaves nothing undone: the worker makes what is missing.
        total = Photo.objects.update(renditions="", claimed_at=None)
        with click.progressbar(
            length=total,
            label="Renditions",
            show_pos=True,
            show_percent=True,
            file=self.stdout,
        ) as bar:
            unreadable = self.make_all(bar)
        if unreadable:
            names = ", ".join(f"photo {pk}" for pk in sorted(unreadable))
            raise CommandError(f"Not made, because the picture cannot be read: {names}.")
        self.stdout.write(f"All renditions are there, of {total:,} photos.")

    def make_all(self, bar):
        """Make all, beside a worker that may be at it too; return the ids of those that failed."""
        failed = set()
        while missing := Photo.objects.without_renditions().exclude(pk__in=failed).count():
            bar.update(bar.length - missing - len(failed) - bar.pos)
            photo = make_next()
            if photo is None:
                time.sleep(PAUSE)  # a worker has the last ones in hand
            elif not photo.renditions:
                failed.add(photo.pk)
        bar.update(bar.length - bar.pos)
        return failed
