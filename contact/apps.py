"""Consultation requests as a Django app."""

from django.apps import AppConfig

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
        from auditlog.registry import auditlog  # noqa: PLC0415 -- has models, which come later

        auditlog.register(self.get_model("ConsultationRequest"), include_fields=[*RECORDED])
        auditlog.register(self.get_model("Note"), include_fields=["consultation", "author"])
