"""Nobody gets an email now about what was said long ago."""

from django.db import migrations
from django.utils import timezone


def count_as_told(apps, schema_editor):
    comments = apps.get_model("teamwork", "Comment").objects.using(schema_editor.connection.alias)
    comments.filter(told_at=None).update(told_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("teamwork", "0002_told_of_comments")]

    operations = [migrations.RunPython(count_as_told, migrations.RunPython.noop)]
