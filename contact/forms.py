"""The consultation form."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from phonenumber_field.formfields import PhoneNumberField

from clinic_site.clinic.models import Treatment

from .models import ConsultationRequest

ASKED = ("name", "email", "telephone", "preferred_way", "preferred_time", "treatment", "message")


class ConsultationRequestForm(forms.ModelForm):
    # A name that programs like to fill in; people do not see it.
    website = forms.CharField(required=False, label="Leave this field empty")
    token = forms.CharField(required=False, widget=forms.HiddenInput)
    telephone = PhoneNumberField(
        required=False,
        error_messages={"invalid": "This telephone number is not complete or not valid."},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    treatment = forms.ModelChoiceField(
        Treatment.objects.none(),
        to_field_name="slug",
        required=False,
        label="Which treatment is it about?",
        empty_label="I am not sure yet",
    )
    has_consented = forms.BooleanField(
        label="The clinic may keep what I wrote here and contact me about it.",
        error_messages={"required": "Without your consent we may not keep your request."},
    )

    class Meta:
        model = ConsultationRequest
        fields = (*ASKED, "has_consented")
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "preferred_way": forms.RadioSelect,
            "preferred_time": forms.Select,
            "message": forms.Textarea(attrs={"rows": 5}),
        }
        labels = {
            "name": "Your name",
            "preferred_way": "How shall we answer?",
            "preferred_time": "When is a good time?",
            "message": "What would you like to tell us?",
        }
        error_messages = {
            "name": {"required": "Please tell us your name."},
            "email": {"invalid": "This e-mail address is not complete."},
            "message": {"max_length": "Please write at most %(limit_value)d characters here."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["treatment"].queryset = Treatment.objects.offered()

    def clean_telephone(self):
        number = self.cleaned_data["telephone"]
        # The database keeps the number alone: an extension would be dropped without a word.
        if number and number.extension:
            raise ValidationError("Please write the extension into your message.")
        return number

    def clean_token(self):
        try:
            return uuid.UUID(self.cleaned_data["token"])
        except ValueError:
            # A form without its token, or with a broken one, is still a person's request.
            return uuid.uuid4()

    def clean(self):
        cleaned = super().clean()
        self._need_a_way_to_answer(cleaned)
        return cleaned

    def save(self):
        """Store the request once and return it with whether it is new.

        The same form sent twice is one row. The same token with other words, as after the
        browser's back button, is a second request: nothing that was typed is dropped.
        """
        request = self.instance
        request.token = self.cleaned_data["token"]
        request.is_suspect = bool(self.cleaned_data["website"])
        try:
            with transaction.atomic():
                request.save(force_insert=True)
        except IntegrityError:
            earlier = ConsultationRequest.objects.get(token=request.token)
            if self._says_the_same(earlier):
                return earlier, False
            request.token = uuid.uuid4()
            request.save(force_insert=True)
        return request, True

    def _need_a_way_to_answer(self, cleaned):
        given = {name for name in ("email", "telephone") if cleaned.get(name)}
        if not given and not self.errors.keys() & {"email", "telephone"}:
            self.add_error("telephone", "Please give a telephone number or an e-mail address.")
            return
        names = {"telephone": "telephone number", "email": "e-mail address"}
        wanted = cleaned.get("preferred_way")
        if wanted in names and wanted not in given and wanted not in self.errors:
            self.add_error(wanted, f"To be answered this way, please give your {names[wanted]}.")

    def _says_the_same(self, earlier):
        return all(getattr(earlier, name) == getattr(self.instance, name) for name in ASKED)
