"""What is done with several rows of a list at once, in words for people."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpResponseRedirect

NONE_CHOSEN = [("", "Choose one")]
NONE_TICKED = "Nothing was changed: tick at least one row first, then choose what to do."


class ActionsInWordsAdmin(admin.ModelAdmin):
    """An innermost class of every ModelAdmin, which `ClinicAdminSite.register()` puts there."""

    def get_action_choices(self, request, default_choices=NONE_CHOSEN):
        return super().get_action_choices(request, default_choices)

    def changelist_view(self, request, extra_context=None):
        is_action = request.method == "POST" and "index" in request.POST
        if is_action and "_save" not in request.POST and ACTION_CHECKBOX_NAME not in request.POST:
            self.message_user(request, NONE_TICKED, messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())
        return super().changelist_view(request, extra_context)
