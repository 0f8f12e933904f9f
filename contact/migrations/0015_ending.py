"""What nobody closed ends too: when staff touched it last, and when they were warned."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0014_second_telephone"),
    ]

    operations = [
        migrations.AddField(
            model_name="consultationrequest",
            name="touched_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="consultationrequest",
            name="warned_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
