"""Consultation requests as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_delete

from clinic_site.freshness.unseen import register_unseen

# What the access records tell of a change. Never a field that is encrypted: these values stay
# readable for years.
RECORDED = (
    "stage",
    "urgency",
    "suspicion",
    "assignee",
    "next_step_on",
    "treatment",
    "first_contacted_at",
    "tried_at",
    "wiped_at",
)


class ContactConfig(AppConfig):
    name = "contact"
    verbose_name = "Requests"

    def ready(self):
        register_unseen("contact")
        from auditlog.registry import auditlog  # noqa: PLC0415 -- has models, which come later

        from . import held  # noqa: PLC0415 -- the same

        auditlog.register(self.get_model("ConsultationRequest"), include_fields=[*RECORDED])
        post_delete.connect(held.forget_deleted, sender=self.get_model("ConsultationRequest"))
        auditlog.register(self.get_model("Note"), include_fields=["consultation", "author"])
