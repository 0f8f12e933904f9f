"""The staff's form for a person, and what is told before one is deleted or taken down."""

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.widgets import AdminTextareaWidget
from django.urls import reverse

from clinic_site.listed import listed
from clinic_site.photos.uses import link_to
from clinic_site.publishing.admin import BESIDE, PageAdmin
from clinic_site.reviewing.admin import ReviewedAdmin
from clinic_site.teamwork.admin import TeamworkAdmin

from .bylines import byline_fields, signed_by
from .models import Person

MOST_NAMED = 5
# What people may write about themselves; name, license and the rest the clinic answers for.
OWN_TEXT = {"summary", "quote", "bio", "training", "languages"}


@admin.register(Person)
class PersonAdmin(TeamworkAdmin, ReviewedAdmin, PageAdmin):
    list_display = ("__str__", "role", "kind", "is_former", "state")
    list_filter = (*PageAdmin.list_filter, "kind", "is_former")
    list_select_related = ("photo",)
    prepopulated_fields = {"slug": ("name",)}
    content_fieldsets = (
        (None, {"fields": ("name", "credentials", "role")}),
        ("About", {"fields": ("summary", "quote", "bio", "photo", "languages")}),
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
    panel_fieldsets = (
        ("At the clinic", {"classes": (BESIDE,), "fields": ("kind", "is_former", "treatments")}),
    )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "training":
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 4})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        is_there = obj is not None and obj.trashed_at is None
        return super().has_change_permission(request, obj) or (
            is_there and Person.objects.of(request.user).filter(pk=obj.pk).exists()
        )

    def get_readonly_fields(self, request, obj=None):
        own = super().get_readonly_fields(request, obj)
        if request.user.has_perm("clinic.change_person"):
            return own
        names = flatten_fieldsets(self.get_fieldsets(request, obj))
        return [name for name in names if name not in OWN_TEXT]

    def get_prepopulated_fields(self, request, obj=None):
        is_free = request.user.has_perm("clinic.change_person")
        return super().get_prepopulated_fields(request, obj) if is_free else {}

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

    def what_else_is_so(self, request, page):
        signed, is_seen = signed_by([page]), page.is_published
        if not signed or (is_seen and not page.live_until):
            return ""
        if not is_seen:
            return f"Articles that now show no byline: {len(signed):,}."
        seen = [f"“{one}”" for one in signed if self._may_see(request, one)][:MOST_NAMED]
        more = [f"{len(signed) - len(seen):,} more"] if len(signed) > len(seen) else []
        named = listed([*seen, *more])
        return f"At that moment these lose their byline: {named}."
