"""Signs of a program instead of a person. Suspects are set apart for staff, never dropped.

The trap sets apart, or two signs; three where the writer asks about themselves. How a request came,
quickly or with many others, is one sign at most, and none beside a message that reads like a
person's: restored and completed forms are sent in a moment, and a household shares a connection.
"""

from datetime import timedelta

from django.utils import timezone

from .advertising import is_a_persons, signs_of
from .form_context import was_quick
from .models import ConsultationRequest

Suspicion = ConsultationRequest.Suspicion
# A household or an office shares one address, so this stays well above what people send.
MOST_OF_SENDER = 10
PERIOD = timedelta(hours=1)
ENOUGH = 2
ENOUGH_BESIDE_A_QUESTION = 3


def suspicion_of(consultation: ConsultationRequest, *, honeypot: str, form_context: str) -> str:
    """Why this request is taken for a program's, or "".

    `honeypot` is what stands in the field that people do not see, `form_context` what the form was
    signed with.
    """
    if honeypot:
        return Suspicion.HONEYPOT
    signs = signs_of(consultation.message)
    if not signs:
        return Suspicion.NONE
    if is_a_persons(consultation.message):
        return Suspicion.CONTENT if len(signs) >= ENOUGH_BESIDE_A_QUESTION else Suspicion.NONE
    came_like_a_program = was_quick(form_context) or _sent_much(consultation.sender_hash)
    return Suspicion.CONTENT if len(signs) + came_like_a_program >= ENOUGH else Suspicion.NONE


def _sent_much(sender_hash):
    if not sender_hash:  # of those who cannot be told apart, nobody sent much
        return False
    recent = ConsultationRequest.objects.filter(
        sender_hash=sender_hash, created_at__gt=timezone.now() - PERIOD
    )
    return recent.count() >= MOST_OF_SENDER
