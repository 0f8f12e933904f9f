"""Published pages become what staff edit, and an edition that says the same."""

from django.db import migrations

from clinic_site.publishing.migrating import into_editions, out_of_editions


def forward(apps, schema_editor):
    into_editions(apps, "services")


def backward(apps, schema_editor):
    out_of_editions(apps, "services")


class Migration(migrations.Migration):
    dependencies = [("services", "0006_room_for_editions")]

    operations = [migrations.RunPython(forward, backward)]
