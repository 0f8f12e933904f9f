"""Staff were told of each request when it came, but never of one that was set apart."""

from django.db import migrations
from django.db.models import F


def they_were_told(apps, schema_editor):
    requests = apps.get_model("contact", "ConsultationRequest").objects.using(
        schema_editor.connection.alias
    )
    requests.exclude(stage="new", suspicion__gt="").update(told_at=F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("contact", "0011_told")]

    operations = [migrations.RunPython(they_were_told, migrations.RunPython.noop)]
