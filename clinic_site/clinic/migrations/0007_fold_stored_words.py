"""Folds the words of what is stored already."""

from django.db import migrations

from clinic_site.publishing.search import fold_stored_words


def fold_words(apps, schema_editor):
    fold_stored_words(apps, "clinic")


class Migration(migrations.Migration):
    dependencies = [("clinic", "0006_folded_words")]

    operations = [migrations.RunPython(fold_words, migrations.RunPython.noop)]
