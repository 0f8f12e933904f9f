"""The text of an article's call to action is a rich one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0011_byline_of_a_guest"),
    ]

    operations = [
        migrations.AlterField(
            model_name="post",
            name="next_step_text",
            field=models.TextField(
                blank=True,
                help_text="Left empty, the site’s own words are used. The phone number and the link to the form are added below it.",
                verbose_name="text of the call to action",
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="next_step_title",
            field=models.CharField(
                blank=True,
                help_text="Left empty, the site’s own words are used.",
                max_length=120,
                verbose_name="heading of the call to action",
            ),
        ),
    ]
