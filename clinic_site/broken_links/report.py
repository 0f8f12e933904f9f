"""The report of links that lead nowhere, as they stand in the texts now, each with the form to mend it."""

from django.contrib import admin
from django.db.models import Max
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from clinic_site.forwarding.models import CheckedLink
from clinic_site.photos.uses import link_to
from clinic_site.richtext.links import leads_elsewhere

from .judging import Judge
from .sources import links

LONGEST_WORDS = 80  # characters of a link that are shown


@admin.register(CheckedLink)
class BrokenLinksAdmin(admin.ModelAdmin):
    """Its list is the report; there is nothing to add or to change."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)  # which refuses
        return require_safe(self._report)(request)

    def _report(self, request):
        found = faults()
        seen = [line for line in found if self._may_see(request, line["said_by"])]
        context = {
            **self.admin_site.each_context(request),
            "title": "Broken links",
            "opts": self.opts,
            "within": [line for line in seen if not line["leads_elsewhere"]],
            "elsewhere": [line for line in seen if line["leads_elsewhere"]],
            "hidden": len(found) - len(seen),
            "checked_at": CheckedLink.objects.aggregate(last=Max("checked_at"))["last"],
        }
        return TemplateResponse(request, "admin/forwarding/broken_links.html", context)

    def _may_see(self, request, said_by):
        """Whether somebody may know what a text is called: it may be a draft."""
        if not self.admin_site.is_registered(type(said_by)):
            return False
        own = self.admin_site.get_model_admin(type(said_by))
        return own.has_view_or_change_permission(request, said_by)


def faults() -> list[dict]:
    """What is amiss, once for each place and link, with whether it stands in the draft, is seen, or both."""
    judge, found = Judge(), {}
    for link in links():
        fault = judge.fault(link)
        if not fault:
            continue
        said_by = link.said_by
        key = (type(said_by), said_by.pk, link.where, link.words, link.target)
        line = found.setdefault(
            key,
            {
                "said_by": said_by,
                "object": link_to(said_by),
                "where": link.where,
                "words": link.words[:LONGEST_WORDS],
                "address": link.address,
                "fault": fault,
                "leads_elsewhere": bool(link.address) and leads_elsewhere(link.address),
                "is_seen": False,
                "is_of_draft": False,
            },
        )
        line["is_seen" if link.is_seen else "is_of_draft"] = True
    return list(found.values())
