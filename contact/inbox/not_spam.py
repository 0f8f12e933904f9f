"""A request that looked like spam is none after all: what would have been sent is sent now."""

from django.db import transaction

from contact.models import ConsultationRequest
from contact.notifications import confirm


@transaction.atomic
def mark_not_spam(consultation: ConsultationRequest) -> bool:
    """Take the suspicion away; false where nobody suspected it any more."""
    locked = ConsultationRequest.objects.select_for_update().get(pk=consultation.pk)
    if not locked.is_suspected_spam:
        return False
    locked.suspicion = ""
    locked.told_at = None  # so that staff are told of it as of any request
    locked.confirmation = confirm(locked)
    locked.save_touched("suspicion", "told_at", "confirmation")
    return True
