"""Who may give whom what: nobody more than they have; and what keeps an account from working or going."""

from collections.abc import Iterable

from auditlog.models import LogEntry
from django.contrib.admin.models import LogEntry as HistoryLine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group, Permission
from django.db.models import Q, QuerySet

from clinic_site.listed import listed
from contact.models import ConsultationRequest, Erasure, Note

OUT_OF_REACH = "This account may do more than yours: only a superuser, or somebody who may do as much, can change it."
NOBODY_LEFT = (
    "Then nobody could change accounts any more. See to it first that another active account may."
)


def groups_to_give(giver: AbstractBaseUser) -> QuerySet:
    """The groups that somebody may put others into: those with no right that they lack."""
    groups = Group.objects.order_by("name")
    if giver.is_superuser:
        return groups
    own = giver.get_all_permissions()
    given = [group.pk for group in groups if _rights_of(group) <= own]
    return groups.filter(pk__in=given)


def may_touch(who: AbstractBaseUser, account: AbstractBaseUser) -> bool:
    """Whether somebody may change an account, its password and its second step included."""
    if who.is_superuser or who.pk == account.pk:
        return True
    return not account.is_superuser and _all_of(account) <= who.get_all_permissions()


def to_change_accounts() -> Permission:
    """The right by which somebody looks after the accounts."""
    return Permission.objects.get_by_natural_key("change_user", "auth", "user")


def leaves_nobody(*, accounts: Iterable = (), groups: Iterable = ()) -> bool:
    """Whether nobody could change accounts any more without these accounts, and what these groups give."""
    others = _who_changes_accounts(without=groups).exclude(pk__in=[each.pk for each in accounts])
    # Where nobody can as it is, nothing is lost by it.
    return not others.exists() and _who_changes_accounts().exists()


def changes_accounts(account: AbstractBaseUser, typed: dict) -> bool:
    """Whether an active account may change accounts once what is typed into its form is stored.

    `typed` are its fields by name; of those that are missing, what is stored stays.
    """
    if not typed.get("is_active", account.is_active):
        return False
    if typed.get("is_superuser", account.is_superuser):
        return True
    right = to_change_accounts()
    groups = typed.get("groups", account.groups.all())
    own = typed.get("user_permissions", account.user_permissions.all())
    return right in own or groups.filter(permissions=right).exists()


def follow_groups(account: AbstractBaseUser) -> None:
    """Let an account sign in at the admin as long as it may do anything there."""
    may_do_anything = (
        account.is_superuser or account.groups.exists() or account.user_permissions.exists()
    )
    if account.is_staff != may_do_anything:
        account.is_staff = may_do_anything
        account.save(update_fields=["is_staff"])


def what_it_lacks(account: AbstractBaseUser) -> str:
    """What keeps somebody from working with a stored account, in a sentence."""
    if not account.is_active or account.is_staff:
        return ""
    return "is in no group, so nobody can sign in with it."


def what_stays_behind(account: AbstractBaseUser) -> list[str]:
    """What somebody who has left was at, for whoever switches the account off."""
    count = ConsultationRequest.objects.unfinished().filter(assignee=account).count()
    if account.is_active or not count:
        return []
    requests = "1 request" if count == 1 else f"{count:,} requests"
    return [
        f"is switched off. Assigned to it: {requests}, which the first page shows until somebody takes over."
    ]


def what_hangs_on(accounts: Iterable[AbstractBaseUser]) -> list[str]:
    """Why accounts cannot be deleted: what they did, and what is theirs to do. A sentence each."""
    lines = []
    for account in accounts:
        kinds = {
            "access record": LogEntry.objects.filter(actor=account),
            "line of history": HistoryLine.objects.filter(user=account),
            "assigned request": ConsultationRequest.objects.filter(assignee=account),
            "note": Note.objects.filter(author=account),
            "deletion of a person’s data": Erasure.objects.filter(erased_by=account),
        }
        found = [name for name, rows in kinds.items() if rows.exists()]
        if found:
            lines.append(
                f"What {account} did keeps the account ({listed(found)}). Untick “active” instead: nobody can "
                "sign in then, and everything keeps their name."
            )
    return lines


def _who_changes_accounts(without=()):
    """The accounts that may, are active and can sign in; `without` what some groups give."""
    right = to_change_accounts()
    groups = Group.objects.filter(permissions=right).exclude(pk__in=[each.pk for each in without])
    may = Q(is_superuser=True) | Q(user_permissions=right) | Q(groups__in=groups)
    return get_user_model().objects.filter(may, is_active=True, is_staff=True)


def _rights_of(group):
    found = group.permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in found}


def _all_of(account):
    # Not get_all_permissions(): of an account that is switched off it says none.
    own = account.user_permissions.values_list("content_type__app_label", "codename")
    rights = {f"{app}.{codename}" for app, codename in own}
    return rights.union(*map(_rights_of, account.groups.all()))
