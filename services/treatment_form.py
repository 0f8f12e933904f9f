"""What belongs to a treatment and not to its page, in the form of the page: it holds at once."""

from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget, AdminTextInputWidget
from django.utils.text import capfirst

from clinic_site.clinic.models import Treatment
from clinic_site.publishing.drafts import is_stand_in
from clinic_site.richtext.forms import TextForm

# The fields of the form, and those of the treatment that they fill in.
OF_TREATMENT = {
    "name_in_form": "name",
    "place": "order",
    "is_asked_about": "can_be_asked_about",
    "has_crisis_line": "shows_crisis_line",
}


def _like(name):
    column = Treatment._meta.get_field(name)
    return {"label": capfirst(column.verbose_name), "help_text": column.help_text}


class TreatmentForm(TextForm):
    """The form of a treatment page, with what is kept at its treatment."""

    name_in_form = forms.CharField(
        max_length=100,
        required=False,
        widget=AdminTextInputWidget,
        label="Name in the consultation form",
        help_text="Left empty when the treatment is new, it is the title.",
    )
    place = forms.IntegerField(
        min_value=0,
        max_value=32767,
        widget=AdminIntegerFieldWidget,
        **_like("order"),
    )
    is_asked_about = forms.BooleanField(required=False, **_like("is_offered"))
    has_crisis_line = forms.BooleanField(required=False, **_like("shows_crisis_line"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        treatment = self._treatment or Treatment.waiting_for_its_page()
        for name, column in OF_TREATMENT.items():
            self.initial.setdefault(name, getattr(treatment, column))
        if is_stand_in(treatment.slug):
            self.initial["name_in_form"] = ""  # it is called as its page once that has a title

    @property
    def _treatment(self):
        return self.instance.treatment if self.instance.treatment_id else None

    def clean_name_in_form(self):
        name = self.cleaned_data["name_in_form"]
        if name and Treatment.objects.filter(name=name).exclude(pk=self.instance.treatment_id):
            raise forms.ValidationError("Another treatment has this name.")
        return name or (self._treatment.name if self._treatment else "")

    def save_treatment(self):
        """Store what was changed of the treatment, of a page that is stored."""
        typed = {
            name: self.cleaned_data[name] for name in OF_TREATMENT if name in self.changed_data
        }
        treatment = self._treatment
        if (asked := typed.pop("is_asked_about", None)) is not None:
            treatment.offer(is_offered=asked)
        for name, value in typed.items():
            if value not in ("", None):
                setattr(treatment, OF_TREATMENT[name], value)
        if typed:
            treatment.save(update_fields=[OF_TREATMENT[name] for name in typed])
