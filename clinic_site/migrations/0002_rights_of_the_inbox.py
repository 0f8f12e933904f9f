"""Gave rights to the inbox. They come from clinic_site/roles.py now, after every migration."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("clinic_site", "0001_staff_groups")]

    operations = []
