"""Lets a suspect out of quarantine: what would have been sent is sent now."""

from django.db import transaction

from contact.models import ConsultationRequest
from contact.notifications import announce


@transaction.atomic
def release(consultation: ConsultationRequest) -> bool:
    """Release a suspect; false where it was released already."""
    locked = ConsultationRequest.objects.select_for_update().get(pk=consultation.pk)
    if not locked.is_quarantined:
        return False
    locked.suspicion = ""
    locked.confirmation = announce(locked)
    locked.save(update_fields=["suspicion", "confirmation"])
    return True
