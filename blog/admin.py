"""The staff's forms for articles and categories."""

from django.contrib import admin

from clinic_site.clinic.models import Person
from clinic_site.editing.choices import OrderedSelect
from clinic_site.publishing.admin import BESIDE, VIDEO_FIELDSET, PageAdmin, PageRowInline
from clinic_site.reviewing.admin import ReviewedAdmin
from clinic_site.teamwork.admin import TeamworkAdmin

from .category_admin import CategoryAdmin  # noqa: F401 -- Django finds it here
from .models import Post, PostQuestion


class PostQuestionInline(PageRowInline):
    model = PostQuestion
    below = "Questions"


@admin.register(Post)
class PostAdmin(TeamworkAdmin, ReviewedAdmin, PageAdmin):
    list_display = ("titled", "state", "author", "category", "publish_at")
    list_filter = (*PageAdmin.list_filter, "category", "author", "treatments", "conditions")
    list_select_related = ("author", "category")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (PostQuestionInline,)
    content_fieldsets = (
        (None, {"fields": ("title", "excerpt", "photo", "body")}),
        ("Questions", {"fields": ("questions_title",)}),
        VIDEO_FIELDSET,
        (
            "Call to action",
            {"classes": ("collapse",), "fields": ("next_step_title", "next_step_text")},
        ),
    )
    panel_fieldsets = (
        (
            None,
            {
                "classes": (BESIDE,),
                "fields": ("author", "category", "treatments", "conditions"),
            },
        ),
        ("A guest wrote it", {"classes": (BESIDE, "collapse"), "fields": ("guest_byline",)}),
        ("Read next", {"classes": (BESIDE, "collapse"), "fields": ("read_next",)}),
    )

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "read_next":
            kwargs["widget"] = OrderedSelect
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if obj is None and "author" in form.base_fields:
            form.base_fields["author"].initial = Person.objects.of(request.user).first()
        return form
