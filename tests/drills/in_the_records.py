"""Fills a site with access records and opens their list; run by `manage.py shell` as part of the site."""

import random
import sys
import time
from datetime import timedelta

from auditlog.models import LogEntry
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.utils import timezone

from contact.models import ConsultationRequest

MANY, ACCOUNTS, REQUESTS, ADDRESSES = 200_000, 12, 5000, 20
LONGEST = 2.0  # seconds
LIST = "/admin/auditlog/logentry/"


def fill():
    """Write looks at requests, one in ten an event of an account, over six years."""
    draw = random.Random(1)  # the same each time
    staff = [get_user_model()(username=f"staff{number}") for number in range(ACCOUNTS)]
    get_user_model().objects.bulk_create(staff)
    kinds = [ContentType.objects.get_for_model(m) for m in (ConsultationRequest, get_user_model())]
    now, rows = timezone.now(), []
    for number in range(MANY):
        who, is_event, key = draw.choice(staff), number % 10 == 0, draw.randrange(REQUESTS)
        kind = draw.choice(["signed in", "signed out", "failed", "refused"]) if is_event else ""
        more = {"event": kind} if is_event else {}
        rows.append(
            LogEntry(
                content_type=kinds[is_event],
                object_pk=str(who.pk if is_event else key),
                object_id=who.pk if is_event else key,
                object_repr=str(who) if is_event else f"Request {key:04}-{key * 7 % 10000:04}",
                action=LogEntry.Action.ACCESS,
                actor=who,
                remote_addr=f"198.51.100.{draw.randrange(ADDRESSES)}",
                timestamp=now - timedelta(minutes=number * 15.7),
                additional_data={"how": kind or "listed", "who": str(who)} | more,
            )
        )
    LogEntry.objects.bulk_create(rows, batch_size=2000)


def measure():
    """Fill this site and open its list in several ways; exit 1 where one takes too long."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    fill()
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.create_superuser("root"))
    client.get("/admin/")  # the first page takes the templates along
    day = timezone.localdate() - timedelta(days=400)
    sys.stdout.write(f"\n{connection.vendor}, {MANY:,} records\n")
    longest = 0
    for question in (
        "", "?p=1000", f"?day={day}", "?q=staff3", "?q=198.51.100.7", "?q=0042-0294", "?q=nobody",
        "?action=failed", "?action=3", "?kind=auth.user", f"?q=staff3&day={day}",
    ):  # fmt: skip
        began = time.perf_counter()
        assert client.get(LIST + question).status_code == 200, question
        took = time.perf_counter() - began
        longest = max(longest, took)
        sys.stdout.write(f"  {question or 'the list':26} {took:5.2f} s\n")
    sys.exit(longest > LONGEST)
