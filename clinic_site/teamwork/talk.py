"""An email about what was said of a page, when the talk has rested: to whom it concerns, and no word of it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from .models import Comment, Task
from .telling import may_read, told_of, write

QUIET = timedelta(minutes=5)  # in which nobody said anything about the page
SAID = "There are comments on {} {}"


def tell_of_comments() -> bool:
    """Tell of each talk that rests, once in any number of processes; whether there was one."""
    rested = timezone.now() - QUIET
    pages = Comment.objects.filter(told_at=None).order_by().values_list("kind", "page_id")
    found = list(pages.annotate(last=Max("written_at")).filter(last__lte=rested))
    told = [_tell(kind, page_id, rested) for kind, page_id, _last in found]
    return any(told)


@transaction.atomic
def _tell(kind, page_id, rested):
    talk, now = Comment.objects.filter(kind=kind, page_id=page_id), timezone.now()
    page = _page_of(talk.select_related("kind").first())
    # The update is the claim: another worker waits for it here, and then finds none.
    if page is None or not talk.filter(told_at=None, written_at__lte=rested).update(told_at=now):
        return False
    new = list(talk.filter(told_at=now))
    name = page._meta.verbose_name
    words = SAID.format("an" if name[0] in "aeiou" else "a", name)
    write(words, page, [one for one in _concerned(talk, new, page) if may_read(one, page)])
    return True


def _page_of(comment):
    """The page; None while it is in the trash, where nobody answers, and when it is gone."""
    model = comment and comment.kind.model_class()
    return model and model.objects.filter(pk=comment.page_id).first()


def _concerned(talk, new, page):
    """Who works on the page, asked for its review or was asked, or takes part in what is not settled.

    Not who knows all of it: whoever spoke last saw what stood there, and a step that was taken
    later had an email of its own, which leads to the same place.
    """
    task = Task.objects.with_accounts().of(page).first() or Task()
    threads = {comment.answer_to_id or comment.pk for comment in new}
    goes_on = Q(answer_to=None, resolved_at=None) | Q(answer_to__in=talk.unresolved())
    spoke = talk.filter(goes_on | Q(pk__in=threads) | Q(answer_to__in=threads))
    knows = {comment.by: comment.written_at for comment in spoke.select_related("by")}
    concerned = {*knows, task.assigned_to, task.asked_by, task.asked_of} - {None}
    for account in told_of(task, page):
        stepped_at = task.answered_at or task.asked_at
        knows[account] = max(stepped_at, knows.get(account, stepped_at))
    last = new[-1].written_at
    return [one for one in concerned if one not in knows or knows[one] < last]
