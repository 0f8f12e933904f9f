"""Why a page of the admin is only for reading, and who can change what it shows."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q
from django.utils.text import get_text_list

from clinic_site.publishing.models import PublishablePage

MOST_COLLEAGUES = 3


class SaysWhyAdmin(admin.ModelAdmin):
    """A ModelAdmin that says above a form without fields why it has none."""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and not self.has_change_permission(request, obj):
            context["read_only_because"] = self.why_read_only(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def why_read_only(self, request, obj):
        """A sentence, and one about who can change it; a kind that nobody changes has its own."""
        is_page = isinstance(obj, PublishablePage)
        is_public = is_page and obj.status != obj.Status.DRAFT
        reason = (
            "Visitors read this page, so only those who may publish can change it."
            if is_public
            else f"Your account may read {self.opts.verbose_name_plural}, and not change this one."
        )
        rights = ["change", "publish"] if is_public else ["change"]
        return f"{reason} {who_can(self.opts, rights)}".strip()


def who_can(opts, rights) -> str:
    """Which groups have all of these rights to a kind, and some of their members, in a sentence."""
    groups = Group.objects.all()
    for right in rights:
        groups = groups.filter(
            permissions__codename=f"{right}_{opts.model_name}",
            permissions__content_type__app_label=opts.app_label,
        )
    groups = list(groups.distinct().order_by("name"))
    if not groups:
        return ""
    names = get_text_list([_with_article(group.name) for group in groups], "or")
    members = get_user_model().objects.filter(Q(groups__in=groups), is_active=True, is_staff=True)
    called = [
        member.get_full_name() or member.get_username()
        for member in members.distinct().order_by("first_name", "username")[:MOST_COLLEAGUES]
    ]
    such_as = f", such as {get_text_list(called, 'or')}" if called else ""
    return f"{names[0].upper()}{names[1:]} can{such_as}."


def _with_article(name):
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
