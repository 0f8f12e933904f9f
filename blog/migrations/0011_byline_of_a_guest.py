"""An article by somebody without a page here says who wrote it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0010_conditions"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="guest_byline",
            field=models.CharField(
                blank=True,
                help_text="Who wrote it, where that is nobody with a page here, such as “Example Press”. It "
                "is shown where no author is chosen.",
                max_length=100,
                verbose_name="byline of a guest",
            ),
        ),
    ]
