"""The one price of a page becomes its first row of prices; on the way back the first row is kept."""

from django.db import migrations

from clinic_site.publishing.search import fold_stored_words

WHAT = "Starting price"


def into_rows(apps, schema_editor):
    prices = apps.get_model("services", "ServicePrice").objects
    priced = apps.get_model("services", "Service").objects.exclude(price_from=None)
    for service, price_from in priced.values_list("pk", "price_from"):
        prices.create(service_id=service, what=WHAT, low=price_from)
    fold_stored_words(apps, "services")


def out_of_rows(apps, schema_editor):
    services = apps.get_model("services", "Service").objects
    rows = apps.get_model("services", "ServicePrice").objects
    # The first row of a page is written last, and stays.
    for service, low in rows.order_by("-position", "-pk").values_list("service", "low"):
        services.filter(pk=service).update(price_from=low)
    rows.all().delete()


class Migration(migrations.Migration):
    dependencies = [("services", "0010_what_decides")]

    operations = [migrations.RunPython(into_rows, out_of_rows)]
