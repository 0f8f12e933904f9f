"""The staff's list of what header and footer lead to."""

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.text import capfirst

from clinic_site.editing.admin import GivesBackAdmin
from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.states import State

from .models import ClinicProfile, MenuItem
from .models.menus import GONE

MOST_PAGES = 500  # of a kind, the newest
HOW_IT_WORKS = (
    "Each link leads to one thing: a part of the site, a page, or an address of your own. The phone "
    "number and the button “Request a consultation” stand beside the menu in any case."
)


class MenuItemForm(forms.ModelForm):
    """Offers pages by kind and title, those too that visitors do not see yet."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "page" in self.fields:
            field = self.fields["page"]
            field.widget.choices = field.choices = self._choices()

    def _choices(self):
        groups = [_group(model) for model in page_models()]
        own, offered = (
            self.instance.page,
            {key for _kind, pages in groups for key, _title in pages},
        )
        if own and own not in offered:
            title = self.instance.title
            groups.insert(0, (own, title if title == GONE else f"{title} (not among these)"))
        return [("", "No page"), *groups]


def _group(model):
    newest = model.objects.with_states().order_by("-created_at")[:MOST_PAGES]
    rows = newest.values_list("pk", model.search_fields[0], "known_state")
    choices = [(f"{model._meta.label_lower}:{pk}", _title(*told)) for pk, *told in rows]
    choices.sort(key=lambda choice: choice[1].casefold())
    return capfirst(model._meta.verbose_name_plural), choices


def _title(title, state):
    return title if state == State.PUBLISHED else f"{title} ({State(state).label.lower()})"


class MenuList(ChangeList):
    """Knows of every link what visitors see of it, by one query for all."""

    def get_results(self, request):
        super().get_results(request)
        clinic = ClinicProfile.get_solo()
        for item in self.result_list:
            item.seen = item.link(clinic)


@admin.register(MenuItem)
class MenuItemAdmin(GivesBackAdmin):
    form = MenuItemForm
    list_display = ("__str__", "place", "order", "what_visitors_see")
    list_editable = ("order",)
    list_filter = ("place",)
    fieldsets = (
        (None, {"fields": ("place", "order", "label")}),
        ("Where it leads", {"fields": ("part", "page", "address"), "description": HOW_IT_WORKS}),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).with_pages().with_titles()

    def get_changelist(self, request, **kwargs):
        return MenuList

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "page":
            return forms.ChoiceField(label="Page", required=False, help_text=db_field.help_text)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="what visitors see")
    def what_visitors_see(self, item):
        return item.seen.url if item.seen else "Nothing yet: what it leads to is not public."
