"""Of which due day of a page the one who works on it was reminded."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("teamwork", "0003_old_comments_count_as_told")]

    operations = [
        migrations.AddField("task", "reminded_of", models.DateField(null=True)),
    ]
