"""Signs of a program instead of a person. Suspects are set apart for staff, never dropped.

The trap sets apart, or two signs; three where the writer speaks of themselves, or asks and leads
nowhere: who asks whether an offer is the clinic's own quotes it. A link is a sign beside an offer
alone: others lead to a photo of a rash, or to the page that does not work. How fast a form was sent
says nothing, for who goes back gets a new form and sends it in a moment; nor how many came from one
connection, which is a clinic's whole network.
"""

from .advertising import (
    FULL_OF_LINKS,
    is_a_persons,
    leads_elsewhere,
    offers_something,
    only_asks,
    signs_of,
)
from .models import ConsultationRequest

Suspicion = ConsultationRequest.Suspicion
ENOUGH = 2
ENOUGH_OF_A_PERSON = 3


def suspicion_of(consultation: ConsultationRequest, *, honeypot: str) -> str:
    """Why this request is taken for a program's, or "".

    `honeypot` is what stands in the field that people do not see.
    """
    if honeypot:
        return Suspicion.HONEYPOT
    message = consultation.message
    signs = signs_of(message)
    if signs in ([], [FULL_OF_LINKS]):
        return Suspicion.NONE
    if is_a_persons(message) or only_asks(message):
        return Suspicion.CONTENT if len(signs) >= ENOUGH_OF_A_PERSON else Suspicion.NONE
    found = len(signs) + (offers_something(message) and leads_elsewhere(message))
    return Suspicion.CONTENT if found >= ENOUGH else Suspicion.NONE
