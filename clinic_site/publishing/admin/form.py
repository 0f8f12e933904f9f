"""The form of a page: what was refused at the door is said at its fields."""

from django import forms


class PageForm(forms.ModelForm):
    refusal = None  # the `ValidationError` of the door, where it refused what is typed here

    def _post_clean(self):
        super()._post_clean()
        if self.refusal:
            for field, sentences in self.refusal.message_dict.items():
                self.add_error(field if field in self.fields else None, sentences)
