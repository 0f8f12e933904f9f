"""Made the staff's groups. They come from clinic_site/roles.py now, after every migration."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = []

    operations = []
