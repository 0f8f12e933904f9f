"""Where the draft of a page stands, in sentences for colleagues."""

from django.utils import timezone

from clinic_site import moments

from .models import YEARS, Task, name_of

NO_SUCH_YEAR = f"Choose a day from {YEARS[0]} to {YEARS[-1]}: the calendar shows no other."
EARLIER = "That was for version {}; what the draft says now is version {}."


def sentences(task: Task | None, latest: int | None = None) -> list[str]:
    """Who waits for whom, since when and until when; `latest` is the number of what the draft says."""
    if task is None:
        return []
    found = [_state(task)]
    if task.state == Task.State.APPROVED and latest and task.version != latest:
        found.append(EARLIER.format(task.version, latest))
    if task.assigned_to:
        found.append(f"{name_of(task.assigned_to)} works on it.")
    if task.due_on:
        found.append(due(task))
    if task.planned_on:
        found.append(f"Meant to appear on {moments.day_in_words(task.planned_on)}.")
    return [sentence for sentence in found if sentence]


def due(task) -> str:
    day = moments.day_in_words(task.due_on)
    if task.is_overdue:
        return f"Overdue since {day}."
    return "Due today." if task.due_on == timezone.localdate() else f"Due on {day}."


def _state(task):
    if task.state == Task.State.READY:
        whom = name_of(task.asked_of) if task.asked_of else "whoever may publish"
        return (
            f"Ready for review. {name_of(task.asked_by)} waits for {whom}{_since(task.asked_at)}."
        )
    if task.state in {Task.State.SENT_BACK, Task.State.APPROVED}:
        who = name_of(task.answered_by)
        return f"{task.get_state_display()} by {who}{_since(task.answered_at)}."
    return ""


def _since(moment):
    return f", {moments.in_words(moment).rstrip('.')}"
