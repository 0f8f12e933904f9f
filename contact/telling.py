"""Staff are told of every request: from what is stored, so that nothing that arrived is forgotten."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.models import OutboxMessage

from .limits import is_full, of_today
from .models import ConsultationRequest
from .notifications import write_to_staff
from .one_at_a_time import one_at_a_time

NEW_REQUEST, SUSPECTED, REMINDER = "A new request", "Suspected spam", "Reminder"
ENDING = "Deleted soon"
VISITORS_REFUSED, SUSPECTS_REFUSED = "Visitors turned away", "Suspects turned away"
# The email of each, and the filter of the inbox that shows what filled the form.
REFUSED = {
    VISITORS_REFUSED: ("visitors_refused", ""),
    SUSPECTS_REFUSED: ("suspects_refused", "suspected"),
}
# However many requests come, staff get at most one email of each kind in this time.
PAUSES = {
    NEW_REQUEST: timedelta(minutes=1),
    SUSPECTED: timedelta(hours=1),
    REMINDER: timedelta(hours=1),
    ENDING: timedelta(days=1),
    VISITORS_REFUSED: timedelta(days=1),
    SUSPECTS_REFUSED: timedelta(days=1),
}


def tell_staff() -> bool:
    """Tell of what has arrived since the last email; whether one was written.

    What is in sight is told at once, what is set apart in a digest. Called as a request is stored,
    and by the worker for those that came too soon after an email.
    """
    untold = ConsultationRequest.objects.untold()
    # Who names an address later is told of what waits then.
    if not untold.exists() or not ClinicProfile.get_solo().notified:
        return False
    return any(
        [
            tell(untold.in_sight(), "told_at", kind=NEW_REQUEST, template="new_request"),
            tell(
                untold.out_of_sight(),
                "told_at",
                kind=SUSPECTED,
                template="suspected",
                shown="suspected",
            ),
        ]
    )


def tell(requests: QuerySet, mark: str, *, kind: str, template: str, shown: str = "") -> bool:
    """Set the time in the field `mark` of the requests, and write the email that says how many.

    Nothing happens, and false is returned, where there are none, and where an email of this kind
    was written a moment ago: then it is told later.
    """
    # Asked before anything is locked: nearly always there is nothing to tell.
    if not requests.exists() or _is_too_soon(kind):
        return False
    with one_at_a_time(kind):
        # Another worker may have been here meanwhile. The update is the claim.
        count = 0 if _is_too_soon(kind) else requests.update(**{mark: timezone.now()})
        if count:
            write_to_staff(template, kind=kind, count=count, shown=shown)
    return bool(count)


def tell_of_refusals() -> bool:
    """Tell staff, once in a day, that the form takes no more for now; whether it was written.

    That it takes no suspects is told apart from that it takes nobody, which may come later.
    """
    kind = VISITORS_REFUSED if is_full(is_suspect=False) else SUSPECTS_REFUSED
    if _is_too_soon(kind):
        return False
    with one_at_a_time(kind):
        if is_first := not _is_too_soon(kind):
            template, shown = REFUSED[kind]
            write_to_staff(template, kind=kind, count=of_today().count(), shown=shown)
    return is_first


def _is_too_soon(kind):
    since = timezone.now() - PAUSES[kind]
    return OutboxMessage.objects.filter(kind=kind, created_at__gt=since).exists()
