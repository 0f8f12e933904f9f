"""`manage.py seed_demo`: demo content for an empty site, and nothing at all for any other."""

from django.core.management.base import BaseCommand

from clinic_site.demo.seeding import is_seeded, seed


class Command(BaseCommand):
    help = "Fill an empty site with demo content."

    def handle(self, *args, **options):
        if is_seeded():
            self.stdout.write("This site has content already: nothing was added.")
            return
        seed()
        self.stdout.write("Demo content is in place.")
