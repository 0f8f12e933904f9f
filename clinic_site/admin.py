"""The staff's accounts."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.db import models

from clinic_site.editing.admin import GivesBackAdmin
from clinic_site.folding import FoldedSearchAdmin
from clinic_site.outbox.forms import AddressField

admin.site.unregister(get_user_model())


@admin.register(get_user_model())
class StaffAdmin(FoldedSearchAdmin, GivesBackAdmin, UserAdmin):
    """Accounts; nobody gives away more than they have."""

    readonly_fields = ("last_login", "date_joined")
    formfield_overrides = {models.EmailField: {"form_class": AddressField}}

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if request.user.is_superuser or obj is None:
            return fieldsets
        kept = ("is_active", "is_staff", "groups")
        return [
            (title, options | {"fields": kept} if "groups" in options["fields"] else options)
            for title, options in fieldsets
        ]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def _may_touch(self, request, obj):
        return request.user.is_superuser or obj is None or not obj.is_superuser
