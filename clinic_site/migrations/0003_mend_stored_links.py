from django.db import migrations

from clinic_site.richtext.stored import clean_stored_texts


def mend(apps, schema_editor):
    """Links of texts lead to what was meant since, and pictures of emoji are emoji."""
    clean_stored_texts(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("clinic_site", "0002_rights_of_the_inbox"),
        ("blog", "0005_fold_stored_words"),
        ("services", "0005_fold_stored_words"),
        ("clinic", "0008_hours_over_midnight"),
    ]
    operations = [migrations.RunPython(mend, migrations.RunPython.noop)]
