"""Writes every stored rich text as a form would today: after an upgrade, or an old backup."""

from django.core.management.base import BaseCommand

from clinic_site.richtext.stored import as_from_a_form, clean_stored_texts


class Command(BaseCommand):
    help = "Cleans every stored text, lets its links name pages, and says how many changed."

    def handle(self, **options):
        changed, number = clean_stored_texts(clean=as_from_a_form)
        self.stdout.write(f"{changed:,} of {number:,} texts changed.")
