"""A page of the clinic says its language, and which page says the same in the other."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0031_words_of_the_site"),
    ]

    operations = [
        migrations.AddField(
            model_name="page",
            name="language",
            field=models.CharField(
                choices=[("en", "English"), ("es", "Spanish")],
                default="en",
                help_text="Of the page’s own words, so that screen readers say them right.",
                max_length=5,
            ),
        ),
        migrations.AddField(
            model_name="page",
            name="translation_of",
            field=models.ForeignKey(
                blank=True,
                help_text="The page that says the same. Choose it at one of the two; each links the other while both are public.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="translations",
                to="clinic.page",
                verbose_name="counterpart in the other language",
            ),
        ),
        migrations.AddField(
            model_name="sitewords",
            name="spanish_call",
            field=models.CharField(
                default="Llamar al",
                help_text="Before the phone number.",
                max_length=40,
                verbose_name="button to call",
            ),
        ),
        migrations.AddField(
            model_name="sitewords",
            name="spanish_request",
            field=models.CharField(
                default="Pedir una consulta",
                help_text="It leads to the form, which is in English.",
                max_length=40,
                verbose_name="button to the form",
            ),
        ),
        migrations.AddField(
            model_name="sitewords",
            name="spanish_text",
            field=models.TextField(
                default="<p>Cuéntenos qué le preocupa. Primero escuchamos, y usted decide qué sigue.</p>",
                help_text="It may hold a link, such as “reach out online” to /contact/.",
                verbose_name="text of the invitation",
            ),
        ),
        migrations.AddField(
            model_name="sitewords",
            name="spanish_title",
            field=models.CharField(
                default="Hable con nosotros",
                max_length=120,
                verbose_name="heading of the invitation",
            ),
        ),
    ]
