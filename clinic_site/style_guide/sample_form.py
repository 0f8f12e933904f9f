"""A form with a field of every kind, for the style guide."""

from django import forms


class SampleForm(forms.Form):
    name = forms.CharField(
        label="Your name",
        help_text="What helps a person stands between label and field.",
        error_messages={"required": "Please tell us your name."},
    )
    email = forms.EmailField(
        label="Email", error_messages={"invalid": "This email address is not complete."}
    )
    way = forms.ChoiceField(
        label="How should we contact you?",
        choices={"any": "Either way", "telephone": "Phone call", "email": "Email"},
        widget=forms.RadioSelect,
        help_text="A group of choices can have its help, too.",
        error_messages={"required": "Please choose one."},
    )
    time = forms.ChoiceField(
        label="When is a good time?",
        choices={"": "Please choose", "morning": "Morning", "afternoon": "Afternoon"},
        error_messages={"required": "Please choose a time."},
    )
    message = forms.CharField(
        label="What would you like to tell us?",
        max_length=60,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    consent = forms.BooleanField(
        label="The clinic may keep what I wrote here and contact me about it.",
        error_messages={"required": "Without your consent we may not keep it."},
    )


ANSWERS = {
    "name": "Robin Sample",
    "email": "robin@clinic.example",
    "way": "email",
    "time": "morning",
    "message": "A few sample words.",
    "consent": True,
}


def sample_forms():
    """The form in each of its states, by the name of the state."""
    disabled = SampleForm(prefix="disabled", initial=ANSWERS)
    for field in disabled.fields.values():
        field.disabled = True
    wrong = SampleForm(
        {"wrong-email": "robin@", "wrong-message": "Too long. " * 9}, prefix="wrong"
    )
    return {
        "empty": SampleForm(prefix="empty"),
        "filled": SampleForm(prefix="filled", initial=ANSWERS),
        "wrong": wrong,
        "disabled": disabled,
    }
