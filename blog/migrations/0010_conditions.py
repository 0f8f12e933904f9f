"""An article says which conditions it is about."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0009_trash"),
        ("clinic", "0016_conditions"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="conditions",
            field=models.ManyToManyField(
                blank=True,
                help_text="The article links the pages of these conditions, and they link the article. It shows the crisis line where one of them does.",
                related_name="posts",
                to="clinic.condition",
            ),
        ),
    ]
