"""A treatment outside the form, of whose page visitors see nothing, waits for that, as it did."""

from django.db import migrations
from django.db.models import Q
from django.utils import timezone


def let_them_wait(apps, schema_editor):
    now = timezone.now()
    pages = apps.get_model("services", "Service").objects
    lasting = Q(live_until__isnull=True) | Q(live_until__gt=now)
    seen = pages.filter(lasting, edition_of__isnull=False, live_from__lte=now)
    treatments = apps.get_model("clinic", "Treatment").objects.filter(is_offered=False)
    unseen = treatments.exclude(pk__in=seen.values("treatment"))
    unseen.update(is_offered=True, offered_until=now)


def let_none_wait(apps, schema_editor):
    treatments = apps.get_model("clinic", "Treatment").objects
    waiting = treatments.filter(offered_until__lte=timezone.now())
    waiting.update(is_offered=False, offered_until=None)


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0033_treatments_wait_for_their_page"),
        ("services", "0014_one_list_of_treatments"),
    ]

    operations = [migrations.RunPython(let_them_wait, let_none_wait)]
