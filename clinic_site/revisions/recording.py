"""Records what a page says whenever somebody has saved something else."""

from django.contrib.contenttypes.models import ContentType

from .models import Revision
from .words import changed_parts, words_of


def record(page, by=None, **more) -> Revision | None:
    """Record what `page` says now, if that is something new; call it in the transaction of the save."""
    words = words_of(page)
    last = Revision.objects.of(page).first()
    changed = changed_parts(page, last.words, words) if last else []
    if last and not changed:
        return None
    return Revision.objects.create(
        kind=ContentType.objects.get_for_model(page),
        page_id=page.pk,
        number=last.number + 1 if last else 1,
        words=words,
        changed=", ".join(changed),
        saved_by=by,
        **more,
    )


def record_before(page) -> None:
    """Record what `page` says before somebody saves it, where no form has saved that: an import, say."""
    record(page, saved_at=page.updated_at)


def forget_revisions(sender, instance, **kwargs):
    """Those of a page that is deleted; a receiver of `post_delete`."""
    if not instance.edition_of_id:
        Revision.objects.of(instance).delete()
