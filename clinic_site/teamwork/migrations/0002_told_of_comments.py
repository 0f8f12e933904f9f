"""When whom a comment concerns was told of it by email."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("teamwork", "0001_reviews_and_comments")]

    operations = [
        migrations.AddField("comment", "told_at", models.DateTimeField(null=True)),
    ]
