"""What a drill asks of the database and does to it; run by `manage.py shell` as part of the site."""

import json
import sys
import time
import uuid
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.delivery import LEASE
from clinic_site.outbox.models import OutboxMessage
from contact.inbox.searching import find
from contact.models import ConsultationRequest
from contact.telling import PAUSES

GONE_AFTER = timedelta(seconds=15)


def have_staff_told(address):
    """From now on each request brings an e-mail to this address."""
    profile = ClinicProfile.get_solo()
    profile.notify_email = address
    profile.save()


def show_stored(word, seconds=0):
    """The requests of one drill, after the outbox had so many seconds to become empty."""
    unsent = empty_outbox(seconds)
    requests = [found for found in ConsultationRequest.objects.all() if word in found.name]
    names = [found.name for found in requests]
    suspects = sum(bool(found.suspicion) for found in requests)
    sys.stdout.write(json.dumps({"names": names, "suspects": suspects, "unsent": unsent}))


def show_flood(*names):
    """How many suspects there are, and on which place of the inbox the requests with these names."""
    requests = ConsultationRequest.objects
    order = [found.name for found in requests.unfinished().most_urgent_first()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        (taken,) = cursor.fetchone()
    found = {
        "suspects": requests.exclude(suspicion="").count(),
        "places": [order.index(name) + 1 for name in names],
        "unsent": OutboxMessage.objects.unsent().count(),
        "bytes": taken,
    }
    sys.stdout.write(json.dumps(found))


def show_search_after(many, name):
    """How often a name is found after so many more suspects."""
    first = ConsultationRequest.objects.exclude(suspicion="").first()
    for number in range(many):
        # Drawn by lot, as the form's are, two of so many would be the same once in eight times.
        first.pk, first.token, first.reference = None, uuid.uuid4(), f"F{number}"
        first.created_at, first.confirmation = timezone.now(), None
        first.save(force_insert=True)
    people, _suspects = find(name)
    sys.stdout.write(json.dumps(len(people)))


def empty_outbox(seconds):
    """Wait until staff are told of all and every e-mail is sent; how many are left.

    Not for pauses between two e-mails, nor for the lease of a worker that is gone.
    """
    unsent, deadline = OutboxMessage.objects.unsent(), time.monotonic() + seconds
    untold = ConsultationRequest.objects.untold()
    while (untold.exists() or unsent.exists()) and time.monotonic() < deadline:
        now = timezone.now()
        if untold.exists() and not unsent.exists():
            OutboxMessage.objects.update(created_at=now - max(PAUSES.values()))
        unsent.filter(leased_until__lt=now - GONE_AFTER + LEASE).update(leased_until=None)
        unsent.filter(due_at__gt=now, leased_until=None).update(due_at=now)
        time.sleep(0.5)
    return unsent.count() + untold.count()


def wait_until_tried(seconds):
    """Until an e-mail was tried in vain; how many were."""
    tried, deadline = (
        OutboxMessage.objects.unsent().exclude(last_error=""),
        time.monotonic() + seconds,
    )
    while not tried.exists() and time.monotonic() < deadline:
        time.sleep(0.5)
    sys.stdout.write(json.dumps(tried.count()))
