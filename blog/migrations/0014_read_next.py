"""Staff may choose what stands first below an article."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0013_next_step_in_paragraphs"),
    ]

    operations = [
        migrations.AddField(
            model_name="post",
            name="read_next",
            field=models.ManyToManyField(
                blank=True,
                help_text="They stand first below the article, the newest before the others. Articles about the same conditions and treatments follow them by themselves.",
                related_name="read_before",
                to="blog.post",
            ),
        ),
    ]
