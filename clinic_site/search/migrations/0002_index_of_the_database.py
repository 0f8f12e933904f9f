from django.db import migrations

from clinic_site.search import indexes


class Migration(migrations.Migration):
    dependencies = [("search", "0001_entries_and_words")]

    operations = [migrations.RunPython(indexes.make, indexes.undo)]
