"""Whose account is whose page."""

from django.conf import settings
from django.db import models

from .people import Person


class PersonAccount(models.Model):
    """The account of a person: it signs articles with their name, and edits the text of their page.

    A row of its own, for a person has editions, and an account has one person.
    """

    person = models.OneToOneField(
        Person,
        on_delete=models.CASCADE,
        related_name="account",
        help_text="New articles of this account begin with this author, and it may edit the text "
        "of this person's page.",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="person_account"
    )

    class Meta:
        default_permissions = ()  # who may change accounts ties them
        verbose_name = "tie of an account to a person"
        verbose_name_plural = "ties of accounts to people"

    def __str__(self):
        return str(self.person)
