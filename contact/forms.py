"""The consultation form."""

import re
import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from clinic_site.clinic.models import Person, Treatment
from clinic_site.crisis import CRISIS_WORDS, LEFT_OUT, speaks_of_crisis
from clinic_site.outbox.forms import AddressField

from . import consent
from .form_context import read_context
from .models import ConsultationRequest
from .people import LONGEST_TELEPHONE, MOST_TELEPHONES, telephones_in

VoicemailOrText = ConsultationRequest.VoicemailOrText
DIGITS_WITHOUT_AREA = 7
LONGEST_MESSAGE = 4000  # characters
LONGEST_NAME = 120
TOO_LONG = "Please write at most {:,} characters here."
NOT_ON_THE_LIST = {"invalid_choice": "Please choose one of these."}
SAMPLE_NUMBER = "727 555 0100".replace(" ", "\N{NO-BREAK SPACE}")  # in one piece on a telephone
SAMPLE_ADDRESS = "name@example.com"


class TreatmentSelect(forms.Select):
    """Marks the treatments beside which the crisis line stands, for the style sheet."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if getattr(value, "instance", None) and value.instance.is_near_a_crisis:
            option["attrs"]["data-crisis"] = "true"
        return option


class ConsultationRequestForm(forms.ModelForm):
    # Programs fill in whatever there is; people do not see it. Its name says nothing to what
    # completes forms for people: neither address nor company, and "website" is still in old tabs.
    remark = forms.CharField(required=False, label="Leave this field empty")
    token = forms.CharField(required=False, widget=forms.HiddenInput)
    form_context = forms.CharField(required=False, widget=forms.HiddenInput)
    person = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(
        max_length=LONGEST_NAME,
        label="Your name",
        widget=forms.TextInput(
            attrs={"autocomplete": "name", "autocapitalize": "words", "dir": "auto"}
        ),
        error_messages={
            "required": "Please write the name that we should ask for.",
            "max_length": TOO_LONG.format(LONGEST_NAME),
        },
    )
    email = AddressField(
        required=False, label="Email", widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    telephone = forms.CharField(
        max_length=LONGEST_TELEPHONE,
        required=False,
        label="Phone",
        error_messages={"max_length": TOO_LONG.format(LONGEST_TELEPHONE)},
        help_text="From another country, begin with + and the country code, as in +44 20 7946 0958.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    voicemail_or_text = forms.ChoiceField(
        choices=VoicemailOrText.choices[1:],
        required=False,
        label="May we leave a voicemail or text you?",
        help_text="Others may hear or read what we leave. Unless you say so, we leave nothing.",
        initial=VoicemailOrText.NONE,
        error_messages=NOT_ON_THE_LIST,
        widget=forms.RadioSelect,
    )
    treatment = forms.ModelChoiceField(
        Treatment.objects.none(),  # those of each moment, as a form is made
        to_field_name="slug",
        required=False,
        label="Which treatment is it about?",
        empty_label="Not sure yet, or prefer not to say",
        error_messages={
            "invalid_choice": "One cannot ask about this treatment any more. Please choose another, or none."
        },
        widget=TreatmentSelect,
    )
    message = forms.CharField(
        max_length=LONGEST_MESSAGE,
        required=False,
        strip=False,
        label="What would you like to tell us?",
        help_text="A sentence is enough. Please leave out details of your health that you would "
        "rather tell us in person.",
        widget=forms.Textarea(
            attrs={
                "rows": 5,
                "dir": "auto",
                "data-crisis-words": CRISIS_WORDS,
                "data-left-out": LEFT_OUT,
            }
        ),
        error_messages={"max_length": TOO_LONG.format(LONGEST_MESSAGE)},
    )
    has_consented = forms.BooleanField(
        label=consent.WORDINGS[consent.CURRENT],
        error_messages={
            "required": "Please tick this box: without it we may not keep your request."
        },
    )

    # As they stand on the page, so that errors are told in the same order.
    field_order = (
        "name", "telephone", "voicemail_or_text", "email", "preferred_way", "preferred_time", "treatment",
        "message", "has_consented",
    )  # fmt: skip

    class Meta:
        model = ConsultationRequest
        fields = (*ConsultationRequest.ASKED, "has_consented")
        widgets = {"preferred_way": forms.RadioSelect, "preferred_time": forms.Select}
        error_messages = {"preferred_way": NOT_ON_THE_LIST, "preferred_time": NOT_ON_THE_LIST}
        labels = {
            "preferred_way": "How should we contact you?",
            "preferred_time": "When is a good time?",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["treatment"].queryset = Treatment.objects.offered().knowing_crisis()

    def clean_telephone(self):
        telephone = self.cleaned_data["telephone"]
        numbers = telephones_in(telephone)
        if len(numbers) > MOST_TELEPHONES:
            raise ValidationError(f"Please give at most {MOST_TELEPHONES} phone numbers here.")
        # No area is assumed: whoever has this number in ours would hear of somebody's health.
        if len(re.sub(r"\D", "", telephone)) == DIGITS_WITHOUT_AREA and not numbers:
            raise ValidationError(f"Please begin with the area code, as in {SAMPLE_NUMBER}.")
        if telephone and not numbers:
            raise ValidationError(
                f"Please write the whole phone number, as in {SAMPLE_NUMBER}; from another country "
                "with + and the country code."
            )
        return telephone

    def clean_token(self):
        try:
            return uuid.UUID(self.cleaned_data["token"])
        except ValueError:
            # A form without its token, or with a broken one, is still a person's request.
            return uuid.uuid4()

    def clean(self):
        cleaned = super().clean()
        self._need_a_way_to_answer(cleaned)
        self._need_the_consent_that_was_shown()
        return cleaned

    @cached_property
    def asked_person(self):
        """Whom the visitor asks for; None where that is nobody, or nobody whom one can ask for."""
        slug = self["person"].value()
        return slug and Person.objects.published().clinicians().filter(slug=slug).first()

    @property
    def speaks_of_crisis(self):
        """Whether the crisis line must stand beside what was typed so far."""
        return speaks_of_crisis(self.data.get("message", ""))

    @property
    def treatment_asked_about(self):
        """The treatment whose page the visitor came from, or that stands chosen; or None."""
        slug = self["treatment"].value()
        offered = self.fields["treatment"].queryset
        return next((one for one in offered if one.slug == slug), None) if slug else None

    @property
    def consent_shown(self):
        """The version of the words of consent that stand in the form."""
        return consent.CURRENT

    @property
    def consultation(self):
        """The request as it was asked, not stored yet; of a form that is valid."""
        context = self._context()
        self.instance.token = self.cleaned_data["token"]
        self.instance.asked_for = str(self.asked_person or "")
        self.instance.consent_version = context["consent"]
        self.instance.consent_text = consent.WORDINGS[context["consent"]]
        self.instance.source_page = context["source_page"]
        self.instance.campaign = context["campaign"]
        return self.instance

    def _context(self):
        # Without the form's own words it is a person's request all the same; staff look at it.
        unknown = {"consent": consent.CURRENT, "source_page": "", "campaign": ""}
        return read_context(self.data.get("form_context", "")) or unknown

    def _need_a_way_to_answer(self, cleaned):
        given = {name for name in ("email", "telephone") if cleaned.get(name)}
        if not given and not self.errors.keys() & {"email", "telephone"}:
            self.add_error(
                "telephone",
                f"Please write a phone number, as in {SAMPLE_NUMBER}, or an email address, as in "
                f"{SAMPLE_ADDRESS}.",
            )
            return
        names = {"telephone": "phone number", "email": "email address"}
        wanted = cleaned.get("preferred_way")
        if wanted in names and wanted not in given and wanted not in self.errors:
            self.add_error(wanted, f"To be answered this way, please write your {names[wanted]}.")

    def _need_the_consent_that_was_shown(self):
        if self._context()["consent"] not in consent.WORDINGS:
            self.add_error("has_consented", "Please read this sentence again: it has changed.")
