"""The form of a model whose texts are written in the editor."""

from django.forms import ModelForm

from .fields import RichTextField
from .titles import without_title


class TextForm(ModelForm):
    """Leaves the title of a page out of the beginning of its texts; `left_out` is what was."""

    def _post_clean(self):
        super()._post_clean()
        self.left_out = []
        if not self.errors:
            self._leave_out_titles()

    def _leave_out_titles(self):
        titles = {str(self.instance), str(getattr(self.instance, "name", ""))}
        for field in self.instance._meta.local_fields:
            if isinstance(field, RichTextField) and field.name in self.fields:
                text, words = without_title(field.value_from_object(self.instance), titles)
                setattr(self.instance, field.attname, text)
                self.left_out += filter(None, [words])
