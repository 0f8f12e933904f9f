"""What staff chose to be read next stands in the order in which they chose it."""

from django.db import migrations

import clinic_site.publishing.ordered


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0014_read_next"),
    ]

    operations = [
        migrations.AlterField(
            model_name="post",
            name="read_next",
            field=clinic_site.publishing.ordered.OrderedLinksField(
                blank=True,
                help_text="They stand first below the article, in the order in which you choose them. Articles about the same conditions and treatments follow them by themselves.",
                related_name="read_before",
                to="blog.post",
            ),
        ),
    ]
