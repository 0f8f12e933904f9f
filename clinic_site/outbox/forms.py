"""The field for an email address in every form of the site."""

from django import forms
from django.core.exceptions import ValidationError

from .addresses import LONGEST, is_address, tidied


def validate_address(text: str) -> None:
    """Refuse what no mail can be sent to, and say what is wrong with it."""
    if len(text) > LONGEST:
        raise ValidationError("This email address is too long to be one.")
    # Letters that look like others lead an answer to somebody else.
    if not text.isascii():
        raise ValidationError("Please write the email address with the letters a to z alone.")
    if is_address(text):
        return
    if text.count("@") > 1 and text.isprintable():
        raise ValidationError("Please give one email address here.")
    if "@" in text and " " in text:
        raise ValidationError("Please write the email address alone, without other words.")
    raise ValidationError("Please write the whole email address, as in name@example.com.")


class AddressField(forms.CharField):
    """A field for one email address; what clipboards bring along is taken off."""

    widget = forms.EmailInput
    default_validators = (validate_address,)

    def __init__(self, **options):
        # The length is that of the address alone, so Django's own sentence about it is not wanted.
        super().__init__(**options | {"max_length": None})

    def to_python(self, value):
        return tidied(super().to_python(value))

    def widget_attrs(self, widget):
        typing = {"inputmode": "email", "autocapitalize": "none", "spellcheck": "false"}
        return super().widget_attrs(widget) | typing
