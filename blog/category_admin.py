"""The staff's form for categories, which asks what becomes of the address of one."""

from django import forms
from django.contrib import admin, messages
from django.urls import reverse

from clinic_site.editing.admin import GivesBackAdmin
from clinic_site.folding import FoldedSearchAdmin
from clinic_site.forwarding.deciding import leave_nothing_at, stood_at
from clinic_site.publishing.admin.asking import (
    LEADS,
    LED_TO,
    TAKES_OVER,
    TELLS,
    TICK,
    AddressQuestion,
    ChecksWhereAdmin,
    hear_where,
    is_left,
    places,
)
from clinic_site.publishing.admin.references import ReferencesAdmin
from clinic_site.publishing.admin.withdrawing import Asked
from clinic_site.publishing.links import key_of

from .models import Category


class CategoryForm(forms.ModelForm):
    """Asks first where something else once stood at its address."""

    taken_from = ""  # a sentence on that

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if "slug" in self.changed_data and TAKES_OVER not in self.data:
            self.taken_from = stood_at(
                reverse("blog:category", args=[slug]), but=key_of(self.instance)
            )
            if self.taken_from:
                raise forms.ValidationError(f"{self.taken_from} {TICK}")
        return slug


@admin.register(Category)
class CategoryAdmin(FoldedSearchAdmin, ChecksWhereAdmin, ReferencesAdmin, GivesBackAdmin):
    list_display = ("name", "description")
    search_fields = ("name",)
    form = CategoryForm
    prepopulated_fields = {"slug": ("name",)}
    change_form_template = "admin/blog/category_form.html"

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        taken_from = getattr(context["adminform"].form, "taken_from", "")
        may_move = obj is not None and self.has_change_permission(request, obj)
        if may_move or taken_from:
            own = AddressQuestion(
                leads_on=not is_left(request),
                may_move=may_move,
                taken_from=taken_from,
                is_open=bool(taken_from),
            )
            context["question"] = Asked(None, own)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, obj, form, change):
        stored = Category.objects.filter(pk=obj.pk).first()
        super().save_model(request, obj, form, change)
        before, after = stored and stored.get_absolute_url(), obj.get_absolute_url()
        if before in {None, after}:
            return
        if is_left(request):
            leave_nothing_at(before)
        words = TELLS if is_left(request) else LEADS
        self.message_user(request, words.format(before, after), messages.SUCCESS)

    def get_deleted_objects(self, objs, request):
        own = AddressQuestion(
            led_to=request.POST.get(LED_TO, ""),
            asks_where=True,
            places=tuple(places()),
            is_open=True,
        )
        request.question = Asked(None, own)
        return super().get_deleted_objects(objs, request)

    def delete_model(self, request, obj):
        hear_where(request, [obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        hear_where(request, queryset)
        super().delete_queryset(request, queryset)
