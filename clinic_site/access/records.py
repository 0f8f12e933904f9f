"""The access records: who saw or changed what, when and from where. Nobody edits them."""

from collections.abc import Iterable
from datetime import timedelta

from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from .addresses import client_address

KEPT_FOR = timedelta(days=2190)  # six years, as HIPAA asks (45 CFR 164.316)
BATCH = 500  # rows of one transaction: more would keep visitors from sending


def record(request, objects: Iterable[Model], how: str) -> None:
    """Write down that whoever sends this request gets to see these objects: one row for each."""
    who, address = request.user, client_address(request) or None
    rows = [
        LogEntry(
            content_type=ContentType.objects.get_for_model(obj),
            object_pk=str(obj.pk),
            object_id=obj.pk,
            object_repr=str(obj),
            action=LogEntry.Action.ACCESS,
            actor=who,
            actor_email=who.email,
            remote_addr=address,
            additional_data={"how": how, "who": who.get_username()},
        )
        for obj in objects
    ]
    for start in range(0, len(rows), BATCH):
        LogEntry.objects.bulk_create(rows[start : start + BATCH])


def records_of(obj: Model) -> QuerySet:
    """What was recorded about an object, oldest first."""
    return LogEntry.objects.get_for_object(obj).order_by("timestamp", "pk")


def by_account(name: str) -> Q:
    """The condition for records of an account, also of one that was deleted or renamed meanwhile."""
    kind = ContentType.objects.get_for_model(get_user_model())
    once_called = LogEntry.objects.filter(content_type=kind, object_repr=name).order_by()
    keys = list(once_called.values_list("object_id", flat=True).distinct())
    under_it = Q(actor=None) | Q(actor__in=keys)
    return Q(actor__username=name) | (under_it & Q(additional_data__who=name))


def about_account(name: str) -> Q:
    """The condition for records of what happened to an account, whatever it was called meanwhile."""
    accounts = get_user_model().objects
    kind = ContentType.objects.get_for_model(accounts.model)
    keys = list(accounts.filter(username=name).values_list("pk", flat=True))
    if not keys:  # an account of before
        called = LogEntry.objects.filter(content_type=kind, object_repr=name).order_by()
        keys = list(called.values_list("object_id", flat=True).distinct())
    return Q(content_type=kind) & (Q(object_repr=name) | Q(object_id__in=keys))


def thing_of(kind: ContentType, key: str, name: str) -> str:
    """What a record is about, in words: "Request 2519-4711", "account sam"."""
    called = {get_user_model(): "account ", Group: "group "}
    return f"{called.get(kind.model_class(), '')}{name}" if key else name


def who_of(entry: LogEntry) -> str:
    """The name of the account, as it was then; what no account did, the site did."""
    name = (entry.additional_data or {}).get("who")
    return "somebody not signed in" if name == "" else name or "the site"


def action_in_words(entry: LogEntry) -> str:
    """What happened, in words: "opened", "changed stage"."""
    if how := (entry.additional_data or {}).get("how"):
        return how
    if entry.action == LogEntry.Action.ACCESS:
        return "seen"
    if entry.action == LogEntry.Action.UPDATE:
        names = sorted(name.replace("_", " ") for name in entry.changes or {})
        return f"changed {', '.join(names)}"
    return "stored" if entry.action == LogEntry.Action.CREATE else "deleted"


def forget_old_records() -> int:
    """Delete the records whose time is over and return how many that were."""
    return LogEntry.objects.forget(timezone.now() - KEPT_FOR)
