"""Signs of a program instead of a person. Suspects are set apart for staff, never dropped."""

import re
from datetime import timedelta

from django.utils import timezone

from .form_context import was_quick
from .models import ConsultationRequest

Suspicion = ConsultationRequest.Suspicion
# A household or an office shares one address, so this stays well above what people send.
MOST_OF_SENDER = 10
PERIOD = timedelta(hours=1)
WEB_ADDRESS = re.compile(r"https?://|\bwww\.|\[url", re.IGNORECASE)
ADVERTISING = re.compile(
    r"\b(seo|backlinks?|guest post|casino|crypto|forex|web ?design(er)?|rank(ing)? (on|in) google"
    r"|first page of google|lead generation|viagra|cialis|bitcoin|loan offer)\b",
    re.IGNORECASE,
)
MOST_WEB_ADDRESSES = 1


def suspicion_of(consultation: ConsultationRequest, *, honeypot: str, form_context: str) -> str:
    """The first sign that a program wrote this request, or "".

    `honeypot` is what stands in the field that people do not see, `form_context` what the form was
    signed with.
    """
    if honeypot:
        return Suspicion.HONEYPOT
    if was_quick(form_context):
        return Suspicion.SPEED
    if _sent_much(consultation.sender_hash):
        return Suspicion.MANY
    if len(WEB_ADDRESS.findall(consultation.message)) > MOST_WEB_ADDRESSES:
        return Suspicion.CONTENT
    return Suspicion.CONTENT if ADVERTISING.search(consultation.message) else Suspicion.NONE


def _sent_much(sender_hash):
    if not sender_hash:
        return False
    recent = ConsultationRequest.objects.filter(
        sender_hash=sender_hash, created_at__gt=timezone.now() - PERIOD
    )
    return recent.count() >= MOST_OF_SENDER
