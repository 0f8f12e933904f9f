"""What decides: benefit, course, prices in rows, alternatives, lists for afterward and for when to call."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("services", "0009_trash"),
    ]

    operations = [
        migrations.CreateModel(
            name="ServicePrice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("folded_words", models.TextField(blank=True, default="", editable=False)),
                (
                    "what",
                    models.CharField(
                        help_text="What is paid for, such as “One infusion”.", max_length=120
                    ),
                ),
                (
                    "low",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="In US dollars; the lowest, if it varies.",
                        max_digits=8,
                        verbose_name="price",
                    ),
                ),
                (
                    "high",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="The highest price, if it varies.",
                        max_digits=8,
                        null=True,
                        verbose_name="up to",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True, help_text="Such as “per session”.", max_length=60
                    ),
                ),
                (
                    "includes",
                    models.CharField(
                        blank=True,
                        help_text="What nobody pays for on top of it.",
                        max_length=250,
                        verbose_name="what is included",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="From the smallest number on; lists of treatments name the first price.",
                        verbose_name="order",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="prices",
                        to="services.service",
                    ),
                ),
            ],
            options={
                "verbose_name": "price",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="service",
            name="aftercare_do",
            field=models.TextField(
                blank=True,
                help_text="What patients should do afterward, one thing on each line.",
                max_length=1000,
                verbose_name="aftercare: do",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="aftercare_do_not",
            field=models.TextField(
                blank=True,
                help_text="What patients should leave alone afterward, one thing on each line.",
                max_length=1000,
                verbose_name="aftercare: do not",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="alternatives",
            field=models.TextField(
                blank=True,
                help_text="Other treatments for the same trouble, and what happens without any.",
                verbose_name="what else there is",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="benefits",
            field=models.TextField(
                blank=True,
                help_text="For how many people it helped, by how much, and what is not known; visitors read it beside the risks.",
                verbose_name="what it may do, and how sure that is",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="call_911",
            field=models.TextField(
                blank=True,
                help_text="One sign on each line, such as “you have chest pain”.",
                max_length=1000,
                verbose_name="call 911 if",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="call_today",
            field=models.TextField(
                blank=True,
                help_text="One sign on each line; the phone number and what to do after hours follow by themselves.",
                max_length=1000,
                verbose_name="call us today if",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="course",
            field=models.CharField(
                blank=True,
                help_text="Such as “Six sessions over three weeks”.",
                max_length=160,
                verbose_name="how many sessions, and how far apart",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="paying",
            field=models.TextField(
                blank=True,
                help_text="A sentence on insurance, on HSA and FSA cards, and on financing.",
                max_length=400,
                verbose_name="insurance and other ways to pay",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="tell_next_visit",
            field=models.TextField(
                blank=True,
                help_text="What can wait, one thing on each line.",
                max_length=1000,
                verbose_name="tell us at your next visit",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="aftercare",
            field=models.TextField(
                blank=True,
                help_text="What is no list of things to do or not to do.",
                verbose_name="more about aftercare",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceprice",
            constraint=models.CheckConstraint(
                condition=models.Q(("low__gt", 0)),
                name="service_price_is_more_than_nothing",
                violation_error_message="The price must be more than zero.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceprice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("high__isnull", True), ("high__gt", models.F("low")), _connector="OR"
                ),
                name="service_price_rises_from_low_to_high",
                violation_error_message="“Up to” must be more than the price before it, or left empty.",
            ),
        ),
    ]
