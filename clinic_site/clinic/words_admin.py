"""The staff's form for the words of the site."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from solo.admin import SingletonModelAdmin

from clinic_site.access.own_scripts import sent_by_scripts
from clinic_site.editing.admin import GivesBackAdmin
from clinic_site.publishing.reading import shown_of
from clinic_site.richtext.admin import EditorAdmin

from .context_processors import clinic_of
from .home import meta_of_home
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


def _home_with(request, words):
    clinic = clinic_of(request)
    return shown_of(meta_of_home(clinic, words), clinic)


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

    change_form_template = "admin/clinic/words_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.home_view)
        return [path("fitness/", view, name="clinic_sitewords_fitness"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        words = SiteWords.get_solo()  # with the profile, where nobody has asked for it yet
        shown = {"shown": _home_with(request, words)}
        return super().change_view(request, object_id, form_url, shown | (extra_context or {}))

    @method_decorator([sent_by_scripts, never_cache, require_POST, sensitive_post_parameters()])
    def home_view(self, request):
        """How the home page is found with the words that a script sends; nothing of them is stored."""
        words = SiteWords.get_solo()
        if not self.has_change_permission(request, words):
            raise PermissionDenied
        request.is_only_looked_at = True
        form = self.get_form(request, words, change=True)(request.POST, instance=words)
        form.is_valid()  # an error keeps back its field alone
        shown = _home_with(request, form.instance)
        return render(request, "admin/shown_elsewhere.html", {"shown": shown})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name.endswith("_lead"):
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)
