"""What the session of a member of staff holds of requests: their keys and never a word."""

from collections.abc import Iterable

from clinic_site.access.models import Session

# What the last search found, and whose page is shown again after somebody's own action.
FOUND, AMONG_SPAM, OWN = "found_requests", "found_suspects", "own_action"
HELD = (FOUND, AMONG_SPAM, OWN)


def forget(keys: Iterable[int]) -> None:
    """Take these requests out of every session: nothing may tell that they were looked for."""
    gone = set(keys)
    for session in Session.objects.all():
        data = session.get_decoded()
        left = data | {name: _without(gone, data[name]) for name in HELD if name in data}
        if left != data:
            # Not save(), which would break the deletion where somebody signs out at this moment.
            own = Session.objects.filter(pk=session.pk)
            own.update(session_data=Session.objects.encode(left))


def forget_deleted(sender, instance, **kwargs) -> None:
    """A receiver of `post_delete`."""
    forget([instance.pk])


def _without(gone, held):
    if isinstance(held, list):
        return [key for key in held if key not in gone]
    return None if held in gone else held
