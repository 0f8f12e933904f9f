"""Each treatment without a page gets an empty draft: staff meet all of them in one list."""

from django.db import migrations

from clinic_site.publishing.search import fold_stored_words


def make_drafts(apps, schema_editor):
    services = apps.get_model("services", "Service").objects
    lonely = apps.get_model("clinic", "Treatment").objects.filter(services__isnull=True)
    for treatment in lonely.order_by("pk"):
        slug, number = treatment.slug, 1
        while services.filter(slug=slug, edition_of__isnull=True).exists():
            number += 1
            slug = f"{treatment.slug[:90]}-{number}"
        services.create(title=treatment.name, slug=slug, treatment=treatment)
    fold_stored_words(apps, "services")


def take_empty_drafts_out(apps, schema_editor):
    # Nobody can save a page without a summary: these are as they were made.
    services = apps.get_model("services", "Service").objects
    services.filter(edition_of__isnull=True, editions__isnull=True, summary="").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0013_treatments_offered_with_their_page"),
        ("services", "0012_no_single_price"),
    ]

    operations = [migrations.RunPython(make_drafts, take_empty_drafts_out)]
