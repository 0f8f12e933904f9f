"""Signs of a program instead of a person. Suspects are set apart for staff, never dropped.

The trap sets apart, or two signs; three where the writer asks about themselves. That a form was
sent at once is one sign at most, and none beside a message that reads like a person's, asks, or
only has many links: who goes back without JavaScript gets a new form and sends it in a moment.
How many requests a connection sent says nothing here: a clinic's own network is one connection.
"""

from .advertising import FULL_OF_LINKS, asks, is_a_persons, signs_of
from .form_context import was_quick
from .models import ConsultationRequest

Suspicion = ConsultationRequest.Suspicion
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
    if signs in ([], [FULL_OF_LINKS]):
        return Suspicion.NONE
    if is_a_persons(consultation.message):
        return Suspicion.CONTENT if len(signs) >= ENOUGH_BESIDE_A_QUESTION else Suspicion.NONE
    is_a_programs = was_quick(form_context) and not asks(consultation.message)
    return Suspicion.CONTENT if len(signs) + is_a_programs >= ENOUGH else Suspicion.NONE
