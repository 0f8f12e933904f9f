"""The footer is a list of its own, so a page has no place in it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0028_menu_as_it_stood"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="page",
            options={
                "default_permissions": ("add", "change", "delete", "view", "publish"),
                "ordering": ["title"],
            },
        ),
        migrations.RemoveField(
            model_name="page",
            name="footer_order",
        ),
    ]
