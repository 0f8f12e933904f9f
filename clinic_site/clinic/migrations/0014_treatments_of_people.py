"""A person says which treatments they do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0013_treatments_offered_with_their_page"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="treatments",
            field=models.ManyToManyField(
                blank=True,
                help_text="What this person does for patients; the person's page links their pages.",
                related_name="people",
                to="clinic.treatment",
            ),
        ),
    ]
