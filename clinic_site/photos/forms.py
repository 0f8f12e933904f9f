"""The staff's forms for a photo: where it must have its words, and where they may still be missing."""

from django import forms

from clinic_site.editing.lists import ListRowForm

from .models import Photo

ALT_TEXT_NEEDED = "Say what the photo shows, or tick “decorative” if it tells nothing."
ALT_TEXT_STAYS = "Words that a photo has can be changed here, not taken away."
FILE_NEEDED = "Choose a picture first."


class PhotoForm(forms.ModelForm):
    """A photo with its words, or the tick that says it needs none."""

    class Meta:
        model = Photo
        fields = ["file", "alt_text", "is_decorative", "caption", "credit", "focal_x", "focal_y"]
        widgets = {
            # The page shows the picture itself, so nobody needs its name and a link.
            "file": forms.FileInput(),
            "alt_text": forms.Textarea(attrs={"rows": 2, "cols": 60}),
            "caption": forms.Textarea(attrs={"rows": 2, "cols": 60}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].label = "Replace the picture"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("alt_text") == "" and not cleaned.get("is_decorative"):
            self.add_error("alt_text", ALT_TEXT_NEEDED)
        return cleaned


class DescriptionForm(PhotoForm):
    """The words alone; what is not sent stays as it is."""

    class Meta(PhotoForm.Meta):
        fields = ["alt_text", "is_decorative", "caption", "credit"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in {"caption", "credit"} - set(self.data):
            del self.fields[name]


class UploadForm(forms.ModelForm):
    """A new photo; what it shows may be said afterwards."""

    class Meta:
        model = Photo
        fields = ["file", "alt_text", "is_decorative"]
        error_messages = {"file": {"required": FILE_NEEDED}}


class RowForm(ListRowForm):
    """A row of the list, in which photos may stand that wait for their words."""

    class Meta:
        model = Photo
        fields = ["alt_text", "is_decorative"]
        # A table has no label beside its fields.
        widgets = {
            "alt_text": forms.Textarea(
                attrs={"rows": 4, "cols": 30, "aria-label": "Alternative text"}
            ),
            "is_decorative": forms.CheckboxInput(attrs={"aria-label": "Decorative"}),
        }

    def clean(self):
        cleaned = super().clean()
        had_words = self.initial.get("alt_text") or self.initial.get("is_decorative")
        if had_words and cleaned.get("alt_text") == "" and not cleaned.get("is_decorative"):
            self.add_error("alt_text", ALT_TEXT_STAYS)
        return cleaned
