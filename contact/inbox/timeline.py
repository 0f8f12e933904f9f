"""Everything that happened with a request, in its order, and who has seen it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from clinic_site.access.records import records_of, who_of
from clinic_site.moments import day_in_words
from contact.models import ConsultationRequest

# In words. Lists show a request many times a day: that is told in the table alone.
LOOKS = {
    "opened": "opened it",
    "searched": "found it by searching",
    "history": "opened its history",
    "exported": "exported it",
    "asked to delete": "asked to delete it",
    "asked to delete this person's data": "asked to delete this person’s data",
    "deleted this person's data": "deleted this person’s data",
}


@dataclass
class Event:
    """Something that happened; `who` is empty where no account did it."""

    at: datetime
    words: str
    who: str = ""
    text: str = ""
    times: int = 1

    @property
    def is_look(self):
        """Whether somebody looked, and changed nothing."""
        return self.times > 1 or self.words in LOOKS.values()


def timeline(consultation: ConsultationRequest) -> list[Event]:
    """Every event, newest last; looks of one person, one after the other on a day, are one."""
    events = [
        Event(consultation.created_at, "The request arrived."),
        *_mail(consultation),
        *_notes(consultation),
        *_recorded(consultation),
    ]
    return list(_joined(sorted(events, key=lambda event: event.at)))


def seen_by(consultation: ConsultationRequest) -> QuerySet:
    """Who saw the request, how, how often and when last; as rows of a table."""
    looks = records_of(consultation).filter(action=LogEntry.Action.ACCESS).order_by()
    columns = ("additional_data__who", "additional_data__how", "remote_addr")
    return (
        looks.values(*columns).annotate(times=Count("pk"), last=Max("timestamp")).order_by("last")
    )


def _mail(consultation) -> Iterator[Event]:
    mail = consultation.confirmation
    if mail is None:
        return
    if mail.sent_at:
        yield Event(mail.sent_at, "The confirmation was sent to the visitor.")
    elif mail.failed_at:
        yield Event(mail.failed_at, "The confirmation for the visitor could not be sent.")
    else:
        yield Event(mail.created_at, "The confirmation for the visitor waits to be sent.")


def _notes(consultation) -> Iterator[Event]:
    for note in consultation.notes.select_related("author"):
        yield Event(note.created_at, "wrote a note", str(note.author or "somebody"), note.text)


def _recorded(consultation) -> Iterator[Event]:
    is_look = Q(action=LogEntry.Action.ACCESS)
    told = Q(additional_data__how__in=[*LOOKS])
    entries = list(records_of(consultation).filter(~is_look | told))
    names = _names_in(entries)
    for entry in entries:
        if entry.action == LogEntry.Action.ACCESS:
            yield Event(entry.timestamp, LOOKS[entry.additional_data["how"]], who_of(entry))
        elif entry.action == LogEntry.Action.UPDATE:
            for words in _changes(entry.changes or {}, names):
                yield Event(entry.timestamp, words, who_of(entry))


def _changes(changes, names) -> Iterator[str]:
    stages = dict(ConsultationRequest.Stage.choices)
    if "stage" in changes:
        before, after = (stages.get(value, value) for value in changes["stage"])
        yield f"moved it from “{before}” to “{after}”"
    if "assignee" in changes:
        after = changes["assignee"][1]
        yield (
            f"assigned it to {names.get(after, 'somebody')}"
            if after != "None"
            else "unassigned it"
        )
    if "tried_at" in changes and "stage" not in changes and changes["tried_at"][1] != "None":
        yield "left another message"
    if "next_step_on" in changes:
        after = changes["next_step_on"][1]
        yield (
            f"planned the next step for {_day(after)}"
            if after != "None"
            else ("took away the date of the next step")
        )
    if "suspicion" in changes and not changes["suspicion"][1]:
        yield "marked it as not spam"
    if "wiped_at" in changes:
        yield "deleted what the visitor wrote"


def _names_in(entries):
    """The names of the accounts that the changes mention, by their keys as texts."""
    keys = {
        entry.changes["assignee"][1] for entry in entries if "assignee" in (entry.changes or {})
    }
    accounts = get_user_model().objects.in_bulk([key for key in keys if key.isdigit()])
    return {str(key): account.get_username() for key, account in accounts.items()}


def _day(iso):
    return day_in_words(date.fromisoformat(iso))


def _joined(events):
    for _key, group in groupby(enumerate(events), key=_alike):
        alike = [event for _number, event in group]
        alike[-1].times = len(alike)
        yield alike[-1]


def _alike(numbered):
    number, event = numbered
    if not event.is_look:
        return number
    return (timezone.localdate(event.at), event.who, event.words)
