"""Notes about a request."""

from django.conf import settings
from django.db import models

from clinic_site import moments
from clinic_site.encryption.fields import EncryptedTextField

from .consultations import ConsultationRequest


class Note(models.Model):
    """What staff write about a request for each other; visitors never see it."""

    consultation = models.ForeignKey(
        ConsultationRequest, on_delete=models.CASCADE, related_name="notes"
    )
    text = EncryptedTextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self):
        return f"Note of {moments.in_words(self.created_at)}"
