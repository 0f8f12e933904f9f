"""Published pages become what staff edit, and an edition that says the same."""

from django.db import migrations

from clinic_site.publishing.migrating import into_editions, out_of_editions


def forward(apps, schema_editor):
    into_editions(apps, "blog")


def backward(apps, schema_editor):
    out_of_editions(apps, "blog")


class Migration(migrations.Migration):
    dependencies = [("blog", "0006_room_for_editions")]

    operations = [migrations.RunPython(forward, backward)]
