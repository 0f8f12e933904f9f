"""`manage.py empty_unreadable`: empties what no key opens, where a key is lost for good."""

from django.core.management.base import BaseCommand

from clinic_site.encryption.stored import encrypted_fields, unopened


class Command(BaseCommand):
    help = (
        "Counts the texts that none of ENCRYPTION_KEYS opens; with --for-good it empties them, so that"
        " staff can work again. Nobody can bring them back but from a copy of the database."
    )

    def add_arguments(self, parser):
        parser.add_argument("--for-good", action="store_true", help="Empty them.")

    def handle(self, *, for_good, **options):
        for model, name in encrypted_fields():
            keys = unopened(model, name)
            for key in keys if for_good else ():
                model._base_manager.filter(pk=key).update(**{name: ""})
            done = "emptied" if for_good else "cannot be opened"
            self.stdout.write(f"{model._meta.verbose_name_plural}, {name}: {len(keys)} {done}")
