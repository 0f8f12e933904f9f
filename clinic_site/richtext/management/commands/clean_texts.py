"""Cleans every stored rich text anew, after a rule has changed or a backup was put back."""

from django.core.management.base import BaseCommand

from clinic_site.richtext.stored import clean_stored_texts


class Command(BaseCommand):
    help = "Cleans every stored text by today's rules, and says how many that changed."

    def handle(self, **options):
        changed, number = clean_stored_texts()
        self.stdout.write(f"{changed} of {number} texts changed.")
