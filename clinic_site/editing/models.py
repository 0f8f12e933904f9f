"""What somebody typed and has not saved, until it is saved or a week has passed; and who types where."""

from django.conf import settings
from django.db import models

from clinic_site.encryption.fields import EncryptedTextField

LONGEST_NAME = 255  # characters of the address of a form
LONGEST_TAB = 40  # characters by which a tab calls itself


class Unsaved(models.Model):
    """The words of one form that was open, for the account that opened it and for nobody else."""

    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    # Tells two open forms of one address apart, such as two new articles.
    form = models.CharField(max_length=LONGEST_NAME)
    address = models.CharField(max_length=LONGEST_NAME)
    words = EncryptedTextField()  # as a browser sends them; nobody has looked through them
    had_files = models.BooleanField(default=False)  # these are not kept
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "form with words that are not saved yet"
        verbose_name_plural = "forms with words that are not saved yet"
        default_permissions = ()
        ordering = ["-kept_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["writer", "form", "address"], name="editing_unsaved_form"
            )
        ]

    def __str__(self):
        return self.address


class OpenForm(models.Model):
    """A form that stands open in a tab, so that others with the same object open can be told."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    tab = models.CharField(max_length=LONGEST_TAB)  # by chance: one person may have several
    thing = models.CharField(max_length=LONGEST_NAME, db_index=True)  # such as "blog.post/7"
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "form that is open"
        verbose_name_plural = "forms that are open"
        default_permissions = ()
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["account", "tab"], name="editing_open_form")
        ]

    def __str__(self):
        return self.thing
