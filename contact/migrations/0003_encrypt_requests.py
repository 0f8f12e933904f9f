"""Encrypts what visitors wrote before, and gives each of their requests a receipt number."""

from django.db import migrations
from django.utils import timezone

from clinic_site.encryption.keys import decrypt, encrypt, keyed_hash
from contact.models import new_reference
from contact.people import normalized_email, normalized_telephone

WRITTEN = ("name", "email", "telephone", "message")
CONSENT = ("2026-11", "The clinic may keep what I wrote here and contact me about it.")


def seal(apps, schema_editor):
    taken = set()
    for request in apps.get_model("contact", "ConsultationRequest").objects.all():
        request.email_hash = _hash(normalized_email(request.email))
        request.telephone_hash = _hash(normalized_telephone(request.telephone))
        for name in WRITTEN:
            setattr(request, name, _if_any(encrypt, getattr(request, name)))
        request.consent_version, request.consent_text = CONSENT
        request.suspicion = "trap" if request.is_suspect else ""
        request.stage = "contacted" if request.stage == "answered" else request.stage
        request.finished_at = timezone.now() if request.stage == "closed" else None
        request.receipt = _untaken(taken)
        request.save()


def unseal(apps, schema_editor):
    stages = {"new": "new", "spam": "new", "contacted": "answered", "booked": "answered"}
    for request in apps.get_model("contact", "ConsultationRequest").objects.all():
        for name in WRITTEN:
            setattr(request, name, _if_any(decrypt, getattr(request, name)))
        request.is_suspect = bool(request.suspicion) or request.stage == "spam"
        request.stage = stages.get(request.stage, "closed")
        request.save()


def _hash(text):
    return _if_any(keyed_hash, text)


def _if_any(change, text):
    return change(text) if text else ""


def _untaken(taken):
    receipt = next(number for number in iter(new_reference, None) if number not in taken)
    taken.add(receipt)
    return receipt


class Migration(migrations.Migration):
    dependencies = [("contact", "0002_inbox")]

    operations = [migrations.RunPython(seal, unseal)]
