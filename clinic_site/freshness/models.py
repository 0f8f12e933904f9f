"""A row for every transaction that changed what visitors see."""

from django.db import models


class Change(models.Model):
    """Stands in the transaction whose change it tells of, so that both are there or neither is.

    Nobody updates or locks such a row: two who publish at once never wait for each other here.
    """

    id = models.BigAutoField(primary_key=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.pk)
