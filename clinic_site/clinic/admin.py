"""The staff's forms for the clinic's profile, treatments, conditions and pages; the menu, people and words have their own files."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from solo.admin import SingletonModelAdmin

from clinic_site.editing.admin import GivesBackAdmin
from clinic_site.folding import FoldedSearchAdmin
from clinic_site.outbox.forms import AddressField
from clinic_site.photos.choosing import PhotoChoiceAdmin
from clinic_site.publishing.admin import BESIDE, PageAdmin
from clinic_site.reviewing.admin import ReviewedAdmin
from clinic_site.richtext.admin import EditorAdmin
from clinic_site.teamwork.admin import TeamworkAdmin

from .addresses import EmailsField
from .hours_forms import HoursForm, HoursFormSet, SpecialDayForm, SpecialDayFormSet
from .menu_admin import MenuItemAdmin
from .models import ClinicProfile, Condition, OpeningHours, Page, SpecialDay, Treatment
from .numbers_admin import TellsOfNumbersAdmin
from .people_admin import PersonAdmin
from .words_admin import SiteWordsAdmin

__all__ = ["MenuItemAdmin", "PersonAdmin", "SiteWordsAdmin"]


# Not as tables, whose cells would have no labels of their own.
class OpeningHoursInline(admin.StackedInline):
    model = OpeningHours
    verbose_name, verbose_name_plural = "row of hours", "opening hours"
    form, formset = HoursForm, HoursFormSet
    extra = 0
    fields = (("weekday", "opens", "closes"),)


class SpecialDayInline(admin.StackedInline):
    model = SpecialDay
    form, formset = SpecialDayForm, SpecialDayFormSet
    extra = 0
    fields = (("date", "name"), ("is_closed", "opens", "closes"))


@admin.register(ClinicProfile)
class ClinicProfileAdmin(
    TellsOfNumbersAdmin, GivesBackAdmin, PhotoChoiceAdmin, EditorAdmin, SingletonModelAdmin
):
    inlines = (OpeningHoursInline, SpecialDayInline)
    formfield_overrides = EditorAdmin.formfield_overrides | {
        EmailsField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
        models.EmailField: {"form_class": AddressField},
    }
    fieldsets = (
        (None, {"fields": ("name", "tagline", "introduction", "approach")}),
        (
            "Reaching the clinic",
            {
                "fields": (
                    *("telephone", "former_telephones", "email"),
                    *("notify_email", "response_hours"),
                )
            },
        ),
        (
            "Place",
            {
                "fields": (
                    *("street", "city", "state", "postal_code", "map_url"),
                    ("latitude", "longitude"),
                    *("getting_here", "door_photo"),
                )
            },
        ),
        ("Foot of every page", {"fields": ("responsible_physician",)}),
        ("Safety", {"fields": ("crisis_text", "after_hours")}),
    )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in {"crisis_text", "after_hours", "former_telephones"}:
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 3})  # a few lines
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(Treatment)
class TreatmentAdmin(FoldedSearchAdmin, GivesBackAdmin):
    # Nothing leads here: staff do all of this in the form of the treatment's page. It stays registered
    # because the history of the site shows and links the kinds that are, older lines of treatments too.
    list_display = ("name", "order", "shows_crisis_line")
    list_editable = ("order",)
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "order", "shows_crisis_line")  # the form of the page asks the rest

    def has_module_permission(self, request):
        return False  # staff meet treatments in the list of their pages


@admin.register(Condition)
class ConditionAdmin(TeamworkAdmin, ReviewedAdmin, PageAdmin):
    list_display = ("titled", "order", "shows_crisis_line", "state", "updated_at")
    list_filter = (*PageAdmin.list_filter, "treatments")
    prepopulated_fields = {"slug": ("title",)}
    content_fieldsets = ((None, {"fields": ("title", "summary", "photo", "body")}),)
    panel_fieldsets = (
        (
            "What it leads to",
            {"classes": (BESIDE,), "fields": ("treatments", "shows_crisis_line", "order")},
        ),
    )


@admin.register(Page)
class PageOfTheClinicAdmin(TeamworkAdmin, ReviewedAdmin, PageAdmin):
    list_display = ("titled", "role", "language", "state", "updated_at")
    prepopulated_fields = {"slug": ("title",)}
    content_fieldsets = ((None, {"fields": ("title", "body")}),)
    panel_fieldsets = (
        ("Kind of page", {"classes": (BESIDE,), "fields": ("role",)}),
        ("Language", {"classes": (BESIDE,), "fields": ("language", "translation_of")}),
    )
