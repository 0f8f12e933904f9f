"""The staff's forms for articles and categories."""

from django.contrib import admin

from clinic_site.clinic.models import Person
from clinic_site.editing.choices import OrderedSelect
from clinic_site.publishing.admin import VIDEO_FIELDSET, PageAdmin
from clinic_site.revisions.admin import RevisedAdmin
from clinic_site.richtext.reading import ShowsTexts

from .category_admin import CategoryAdmin  # noqa: F401 -- Django finds it here
from .models import Post, PostQuestion


class PostQuestionInline(ShowsTexts, admin.StackedInline):
    model = PostQuestion
    extra = 0


@admin.register(Post)
class PostAdmin(RevisedAdmin, PageAdmin):
    list_display = ("title", "state", "author", "category", "publish_at")
    list_filter = (*PageAdmin.list_filter, "category", "author", "treatments", "conditions")
    list_select_related = ("author", "category")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (PostQuestionInline,)
    content_fieldsets = (
        (None, {"fields": ("title", "slug", "author", "guest_byline", "category")}),
        ("Article", {"fields": ("photo", "excerpt", "body", "questions_title")}),
        VIDEO_FIELDSET,
        (
            "What it leads to",
            {
                "fields": (
                    "treatments",
                    "conditions",
                    "read_next",
                    "next_step_title",
                    "next_step_text",
                )
            },
        ),
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
