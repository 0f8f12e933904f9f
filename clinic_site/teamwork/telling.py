"""The emails to colleagues about a page: that something waits, and where; no word of it, and no name."""

from django.contrib.auth import get_user_model
from django.urls import reverse

from clinic_site.outbox.addresses import is_address
from clinic_site.outbox.queue import enqueue_template
from clinic_site.publishing.seo import absolute_url

from .models import Task

KIND = "About a page"
WORDS = {
    Task.State.READY: "A page is ready for your review",
    Task.State.SENT_BACK: "A page was sent back to you",
    Task.State.APPROVED: "A page was approved",
}
GIVEN = "A page was given to you"
DUE = "A page that you work on is due"


def tell_of(task: Task, page, by) -> None:
    """Tell of a step who waits for it: who is asked, or who asked; never whoever took it."""
    if task.state in WORDS:
        write(WORDS[task.state], page, told_of(task, page), by)


def tell_of_assignment(task: Task, page, by) -> None:
    write(GIVEN, page, [task.assigned_to], by)


def remind_of(task: Task, page) -> None:
    """Remind who works on a page that the day has come by which it is due."""
    if may_read(task.assigned_to, page):
        write(DUE, page, [task.assigned_to])


def told_of(task: Task, page) -> list:
    """The accounts that were told of the step which the task has taken last."""
    if task.state == Task.State.READY:
        return [task.asked_of] if task.asked_of else list(publishers_of(type(page)))
    return [task.asked_by] if task.state in WORDS else []


def publishers_of(model):
    """The accounts that may publish pages of a kind."""
    return _who_may("publish", model)


def writers_of(model):
    """The accounts that may change pages of a kind."""
    return _who_may("change", model)


def may_read(account, page) -> bool:
    """Whether somebody sees the page in the admin."""
    right = f"{page._meta.app_label}.%s_{page._meta.model_name}"
    return account.is_staff and any(account.has_perm(right % may) for may in ("view", "change"))


def _who_may(action, model):
    right = f"{model._meta.app_label}.{action}_{model._meta.model_name}"
    found = get_user_model().objects.with_perm(
        right, backend="django.contrib.auth.backends.ModelBackend"
    )
    return found.filter(is_staff=True).order_by("first_name", "last_name", "username")


def write(words: str, page, accounts, by=None) -> None:
    """Write to each of the accounts once; never to `by`, whose deed it tells of."""
    told = {account.email for account in accounts if account and account.is_active}
    for address in sorted(told - {by.email if by else ""}):
        if is_address(address):
            template = "admin/teamwork/mail/waits.txt"
            enqueue_template(template, kind=KIND, to=address, words=words, url=_url_of(page))


def _url_of(page):
    name = f"admin:{page._meta.app_label}_{page._meta.model_name}_together"
    return absolute_url(reverse(name, args=[page.pk]))
