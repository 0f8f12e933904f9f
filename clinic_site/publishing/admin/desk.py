"""The form of a page as a desk: writing in the middle, what is said about the page in a panel beside it."""

from django.contrib import admin

BESIDE = "beside"  # the class of a fieldset that stands in the panel


class DeskAdmin(admin.ModelAdmin):
    """A ModelAdmin whose form shows its rows below the fieldset that each kind of row names."""

    change_form_template = "admin/page_change_form.html"

    def render_change_form(self, request, context, *args, **kwargs):
        found = list(context["adminform"])
        writing = [fieldset for fieldset in found if BESIDE not in fieldset.classes]
        context["beside"] = [fieldset for fieldset in found if fieldset not in writing]
        context["writing"] = [
            (
                fieldset,
                [
                    rows
                    for rows in context["inline_admin_formsets"]
                    if _place_of(rows, writing) == at
                ],
            )
            for at, fieldset in enumerate(writing)
        ]
        return super().render_change_form(request, context, *args, **kwargs)


def _place_of(rows, writing):
    """The number of the fieldset below which these rows stand; of the last where it is not there."""
    names = [fieldset.name for fieldset in writing]
    below = getattr(rows.opts, "below", None)
    return names.index(below) if below in names else len(names) - 1
