"""Records what is done to the staff's accounts and groups: fields, groups and rights, in words."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, pre_delete

from .changes import follow
from .events import CHANGED, at_hand, note, unhindered
from .silence import is_silent

NEW_PASSWORD = "a new password set"  # noqa: S105 -- words
MOST_NAMES = 20  # of groups or rights in a record; the rest is counted
# How a tick is told, by the name of the field: when it is set, and when it is taken away.
TICKS = {
    "is_active": ("switched on", "switched off"),
    "is_staff": ("given staff status", "staff status taken away"),
    "is_superuser": ("made a superuser", "no superuser any more"),
}
GIVEN = {
    "groups": ("put into the group", "taken out of the group"),
    "user_permissions": ("given the right", "lost the right"),
    "permissions": ("given the right", "lost the right"),
}


def follow_accounts() -> None:
    follow(get_user_model(), but=("last_login",), words=_told, made=_told_new)
    follow(Group)
    for model, name in (
        (get_user_model(), "groups"), (get_user_model(), "user_permissions"), (Group, "permissions")
    ):  # fmt: skip
        _follow_links(model._meta.get_field(name))
    pre_delete.connect(_tell_members, sender=Group, dispatch_uid="account_changes.group_deleted")


def _tell_members(sender, instance, **others):
    # Django says nothing of what goes along with a group.
    if is_silent():
        return
    how = _sentence(GIVEN["groups"][1], [instance.name])
    with unhindered():
        for account in instance.user_set.all():
            note(at_hand.get(), account, how, event=CHANGED)


def _told_new(account):
    # Whoever may do everything is seldom made, and by a command before anybody can be asked.
    return "made it, a superuser" if account.is_superuser else "made it"


def _told(name, account, before, only):
    value = getattr(account, name)
    if name in TICKS:
        return TICKS[name][0 if value else 1]
    if name == "username":
        return f"renamed, was “{before}”"
    if name == "password":
        if not account.has_usable_password():
            return "password taken away"
        # Django sets it nowhere else alone: the same one, hashed by today's rules as somebody came in.
        is_same = only == {"password"} and account._password is None  # noqa: SLF001 -- what was just set
        return None if is_same else NEW_PASSWORD
    return ""


def _follow_links(field):
    """Record what is given to accounts or groups, and taken from them, from either side."""
    there, back = field.name, field.remote_field.get_accessor_name()

    def tell(sender, instance, action, reverse, model, pk_set, **others):
        if action not in {"post_add", "post_remove", "pre_clear"} or is_silent():
            return
        with unhindered():
            if action == "pre_clear":
                ends = list(getattr(instance, back if reverse else there).all())
            else:
                ends = list(model._base_manager.filter(pk__in=pk_set))
            words = GIVEN[there][0 if action == "post_add" else 1]
            for holder in ends if reverse else [instance]:
                if names := [
                    getattr(end, "name", "") for end in ([instance] if reverse else ends)
                ]:
                    note(at_hand.get(), holder, _sentence(words, names), event=CHANGED)

    uid = f"account_changes.{field.model._meta.label_lower}.{field.name}"
    m2m_changed.connect(tell, sender=field.remote_field.through, weak=False, dispatch_uid=uid)


def _sentence(words, names):
    """What was given or taken: given the rights “Can view article”, “Can add article”."""
    more = len(names) - MOST_NAMES
    listed = ", ".join(f"“{name}”" for name in sorted(names)[:MOST_NAMES])
    return f"{words}{'s' if len(names) > 1 else ''} {listed}" + (
        f" and {more} more" if more > 0 else ""
    )
