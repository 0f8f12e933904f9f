"""The staff's form for a person, and what is told before one is deleted or taken down."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.urls import reverse

from clinic_site.photos.uses import link_to
from clinic_site.publishing.admin import PageAdmin
from clinic_site.revisions.admin import RevisedAdmin

from .bylines import byline_fields, signed_by
from .models import Person


@admin.register(Person)
class PersonAdmin(RevisedAdmin, PageAdmin):
    list_display = ("__str__", "role", "kind", "is_former", "state")
    list_filter = (*PageAdmin.list_filter, "kind", "is_former")
    list_select_related = ("photo",)
    filter_horizontal = ("treatments",)
    prepopulated_fields = {"slug": ("name",)}
    content_fieldsets = (
        (None, {"fields": ("name", "credentials", "role", "kind", "is_former", "slug")}),
        ("About", {"fields": ("summary", "quote", "bio", "photo", "treatments", "languages")}),
        (
            "License and training",
            {
                "fields": (
                    ("license_type", "license_number", "license_state"),
                    ("board_certification", "certified_by"),
                    "training",
                )
            },
        ),
    )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "training":
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 4})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_deleted_objects(self, objs, request):
        people = list(objs)
        pages = signed_by(people)
        seen = [page for page in pages if self._may_see(request, page)]
        request.bylines = {
            "lines": [link_to(page) for page in seen],
            "others": len(pages) - len(seen),
            "people": [
                (person, reverse("admin:clinic_person_change", args=[person.pk]))
                for person in people
                if not (person.is_former or person.trashed_at)
            ],
        }
        request.told_apart = byline_fields()
        return super().get_deleted_objects(people, request)

    def what_else_goes(self, page):
        count = len(signed_by([page]))
        return f"Articles that now show no byline: {count:,}." if count else ""
