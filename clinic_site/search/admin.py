"""The staff's lists of the search: words that mean the same, and words that found nothing."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from clinic_site.editing.admin import STORED, GivesBackAdmin

from .missed import forget_answered
from .models import MissedWord, WordGroup

HOW_IT_WORKS = (
    "Patients rarely type the words that we write. Who searches for one of these words finds the pages that "
    "have any of them, from the next search on. Small typing mistakes and unfinished words are found anyway: you "
    "need not add them."
)


@admin.register(WordGroup)
class WordGroupAdmin(GivesBackAdmin):
    list_display = ("words",)
    search_fields = ("words",)
    search_help_text = "Search by a word."
    fieldsets = ((None, {"fields": ("words",), "description": HOW_IT_WORKS}),)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        missed = MissedWord.objects.exclude(word="").filter(word=request.GET.get("word", ""))
        if obj is None and (word := missed.values_list("word", flat=True).first()):
            form.base_fields["words"].initial = f"{word}, "
        return form

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        forget_answered(obj.phrases)  # nobody misses them any more


@admin.register(MissedWord)
class MissedWordAdmin(admin.ModelAdmin):
    """Words that were searched for on several days, and nothing of who searched, or when."""

    list_display = ("word", "days", "way_on")
    list_display_links = None
    search_fields = ("word",)
    search_help_text = "Search by a word."

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(word="")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_list_display(self, request):
        shown = super().get_list_display(request)
        return shown if request.user.has_perm("search.add_wordgroup") else shown[:-1]

    @admin.display(description="say what it means")
    def way_on(self, missed):
        query = {"word": missed.word, STORED: ""}
        add = reverse("admin:search_wordgroup_add", query=query)
        return format_html('<a href="{}">Say what it means</a>', add)
