"""Published pages become what staff edit, and an edition that says the same."""

from django.db import migrations

from clinic_site.publishing.migrating import into_editions, out_of_editions


def forward(apps, schema_editor):
    into_editions(apps, "clinic")


def backward(apps, schema_editor):
    out_of_editions(apps, "clinic")


class Migration(migrations.Migration):
    dependencies = [("clinic", "0009_room_for_editions")]

    operations = [migrations.RunPython(forward, backward)]
