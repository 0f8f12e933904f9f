"""The profile's form shows whoever changes the phone number which texts still say another."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from clinic_site.photos.uses import link_to

from .models import ClinicProfile
from .other_numbers import other_numbers

NAME = "clinic_clinicprofile_phone_numbers"


class TellsOfNumbersAdmin(admin.ModelAdmin):
    """Before the ModelAdmin of the profile."""

    change_form_template = "admin/clinic/profile_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.phone_numbers_view))
        return [path("phone-numbers/", view, name=NAME), *super().get_urls()]

    def save_model(self, request, obj, form, change):
        request.has_new_number = "telephone" in form.changed_data
        super().save_model(request, obj, form, change)

    def response_change(self, request, obj):
        answer = super().response_change(request, obj)
        return HttpResponseRedirect(reverse(f"admin:{NAME}")) if request.has_new_number else answer

    def phone_numbers_view(self, request):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        profile = ClinicProfile.get_solo()
        found = other_numbers(profile)
        seen = [saying for saying in found if self._may_see(request, saying.said_by)]
        context = {
            **self.admin_site.each_context(request),
            "title": "Phone numbers in texts",
            "opts": self.opts,
            "profile": profile,
            "shown_as_todays": _lines(one for one in seen if one.is_shown_as_todays),
            "former": _lines(one for one in seen if one.is_former and not one.follows),
            "others": _lines(one for one in seen if not one.is_former),
            "hidden": len(found) - len(seen),
        }
        return render(request, "admin/clinic/phone_numbers.html", context)

    def _may_see(self, request, said_by):
        """Whether somebody may know what a text is called: it may be a draft."""
        if not self.admin_site.is_registered(type(said_by)):
            return False
        own = self.admin_site.get_model_admin(type(said_by))
        return own.has_view_or_change_permission(request, said_by)


def _lines(sayings):
    return [(link_to(saying.said_by), saying) for saying in sayings]
