"""The price from which a treatment starts is told by its rows alone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("services", "0011_price_from_becomes_a_row")]

    operations = [
        migrations.RemoveConstraint(model_name="service", name="service_price_is_positive"),
        migrations.RemoveField(model_name="service", name="price_from"),
    ]
