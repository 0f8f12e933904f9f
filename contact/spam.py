"""Signs of a program instead of a person. Suspects are set apart for staff, never dropped.

The trap sets apart, or two signs; three where the writer speaks of themselves, or asks and leads
nowhere: who asks whether an offer is the clinic's own quotes it. That a form was sent at once is one
sign at most, and only beside a link and another sign: who goes back without JavaScript gets a new
form and sends it in a moment.
How many requests a connection sent says nothing here: a clinic's own network is one connection.
"""

from .advertising import FULL_OF_LINKS, is_a_persons, leads_elsewhere, only_asks, signs_of
from .form_context import was_quick
from .models import ConsultationRequest

Suspicion = ConsultationRequest.Suspicion
ENOUGH = 2
ENOUGH_OF_A_PERSON = 3


def suspicion_of(consultation: ConsultationRequest, *, honeypot: str, form_context: str) -> str:
    """Why this request is taken for a program's, or "".

    `honeypot` is what stands in the field that people do not see, `form_context` what the form was
    signed with.
    """
    if honeypot:
        return Suspicion.HONEYPOT
    message = consultation.message
    signs = signs_of(message)
    if signs in ([], [FULL_OF_LINKS]):
        return Suspicion.NONE
    if is_a_persons(message) or only_asks(message):
        return Suspicion.CONTENT if len(signs) >= ENOUGH_OF_A_PERSON else Suspicion.NONE
    found = len(signs) + (was_quick(form_context) and leads_elsewhere(message))
    return Suspicion.CONTENT if found >= ENOUGH else Suspicion.NONE
