"""Why a page of the admin is only for reading, and who can change what it shows."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q

from clinic_site.listed import listed

MOST_COLLEAGUES = 3


class SaysWhyAdmin(admin.ModelAdmin):
    """A ModelAdmin that says above a form without fields why it has none."""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and not self.has_change_permission(request, obj):
            context["read_only_because"] = self.why_read_only(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def why_read_only(self, request, obj):
        """A sentence, and one about who can change it; a kind that nobody changes has its own."""
        reason = f"Your account can read {self.opts.verbose_name_plural} but not change this one."
        return f"{reason} {who_can(self.opts, ['change'])}".strip()


def who_can(opts, rights) -> str:
    """Whom to ask: groups that have all of these rights to a kind, and some of their members."""
    groups = Group.objects.all()
    for right in rights:
        groups = groups.filter(
            permissions__codename=f"{right}_{opts.model_name}",
            permissions__content_type__app_label=opts.app_label,
        )
    groups = list(groups.distinct().order_by("name"))
    if not groups:
        return ""
    names = listed([group.name for group in groups], "or")
    members = get_user_model().objects.filter(Q(groups__in=groups), is_active=True, is_staff=True)
    called = [
        member.get_full_name() or member.get_username()
        for member in members.distinct().order_by("first_name", "username")[:MOST_COLLEAGUES]
    ]
    such_as = f", such as {listed(called, 'or')}" if called else ""
    return f"Ask someone in the group {names}{such_as}."
