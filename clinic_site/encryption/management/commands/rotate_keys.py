"""`manage.py rotate_keys`: encrypts everything anew with the first of ENCRYPTION_KEYS."""

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from clinic_site.encryption.fields import EncryptedTextField, LookupHashField

AT_ONCE = 100  # rows that stay locked together


class Command(BaseCommand):
    help = "Encrypts every encrypted text anew with the first key, so that the others can go."

    def handle(self, *args, **options):
        for model in apps.get_models():
            names = [
                field.name
                for field in model._meta.local_fields
                if isinstance(field, EncryptedTextField | LookupHashField)
            ]
            if names:
                self.stdout.write(f"{model._meta.verbose_name_plural}: {rotate(model, names)}")


def rotate(model, names: list[str]) -> int:
    """Write these fields of every row again and return the number of rows.

    Rows that come meanwhile are encrypted with the first key already.
    """
    ids = list(model._base_manager.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        with transaction.atomic():
            rows = model._base_manager.filter(pk__in=ids[start : start + AT_ONCE])
            for row in rows.select_for_update(of=("self",)):
                row.save(update_fields=names)
    return len(ids)
