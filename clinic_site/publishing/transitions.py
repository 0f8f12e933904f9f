"""The one door through which a page becomes public, is scheduled, replaced or unpublished.

The form, the list's actions, the demo content and every import go through it. What is saved in
another way may change no page's publicity, and is refused.
"""

from django.db import models, transaction
from django.utils import timezone

DECIDES_PUBLICITY = ("status", "publish_at", "expire_at")


class Status(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"


class PastTheDoorError(RuntimeError):
    """Something tried to change what is public without asking whether it is fit to be."""


def publish(page, *, at=None) -> None:
    """Make `page` public from the moment `at` on: an aware datetime; one to come schedules it.

    Without `at` it is public from now on, or stays so since it was. Raises `ValidationError` with
    the sentences of what is amiss, and then nothing is stored.
    """
    now = timezone.now()
    is_over = page.expire_at and page.expire_at <= now
    page.status = Status.PUBLISHED
    page.publish_at = at or (now if is_over else min(page.publish_at or now, now))
    page.full_clean()
    store(page)


def unpublish(page) -> None:
    """Make a draft of `page`, which nobody but staff sees, whatever else is amiss with it."""
    page.status = Status.DRAFT
    store(page)


@transaction.atomic
def store(page) -> None:
    """Save `page` with the status and the times that it has, as somebody filled them in.

    Raises `ValidationError` where a page that is to be public is not fit for it.
    """
    page.fill_publish_at()
    was_published = _stored_publicity(page)[0] == Status.PUBLISHED
    page.save(is_at_the_door=True)
    if page.status == Status.PUBLISHED and not was_published:
        page.on_publishing()


def refuse_another_publicity(page) -> None:
    """Raise `PastTheDoorError` where saving `page` would change what is stored of its publicity."""
    wanted = tuple(getattr(page, name) for name in DECIDES_PUBLICITY)
    if Status.PUBLISHED not in {wanted[0], (stored := _stored_publicity(page))[0]}:
        return  # times of a draft decide nothing yet
    if wanted != stored:
        refuse_past_the_door(type(page))


def refuse_past_the_door(model) -> None:
    names = ", ".join(DECIDES_PUBLICITY)
    raise PastTheDoorError(
        f"{model.__name__}: {names} decide what visitors see. Change them page by page with "
        "publish(), unpublish() or store() of clinic_site.publishing.transitions."
    )


def _stored_publicity(page):
    """The status and the times in the database; those of a draft for a page that is new."""
    rows = type(page)._base_manager.filter(pk=page.pk).values_list(*DECIDES_PUBLICITY)
    return rows.first() or (Status.DRAFT, None, None)
