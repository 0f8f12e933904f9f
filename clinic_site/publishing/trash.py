"""The trash: a page that is deleted is seen by nobody, and comes back for a month, with all it had."""

from datetime import datetime, timedelta

from django.db import transaction

from .editions import lock, take_down
from .kinds import page_models
from .moment import now
from .plans import plan_of

KEPT_FOR = timedelta(days=30)


@transaction.atomic
def put_in(page) -> None:
    """Take `page` down and hide it from the staff's lists; its address stays its own."""
    lock(page)  # else somebody publishes it before it is hidden
    if plan_of(page):
        take_down(page)
    else:
        page.on_ending(now())
    _set(page, now())


def take_out(page) -> None:
    """Bring `page` back as a draft, at its address and with its rows."""
    _set(page, None)


def kept_until(page) -> datetime:
    """When the worker deletes a page of the trash."""
    return page.trashed_at + KEPT_FOR


def empty_trash() -> int:
    """Delete for good what has been in the trash for its time; return how many pages that were."""
    before = now() - KEPT_FOR
    return sum(
        _delete_for_good(model, key, before)
        for model in page_models()
        for key in model.objects.in_trash()
        .filter(trashed_at__lt=before)
        .values_list("pk", flat=True)
    )


@transaction.atomic
def _delete_for_good(model, key, before):
    # Asked again, and held: somebody may have brought it back meanwhile.
    over = model.objects.in_trash().filter(pk=key, trashed_at__lt=before)
    page = over.select_for_update().order_by().first()
    if page:
        page.delete()
    return page is not None


def _set(page, trashed_at):
    page.trashed_at = trashed_at
    type(page).objects.with_trash().filter(pk=page.pk).update(trashed_at=trashed_at)
