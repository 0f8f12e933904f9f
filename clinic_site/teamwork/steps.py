"""The way of a draft to its publication: its steps, who may take each, and what becomes of it.

Nothing of it changes what visitors see, and who may publish may always do so.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from clinic_site.revisions.models import Revision
from clinic_site.revisions.recording import record_before

from .models import Comment, Task
from .telling import tell_of

WRITE, PUBLISH = "change", "publish"  # the rights to a page, as Django calls them
WRITING, READY, SENT_BACK, APPROVED = Task.State


@dataclass(frozen=True)
class Step:
    label: str  # on its button
    before: frozenset[Task.State]  # in which states it can be taken
    after: Task.State
    right: str  # who may
    said: str  # in the page's history


STEPS = {
    "ask": Step(
        "Ask for review",
        frozenset({WRITING, SENT_BACK, APPROVED}),
        READY,
        WRITE,
        "Ready for review.",
    ),
    "take_back": Step(
        "Go on writing", frozenset({READY}), WRITING, WRITE, "Not ready for review after all."
    ),
    "send_back": Step(
        "Send back", frozenset({READY, APPROVED}), SENT_BACK, PUBLISH, "Sent back after review."
    ),
    "approve": Step("Approve", frozenset({READY}), APPROVED, PUBLISH, "Approved."),
}
MEANWHILE = "Somebody else was quicker: “{}” is what it is now, so nothing was changed."


def open_to(task: Task | None, rights: Collection[str]) -> dict[str, Step]:
    """The steps that somebody with these rights to a page can take now, by their names."""
    state = task.state if task else WRITING
    return {
        name: step for name, step in STEPS.items() if state in step.before and step.right in rights
    }


def take(name, page, by, rights: Collection[str], *, version=None, asked_of=None) -> Task:
    """Take a step with the draft of `page`, and tell by email who waits for it.

    `version` is the number of the revision that was looked at; the latest where it is left out.
    Raises `PermissionDenied` without the right, and `ValidationError` where somebody was quicker.
    """
    step = STEPS[name]
    if step.right not in rights:
        raise PermissionDenied
    with transaction.atomic():
        task = task_of(page)
        if task.state not in step.before:
            raise ValidationError(MEANWHILE.format(task.get_state_display()))
        latest = latest_version(page)
        task.state, task.version = step.after, min(version or latest, latest)
        if step.right == WRITE:
            task.asked_by, task.asked_at, task.asked_of = by, timezone.now(), asked_of
            task.answered_by = task.answered_at = None
        else:
            task.answered_by, task.answered_at = by, timezone.now()
        task.save()
        tell_of(task, page, by)
    return task


def task_of(page) -> Task:
    """The work on a page, which nobody else changes until the transaction ends; new where none was."""
    kind = ContentType.objects.get_for_model(page)
    own = Task.objects.select_for_update()
    return own.get_or_create(kind=kind, page_id=page.page_id)[0]


def latest_version(page) -> int:
    """The number of what the draft says as it is stored."""
    record_before(type(page).objects.with_trash().get(pk=page.pk))
    return Revision.objects.of(page).values_list("number", flat=True).first()


def end(page) -> None:
    """The work is done: the page is published or planned. What was said about it stays."""
    Task.objects.of(page).delete()


def forget(sender, instance, **others):
    """What is about a page that is deleted for good; a receiver of `post_delete`."""
    if not instance.edition_of_id:
        for model in (Task, Comment):
            model.objects.of(instance).delete()
