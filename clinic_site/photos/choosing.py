"""The field with which the form of a page chooses a photo of the library."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from .models import Photo

MOST_OPTIONS = 100  # of the plain list, for a browser without scripts
# What a page needs that opens the chooser, in this order.
CHOOSER = forms.Media(
    css={"all": ["clinic/css/photo-parts.css"]},
    js=[f"clinic/js/photo-{part}.js" for part in ("server", "parts", "chooser")],
)


class PhotoChoice(forms.Select):
    """The chosen photo with its words; a plain list where no script runs."""

    @property
    def media(self):
        return CHOOSER + forms.Media(js=["clinic/js/photo-chooser.js", "clinic/js/photo-field.js"])

    def render(self, name, value, attrs=None, renderer=None):
        pk = value if str(value).isdecimal() else None
        newest = Photo.objects.exclude(alt_text="", is_decorative=False)[:MOST_OPTIONS]
        chosen = Photo.objects.filter(pk=pk).first()
        photos = dict.fromkeys([chosen, *newest] if chosen else newest)
        self.choices = [("", "No photo"), *((photo.pk, str(photo)) for photo in photos)]
        select = super().render(name, value, attrs, renderer)
        return render_to_string("admin/photos/choice.html", {"select": select, "photo": chosen})


class PhotoChoiceField(forms.ModelChoiceField):
    widget = PhotoChoice

    def _clean_bound_field(self, bound):
        photo = super()._clean_bound_field(bound)
        # One that was chosen before keeps no words from being saved; a page is asked at its door.
        has_a_door = getattr(bound.form.instance, "has_a_door", False)
        if photo and not (has_a_door or photo.is_described or photo.pk == bound.initial):
            raise ValidationError(
                f"Photo {photo.pk} has no alternative text yet. Describe it in the photo "
                "library, then choose it again.",
                code="undescribed",
            )
        return photo


class PhotoChoiceAdmin(admin.ModelAdmin):
    """A ModelAdmin whose photos are chosen with their pictures before one's eyes."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.related_model is Photo:
            return db_field.formfield(form_class=PhotoChoiceField)
        return super().formfield_for_dbfield(db_field, request, **kwargs)
