"""What stands in the staff's calendar: what is meant, drafted, looked at, scheduled, live, and ending."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, TextChoices
from django.urls import reverse
from django.utils import timezone

from clinic_site import moments
from clinic_site.publishing import moment
from clinic_site.publishing.plans import changes_between, texts_of
from clinic_site.teamwork.models import Task

DAY = timedelta(days=1)
EARLIEST = datetime.min.replace(tzinfo=UTC)


class What(TextChoices):
    """What an entry says; the name of what a drag of it moves."""

    PLANNED = "planned", "Planned"  # somebody means it to appear then; nothing happens by itself
    DRAFTED = "drafted", "Drafted"
    REVIEW = "review", "Under review"
    DUE = "due", "Due"  # by then somebody is to have written it
    SCHEDULED = "scheduled", "Scheduled"
    LIVE = "live", "Live"
    ENDING = "ending", "Ends"


PLACED = {What.PLANNED, What.DRAFTED, What.REVIEW}  # of these a page has one entry
MEANT = PLACED | {What.DUE}  # moved by who writes; else by who publishes


@dataclass
class Entry:
    """Something about a page on a day, or at a moment of it."""

    what: What
    page: Model  # or an edition of it
    day: date
    at: datetime | None = None
    note: str = ""
    may_move: bool = False
    meant: str = ""  # the day that somebody wrote down, such as "2026-12-24"

    @property
    def kind(self):
        return self.page._meta.verbose_name

    @property
    def key(self):
        """The page as a form names it: "blog.post-7"."""
        return f"{self.page._meta.label_lower}-{self.page.page_id}"

    @property
    def anchor(self):
        group = "meant" if self.what in PLACED else self.what.value
        return f"{self.key.replace('.', '-')}-{group}"

    @property
    def stands(self):
        """What a move says that it moves, so that one that somebody moved meanwhile is left alone."""
        return self.at.isoformat() if self.at else self.meant

    @property
    def clock(self):
        return moments.clock_in_words(timezone.localtime(self.at).time()) if self.at else ""

    @property
    def url(self):
        opts = self.page._meta
        return reverse(
            f"admin:{opts.app_label}_{opts.model_name}_change", args=[self.page.page_id]
        )


def entries(user, models, first: date, last: date) -> dict[date, list[Entry]]:
    """What stands on each day from `first` to `last`, in the order of time; a few queries a kind."""
    found = defaultdict(list)
    tasks = _tasks(models)
    for model in models:
        for entry in [
            *_of_editions(user, model, first, last),
            *_of_drafts(user, model, tasks[model], first, last),
        ]:
            if first <= entry.day <= last:
                found[entry.day].append(entry)
    for day in found.values():
        day.sort(key=lambda entry: (entry.at or EARLIEST, str(entry.page)))
    return found


def _of_editions(user, model, first, last):
    now, may = (
        moment.now(),
        user.has_perm(f"{model._meta.app_label}.publish_{model._meta.model_name}"),
    )
    began, ended = changes_between(model, moments.midnight(first), moments.midnight(last + DAY))
    shown = {}
    for edition in began:
        is_to_come = edition.live_from > now
        entry = Entry(
            What.SCHEDULED if is_to_come else What.LIVE,
            edition,
            timezone.localdate(edition.live_from),
            edition.live_from,
            "a change" if edition.publish_at < edition.live_from else "",
            may_move=is_to_come and may,
        )
        # Of what was published several times on one day, the last.
        shown[edition.live_from if is_to_come else entry.day, edition.edition_of_id] = entry
    yield from shown.values()
    for edition in ended:
        at = edition.live_until
        yield Entry(What.ENDING, edition, timezone.localdate(at), at, "", may and at > now)


def _of_drafts(user, model, tasks, first, last):
    may = user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
    saved = Q(updated_at__gte=moments.midnight(first), updated_at__lt=moments.midnight(last + DAY))
    new = model.objects.drafts().filter(saved).order_by()
    rows = model.objects.filter(Q(pk__in=tasks) | Q(pk__in=new.values("pk")))
    for page in rows.defer(*texts_of(model)):
        task = tasks.get(page.pk)
        yield _of_draft(page, task, may)
        if task and task.due_on:
            note = "overdue" if task.is_overdue else ""
            yield Entry(
                What.DUE, page, task.due_on, note=note, may_move=may, meant=str(task.due_on)
            )


def _of_draft(page, task, may):
    if task is None:
        return Entry(What.DRAFTED, page, timezone.localdate(page.updated_at), may_move=may)
    is_asked = task.state == Task.State.READY
    saved = task.asked_at if is_asked and task.asked_at else page.updated_at
    what = What.REVIEW if is_asked else What.PLANNED if task.planned_on else What.DRAFTED
    day = task.planned_on or timezone.localdate(saved)
    is_told = task.state in {Task.State.SENT_BACK, Task.State.APPROVED}
    note = task.get_state_display() if is_told else ""
    return Entry(what, page, day, note=note, may_move=may, meant=str(task.planned_on or ""))


def _tasks(models):
    """The work on pages of each kind, by the key of the page."""
    kinds = {kind.pk: model for model, kind in ContentType.objects.get_for_models(*models).items()}
    found = defaultdict(dict)
    for task in Task.objects.filter(kind__in=kinds):
        found[kinds[task.kind_id]][task.page_id] = task
    return found
