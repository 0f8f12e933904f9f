"""Help texts have the comma before the last of three."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0036_map_link_beside_the_street"),
    ]

    operations = [
        migrations.AlterField(
            model_name="clinicprofile",
            name="response_hours",
            field=models.PositiveSmallIntegerField(
                default=4,
                help_text="Opening hours: nights, weekends, and special days do not count. A reminder goes to the addresses above when a request has waited longer. Visitors read it at the form: “We usually answer within 4 opening hours.”",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(100),
                ],
                verbose_name="hours until a request is overdue",
            ),
        ),
        migrations.AlterField(
            model_name="clinicprofile",
            name="responsible_physician",
            field=models.CharField(
                blank=True,
                help_text="Name, license, and its number, as “Avery Sample, MD, Florida license ME 00000”. Florida asks for it where a clinic advertises; it stands at the foot of every page.",
                max_length=160,
            ),
        ),
        migrations.AlterField(
            model_name="condition",
            name="shows_crisis_line",
            field=models.BooleanField(
                default=False,
                help_text="Tick it where people may think of ending their life, as with depression or chronic pain. This page, its articles, and the pages of its treatments then show the crisis line of the clinic's profile.",
                verbose_name="show the crisis line",
            ),
        ),
        migrations.AlterField(
            model_name="condition",
            name="slug",
            field=models.SlugField(
                help_text="The last part of the page's address: small letters, digits, and hyphens.",
                max_length=100,
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="page",
            name="slug",
            field=models.SlugField(
                help_text="The last part of the page's address: small letters, digits, and hyphens.",
                max_length=100,
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="slug",
            field=models.SlugField(
                help_text="The last part of the page's address: small letters, digits, and hyphens.",
                max_length=100,
                verbose_name="address",
            ),
        ),
    ]
