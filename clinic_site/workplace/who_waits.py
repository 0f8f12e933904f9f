"""The box of the staff's home that says who waits for whom, with what, and what is overdue."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from clinic_site.publishing.plans import texts_of
from clinic_site.teamwork.models import Task
from clinic_site.teamwork.words import sentences


def who_waits_box(user, models, shown):
    """The work that is open on pages of these kinds.

    First what `user` works on and is due, then what is overdue, then what else waits for `user`.
    """
    kinds = {kind.pk: model for model, kind in ContentType.objects.get_for_models(*models).items()}
    pages, found = {}, []
    tasks = list(Task.objects.open().filter(kind__in=kinds))
    for model in {kinds[task.kind_id] for task in tasks}:
        keys = [task.page_id for task in tasks if kinds[task.kind_id] is model]
        pages[model] = model.objects.defer(*texts_of(model)).in_bulk(keys)
    # Of what is in the trash nobody waits.
    for task in tasks:
        page = pages[kinds[task.kind_id]].get(task.page_id)
        if page is not None:
            found.append((task, page))
    found.sort(key=lambda one: _order(one[0], one[1], user))
    return {
        "title": "Who waits for whom",
        "count": len(found),
        "url": "",
        "rows": [(_url(page), str(page), _note(task)) for task, page in found[:shown]],
        "empty": "Nobody waits for anybody.",
        "notes": list(_notes([task for task, _page in found], user)),
    }


def _notes(tasks, user):
    """How much is due, with the month of the calendar where that begins."""
    mine = [task for task in tasks if task.is_due and task.assigned_to_id == user.pk]
    overdue = [task for task in tasks if task.is_overdue]
    if mine:
        late = sum(task.is_overdue for task in mine)
        counted = {"due today": len(mine) - late, "overdue": late}
        said = ", ".join(f"{count:,} {what}" for what, count in counted.items() if count)
        yield _pressing(f"Of what you work on: {said}."), _month_of(mine)
    if overdue:
        yield f"Overdue: {len(overdue):,}.", _month_of(overdue)


def _month_of(tasks):
    first = min(task.due_on for task in tasks)
    return f"{reverse('admin:calendar')}?month={first:%Y-%m}"


def _order(task, page, user):
    may_publish = f"{page._meta.app_label}.publish_{page._meta.model_name}"
    mine = {
        Task.State.READY: task.asked_of_id == user.pk
        or (task.asked_of_id is None and user.has_perm(may_publish)),
        Task.State.SENT_BACK: task.asked_by_id == user.pk,
        Task.State.APPROVED: user.has_perm(may_publish),
    }
    is_given = task.assigned_to_id == user.pk
    is_mine = mine.get(task.state, False) or is_given
    day = task.due_on or timezone.localdate().max
    return not (is_given and task.is_due), not task.is_overdue, not is_mine, day, task.pk


def _note(task):
    said = " ".join(sentences(task))
    return _pressing(said) if task.is_due else said


def _pressing(words):
    return format_html('<strong class="pressing">{}</strong>', words)


def _url(page):
    return reverse(
        f"admin:{page._meta.app_label}_{page._meta.model_name}_together", args=[page.pk]
    )
