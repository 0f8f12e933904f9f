"""The pages that the site knew by their addresses get their roles, and so do their editions."""

from django.db import migrations

ROLES = {
    "about": "about",
    "privacy": "privacy",
    "accessibility": "accessibility",
    "good-faith-estimate": "estimate",
}


def forward(apps, schema_editor):
    pages = apps.get_model("clinic", "Page").objects
    for slug, role in ROLES.items():
        pages.filter(slug=slug).update(role=role)


def backward(apps, schema_editor):
    """The roles go with their column; the addresses are what they were."""


class Migration(migrations.Migration):
    dependencies = [("clinic", "0024_roles_of_pages")]

    operations = [migrations.RunPython(forward, backward)]
