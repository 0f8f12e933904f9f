"""Header and footer are lists that staff order."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0026_former_phone_numbers"),
    ]

    operations = [
        migrations.CreateModel(
            name="MenuItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("header", "Menu at the top"),
                            ("lists", "Footer: Find your way"),
                            ("site", "Footer: About this site"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=100, help_text="Links stand from the smallest number on."
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("treatments", "Treatments"),
                            ("conditions", "Conditions"),
                            ("articles", "Articles"),
                            ("people", "People"),
                            ("request", "Request a consultation"),
                            ("search", "Search"),
                            ("about", "The page about the clinic"),
                            ("privacy", "The page about privacy"),
                            ("accessibility", "The page about accessibility"),
                            ("estimate", "The page about the good faith estimate"),
                        ],
                        help_text="A list, the form, the search, or the page that has this role.",
                        max_length=20,
                        verbose_name="part of the site",
                    ),
                ),
                (
                    "page",
                    models.CharField(
                        blank=True,
                        help_text="The link follows the page when it is renamed, and is shown while the page is public.",
                        max_length=60,
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        blank=True,
                        help_text="A path of this site, such as /blog/category/pain/, or an address of another site that begins with https://.",
                        max_length=200,
                        verbose_name="own address",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Left empty, the title of what it leads to is used.",
                        max_length=60,
                        verbose_name="words of the link",
                    ),
                ),
            ],
            options={
                "verbose_name": "link of menu or footer",
                "verbose_name_plural": "links of menu and footer",
                "ordering": ["place", "order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("part", ""), _negated=True),
                                ("address", ""),
                                ("page", ""),
                            ),
                            models.Q(
                                models.Q(("page", ""), _negated=True),
                                ("address", ""),
                                ("part", ""),
                            ),
                            models.Q(
                                models.Q(("address", ""), _negated=True),
                                ("page", ""),
                                ("part", ""),
                            ),
                            _connector="OR",
                        ),
                        name="clinic_menuitem_leads_to_one",
                        violation_error_message="Choose one of the three: a part of the site, a page, or an address of your own.",
                    )
                ],
            },
        ),
    ]
