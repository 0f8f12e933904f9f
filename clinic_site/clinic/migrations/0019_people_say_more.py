"""What a patient asks of a person: license, certification, training, languages, and who has left."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0018_words_of_the_opening"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="board_certification",
            field=models.CharField(
                blank=True, help_text="The specialty, such as “Anesthesiology”.", max_length=160
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="certified_by",
            field=models.CharField(
                blank=True,
                help_text="The board that certifies it, such as “American Board of Anesthesiology”.",
                max_length=160,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="is_former",
            field=models.BooleanField(
                default=False,
                help_text="Tick it, and publish, when this person leaves: their articles keep the byline, and nobody is invited to see them any more.",
                verbose_name="former",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="kind",
            field=models.CharField(
                choices=[("clinician", "Clinician"), ("writer", "Writer")],
                default="writer",
                help_text="Patients can ask for an appointment with a clinician; a writer has a byline.",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="languages",
            field=models.CharField(
                blank=True,
                help_text="In which a patient can talk with this person, such as “English and Spanish”.",
                max_length=160,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="license_number",
            field=models.CharField(
                blank=True,
                help_text="The number that the state gave, such as ME 00000.",
                max_length=40,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="license_state",
            field=models.CharField(
                blank=True,
                help_text="Such as Florida.",
                max_length=60,
                verbose_name="state of the license",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="license_type",
            field=models.CharField(
                blank=True,
                help_text="Such as “Medical doctor”.",
                max_length=100,
                verbose_name="license",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="quote",
            field=models.CharField(
                blank=True,
                help_text="What this person would tell a nervous patient, without quotation marks.",
                max_length=300,
                verbose_name="a sentence of their own",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="training",
            field=models.TextField(
                blank=True, help_text="Schools and residencies, one on each line.", max_length=600
            ),
        ),
    ]
