"""Photos that were taken away: what is left of them is a row, and it says so."""

import logging
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from .files import delete_files

logger = logging.getLogger(__name__)
SETTLES_AFTER = timedelta(minutes=10)  # by then no worker still writes files of a deleted photo


class GonePhoto(models.Model):
    """A photo that was taken away: its addresses answer 410, and its files must not be left."""

    key = models.CharField(max_length=32, unique=True)
    gone_at = models.DateTimeField(auto_now_add=True)
    is_settled = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.key


def forget(photo):
    """Take a photo's files away once that is settled: it may have shown what nobody should see.

    The row makes it certain: whatever breaks on the way, the worker deletes again.
    """
    key = photo.key
    GonePhoto.objects.get_or_create(key=key)
    transaction.on_commit(lambda: delete_files(key), robust=True)


def settle_gone() -> None:
    """Delete once more what was deleted a while ago: a worker may have written in between."""
    until = timezone.now() - SETTLES_AFTER
    for gone in GonePhoto.objects.filter(is_settled=False):
        try:
            delete_files(gone.key)
        except OSError as error:
            logger.warning("Files of a deleted photo are left: %s", type(error).__name__)
            continue
        if gone.gone_at < until:
            gone.is_settled = True
            gone.save()
