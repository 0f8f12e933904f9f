"""The one door through which a page becomes public, is scheduled, replaced or unpublished.

The form, the list's actions, the demo content and every import go through it. What is saved in
another way may change no page's publicity, and is refused. Only what puts back rows as they were knows
no door: `loaddata`, `save_base()` and `_base_manager`.
"""

from collections.abc import Callable

from django.db import models, transaction
from django.utils import timezone

from clinic_site.richtext.stored import clean_texts

from .fitness import refuse_unfit

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


def store(page, save_the_rest: Callable[[], None] = lambda: None) -> None:
    """Save `page` with the status and the times that it has, as somebody filled them in.

    `save_the_rest` saves what belongs to the page, such as its questions, before it is asked whether it
    is fit. Raises `ValidationError` where it is to be public and is not.
    """
    clean_texts(page)  # before the transaction, in which SQLite lets nobody else write
    _store(page, save_the_rest)


@transaction.atomic
def _store(page, save_the_rest):
    page.fill_publish_at()
    was_published = _stored_publicity(page)[0] == Status.PUBLISHED
    page.save(is_at_the_door=True)
    save_the_rest()
    if page.status != Status.PUBLISHED:
        return
    refuse_unfit(page)
    if not was_published:
        page.on_publishing()


def replace(page, save: Callable[[], None]) -> None:
    """Save other words of `page`, public or not, by calling `save`.

    Raises `PastTheDoorError` where that would change its publicity, also because somebody else has
    changed it since it was read, and `ValidationError` where a public page would not be fit.
    """
    clean_texts(page)
    _replace(page, save)


@transaction.atomic
def _replace(page, save):
    wanted = tuple(getattr(page, name) for name in DECIDES_PUBLICITY)
    stored = _stored_publicity(page)
    is_public = Status.PUBLISHED in {wanted[0], stored[0]}  # times of a draft decide nothing yet
    if any(map(_is_expression, wanted)) or (is_public and wanted != stored):
        refuse_past_the_door(type(page))
    save()
    if is_public:
        refuse_unfit(page)


def refuse_past_the_door(model) -> None:
    names = ", ".join(DECIDES_PUBLICITY)
    raise PastTheDoorError(
        f"{model.__name__}: {names} decide what visitors see. Change them page by page with "
        "publish(), unpublish() or store() of clinic_site.publishing.transitions."
    )


def _stored_publicity(page):
    """The status and the times in the database; those of a draft for a page that is new.

    Locked, so that they stay what they are until the transaction has saved the page.
    """
    rows = type(page)._base_manager.select_for_update().filter(pk=page.pk)
    return rows.values_list(*DECIDES_PUBLICITY).first() or (Status.DRAFT, None, None)


def _is_expression(value):
    return hasattr(value, "resolve_expression")
