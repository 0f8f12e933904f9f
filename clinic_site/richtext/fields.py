"""The one seam to the editor: no other file knows that it is CKEditor."""

from ckeditor.fields import RichTextField as EditorField

from .sanitizer import clean_html


class RichTextField(EditorField):
    """HTML written by staff, cleaned at the last door before SQL whoever writes it."""

    def deconstruct(self):
        # Migrations know a plain TextField, so the editor can be changed without one.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def clean(self, value, model_instance):
        return super().clean(clean_html(value), model_instance)

    def pre_save(self, model_instance, add):
        # The instance shows what was stored.
        cleaned = clean_html(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, cleaned)
        return cleaned

    def get_db_prep_save(self, value, connection):
        # update() and bulk_create() come through here and nowhere else.
        if isinstance(value, str):
            value = clean_html(value)
        return super().get_db_prep_save(value, connection)
