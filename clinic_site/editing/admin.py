"""The admin of a form that gives back what was typed in it, whatever kept it from being saved."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from .kept import take_back

AWAY = "You were away for a while. What you had typed stands below; it is not saved yet."


class GivesBackAdmin(admin.ModelAdmin):
    """A ModelAdmin whose form is shown again, with every field and row as it was typed.

    So it is where storing it raised `ValidationError`, and where its writer had to sign in again.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "GET" and (typed := take_back(request.session, request.path)):
            # As if it were sent now: for rows and errors Django knows no other way.
            request.method, request.POST, request._files = "POST", typed, MultiValueDict()  # noqa: SLF001 -- else Django reads the body
            request.refusal = ValidationError(AWAY)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refusal:
            request.refusal = refusal  # nothing was stored
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        refusal = getattr(request, "refusal", None)
        return form if refusal is None else _refused(form, refusal)


def _refused(form_class, refusal):
    """The form, invalid: its errors are the sentences of the refusal, at their fields."""

    class RefusedForm(form_class):
        def _post_clean(self):
            super()._post_clean()
            by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {}
            for field, sentences in (by_field or {None: refusal.messages}).items():
                self.add_error(field if field in self.fields else None, sentences)

    return RefusedForm
