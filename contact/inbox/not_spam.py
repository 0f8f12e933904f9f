"""A request that looked like spam is none after all: what would have been sent is sent now."""

from django.db import transaction

from contact.models import ConsultationRequest
from contact.notifications import announce


@transaction.atomic
def mark_not_spam(consultation: ConsultationRequest) -> bool:
    """Take the suspicion away; false where nobody suspected it any more."""
    locked = ConsultationRequest.objects.select_for_update().get(pk=consultation.pk)
    if not locked.is_suspected_spam:
        return False
    locked.suspicion = ""
    locked.confirmation = announce(locked)
    locked.save(update_fields=["suspicion", "confirmation"])
    return True
