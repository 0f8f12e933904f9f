"""The admin of a model whose form holds the editor."""

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.contrib import admin, messages
from django.db import models

from .beforehand import clean_once, cleaned_beforehand, from_editor
from .fields import RichTextField
from .forms import TextForm
from .meaning import told_of_dead_links, told_of_links_to_nowhere

# CKEditor 4 writes its parts with style attributes; only the form pages that hold it are as loose
# as that. Its handlers need no leave: ck4-guard.js puts real listeners in their place.
with_editor_policy = csp_update({"style-src": [UNSAFE_INLINE]})
TITLE_LEFT_OUT = "The title stands above the text already, so “{}” was taken out of its beginning."


class EditorAdmin(admin.ModelAdmin):
    """A ModelAdmin whose add and change pages may run the editor."""

    form = TextForm
    # An address typed without its scheme is meant as https.
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        view = with_editor_policy(super().changeform_view)
        texts = self._texts_in(request)
        # Django opens the transaction before it reads the form.
        with cleaned_beforehand(texts):
            stored = [from_editor(clean_once(text)[0]) for text in texts]
            request.told_of_links = [
                told_of_dead_links("".join(texts)),
                told_of_links_to_nowhere("".join(stored)),
            ]
            return view(request, object_id, form_url, extra_context)

    def _texts_in(self, request):
        """What was sent for the rich texts of the form and of its rows."""
        if request.method != "POST":
            return []
        models = [self.model, *(inline.model for inline in self.inlines)]
        names = {
            field.name
            for model in models
            for field in model._meta.fields
            if isinstance(field, RichTextField)
        }
        return [
            text
            for name, texts in request.POST.lists()
            if name.rpartition("-")[2] in names  # a row's are called as "questions-0-answer"
            for text in texts
        ]

    def construct_change_message(self, request, form, formsets, add=False):  # noqa: FBT002 -- Django's
        # Asked once, after all was stored.
        for title in form.left_out:
            messages.info(request, TITLE_LEFT_OUT.format(title))
        for sentence in filter(None, request.told_of_links):
            messages.warning(request, sentence)
        return super().construct_change_message(request, form, formsets, add)
