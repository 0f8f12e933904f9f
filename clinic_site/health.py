"""What a monitor asks: is the site there, and does all of it work?"""

from django.db import Error, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from clinic_site.encryption import stored
from clinic_site.outbox import presence
from clinic_site.outbox.models import OutboxMessage
from clinic_site.publishing.decorators import read_only

PLAIN = "text/plain; charset=utf-8"


@never_cache
@read_only
def alive(request):
    """200 while the site and its database answer, 503 while the database does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("the database does not answer\n", PLAIN, 503)
    return HttpResponse("ok\n", PLAIN)


@never_cache
@read_only
def ready(request):
    """A line for each thing that must work.

    503 only while the database does not answer: a load balancer would take the site off the net,
    and emails that wait, or a worker or a key that is gone, are no reason to take the form away.
    """
    try:
        late = OutboxMessage.objects.late().count()
        failed = OutboxMessage.objects.failed().count()
        keys = stored.what_is_wrong()
    except Error:
        return HttpResponse("database: does not answer\n", PLAIN, 503)
    worker = presence.what_is_wrong()
    counted = f"{late:,} waiting longer than ten minutes, {failed:,} failed"
    mail = counted if late or failed else _mail_without(worker)
    lines = [
        "database: ok",
        f"keys: {keys or 'ok'}",
        f"worker: {worker or 'ok'}",
        f"mail: {mail}",
    ]
    return HttpResponse("\n".join(lines) + "\n", PLAIN)


def _mail_without(worker):
    return "nobody sends it" if worker else "ok"
