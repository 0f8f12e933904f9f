"""The staff's form for the words of the site."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from solo.admin import SingletonModelAdmin

from clinic_site.editing.admin import GivesBackAdmin
from clinic_site.richtext.admin import EditorAdmin

from .models import SiteWords

# The groups of the form, each with the beginning of the names of its fields.
GROUPS = {
    "Home page": (
        "home",
        "How it is found, the headings of its parts, and the invitation at its end.",
    ),
    "List of treatments": ("treatments", "Its first sentence, and the invitation below the list."),
    "Treatment": ("treatment", "The invitation at the end of every treatment."),
    "List of conditions": ("conditions", "Its first sentence, and the invitation below the list."),
    "Condition": ("condition", "The invitation at the end of every condition."),
    "List of articles": ("articles", "Its first sentence."),
    "Article": ("article", "The invitation at the end of an article that has none of its own."),
    "People": ("people", "The first sentence of their list."),
    "Clinician": ("person", "The invitation at the end of a clinician’s page."),
    "Pages of the clinic": ("page", "The invitation beside pages such as About and Privacy."),
    "Footer": ("footer", "The headings of its columns, at the end of every page."),
    "Pages in Spanish": ("spanish", "The invitation beside them, in Spanish."),
}


@admin.register(SiteWords)
class SiteWordsAdmin(GivesBackAdmin, EditorAdmin, SingletonModelAdmin):
    fieldsets = (
        ("Buttons", {"fields": ("request_button", "treatment_button", "person_button")}),
        *(
            (
                title,
                {
                    "fields": [
                        field.name
                        for field in SiteWords._meta.concrete_fields
                        if field.name.startswith(f"{start}_")
                        and not field.name.endswith("_button")
                    ],
                    "description": description,
                },
            )
            for title, (start, description) in GROUPS.items()
        ),
    )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        SiteWords.get_solo()  # with the profile, where nobody has asked for it yet
        return super().change_view(request, object_id, form_url, extra_context)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name.endswith("_lead"):
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)
