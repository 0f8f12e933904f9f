"""What is left of people who wanted to be forgotten."""

from django.conf import settings
from django.db import models

from .references import new_reference


class Erasure(models.Model):
    """That a person's requests were erased as they asked; their name is not kept."""

    reference = models.CharField(
        "reference number", max_length=9, unique=True, default=new_reference, editable=False
    )
    request_count = models.PositiveIntegerField("requests deleted")
    erased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    erased_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-erased_at"]
        default_permissions = ()

    def __str__(self):
        return f"Erasure {self.reference}"
