"""Reminds who works on a page, once, in the morning of the day by which it is due."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .models import Task
from .telling import remind_of

MORNING = 7  # o'clock at the clinic


def remind_of_due() -> bool:
    """Remind of all that is due, once in any number of processes; whether there was anything."""
    if timezone.localtime().hour < MORNING:
        return False
    due = Task.objects.filter(assigned_to__isnull=False, due_on__lte=timezone.localdate())
    found = due.exclude(reminded_of=F("due_on")).select_related("kind", "assigned_to")
    told = [_remind(task) for task in found]
    return any(told)


@transaction.atomic
def _remind(task):
    model = task.kind.model_class()
    page = model and model.objects.filter(pk=task.page_id).first()
    if page is None:  # in the trash, where nobody works on it
        return False
    # The update is the claim; it fails where the day or the person is another one by now.
    same = Task.objects.filter(pk=task.pk, due_on=task.due_on, assigned_to=task.assigned_to)
    if not same.exclude(reminded_of=F("due_on")).update(reminded_of=task.due_on):
        return False
    remind_of(task, page)
    return True
